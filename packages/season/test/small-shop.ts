import { civilDay, intervalGrid, isoDay, openIntervals, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory, Shop, ShopHolidays, WeatherDay } from "@springtide/contracts";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import type { PlanInput } from "@springtide/season";

/** A shop of two queues, one team and one partner that is planned for four weeks in a blink. */
const SMALL = {
  springtide: 1,
  id: "small",
  name: "Small shop",
  currency: "EUR",
  interval: "30m",
  sites: [
    {
      id: "home",
      zone: "Europe/Berlin",
      openingHours: { week: [{ days: "mon-sat", hours: "08:00-18:00" }], onHolidays: "closed" },
    },
  ],
  markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
  queues: [
    { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
    { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m" },
  ],
  teams: [
    {
      id: "desk",
      serves: ["phone", "email"],
      costPerHour: 24.37,
      roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 12 }],
    },
  ],
  agreements: [
    { id: "partner", partner: "Partner", serves: ["phone"], seats: 6, minimumBlock: "2h", pricePerHour: 29.35 },
  ],
  plan: { horizon: "4w", paths: 20 },
};

/** The small shop with some keys of its file written otherwise. */
export function smallShop(changes: Readonly<Record<string, unknown>> = {}): Shop {
  return resolveShop(parseOrRefuse(ShopFile, { ...SMALL, ...changes }));
}

export const NO_HOLIDAYS: ShopHolidays = { customers: [], bySite: {} };

/** Rows of a queue, written as instants and counts. */
export function historyOfRows(
  queue: string,
  minutes: number | "day",
  rows: readonly (readonly [startMs: number, offered: number])[],
): ContactHistory {
  const unknown = new Float64Array(rows.length).fill(Number.NaN);
  return {
    queue,
    minutes,
    startMs: Float64Array.from(rows, ([startMs]) => startMs),
    offered: Float64Array.from(rows, ([, offered]) => offered),
    handled: unknown,
    abandoned: unknown,
    ahtSeconds: unknown,
  };
}

/** Poisson counts in every open interval: a higher Monday, a midday high, and what `times` says of a day. */
export function pastOf(
  shop: Shop,
  queue: string,
  span: { readonly from: string; readonly days: number; readonly perHour?: number },
  times: (day: number) => number = () => 1,
): ContactHistory {
  const described = shop.queues.find(({ id }) => id === queue);
  if (described === undefined) throw new Error(`no queue ${queue}`);
  const zone = timeZone(shop.zone);
  const grid = intervalGrid({
    zone,
    firstDay: civilDay(span.from),
    days: span.days,
    intervalMinutes: shop.intervalMinutes,
  });
  const open = openIntervals({ grid, zone, hours: described.openingHours, holidays: new Set() });
  const random = randomStream(7, `past of ${queue}`);
  const rows: [number, number][] = [];
  grid.startsMs.forEach((startMs, i) => {
    if (open[i] === 0) return;
    const day = zone.dayAt(startMs);
    const hour = zone.minuteOfDayAt(startMs) / 60;
    const mean =
      (span.perHour ?? 20) *
      (shop.intervalMinutes / 60) *
      (weekday(day) === 1 ? 1.4 : 1) *
      (1 - 0.05 * Math.abs(hour - 12)) *
      times(day);
    rows.push([startMs, drawPoisson(random, mean)]);
  });
  return historyOfRows(queue, shop.intervalMinutes, rows);
}

/** A plan's input: the shop, four months of past of every queue, no weather. */
export function smallInput(shop: Shop = smallShop(), changes: Partial<PlanInput> = {}): PlanInput {
  return {
    shop,
    holidays: NO_HOLIDAYS,
    contacts: shop.queues.map(({ id }) => pastOf(shop, id, { from: "2026-05-04", days: 119 })),
    weather: [],
    ...changes,
  };
}

/** Weather that is cold until a day of each year and warm from then on. */
export function weatherWithWarmDays(market: string, firstWarmDays: readonly string[], until: string): WeatherDay[] {
  const warmFrom = new Map(firstWarmDays.map((day) => [day.slice(0, 4), civilDay(day)]));
  const from = civilDay(`${firstWarmDays[0]?.slice(0, 4) ?? "2020"}-01-01`);
  return Array.from({ length: civilDay(until) - from + 1 }, (_, i) => {
    const day = isoDay(from + i);
    const isWarm = from + i >= (warmFrom.get(day.slice(0, 4)) ?? Infinity);
    return { day, market, maxC: isWarm ? 21 : 8, minC: 3, precipitationMm: 0, sky: "sun", sunshineHours: null };
  });
}
