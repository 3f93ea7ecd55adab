import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { parseOrRefuse, resolveShop, type Shop, ShopFile } from "@springtide/contracts";
import type { Solve } from "@springtide/planning";
import { openDeciding, type Deciding, type DecidingQuestion, type StandByQuestion } from "@springtide/season";

/** Days from Monday 6 March 2028 on, in Berlin. */
export const MONDAY = civilDay("2028-03-06");
export const PATHS = 20;
const NORMAL = 12;
const PEAK = 60;

/**
 * One line that is open for a few hours on weekdays, three people of one's own, one partner: a warm day comes on one of the days of the second week
 * in half of the seasons, and more than doubles what comes for the three days from then on.
 */
export function standByShop(changes: {
  readonly agreements?: readonly Record<string, unknown>[];
  readonly hours?: string;
  readonly extraHours?: Record<string, unknown>;
  readonly desks?: number;
}): Shop {
  const { hours = "09:00-13:00", agreements = [partner()], extraHours, desks } = changes;
  return resolveShop(
    parseOrRefuse(ShopFile, {
      ...{ springtide: 1, id: "stall", name: "Stall", currency: "EUR", interval: "60m" },
      sites: [{ id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "mon-fri", hours }] }, desks }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", shrinkage: "20%" }],
      triggers: [
        {
          ...{ id: "warm", kind: "first-warm-day", name: "First warm day", thresholdC: 18 },
          response: { lead: "0d", decay: "3d", lift: { phone: "+150%" } },
        },
      ],
      teams: [
        {
          id: "desk",
          serves: ["phone"],
          costPerHour: 24,
          extraHours,
          roster: [{ days: "mon-fri", from: "09:00", to: "13:00", heads: 3 }],
        },
      ],
      agreements,
      plan: { firstDay: "2028-03-06", horizon: "2w", paths: PATHS },
    }),
  );
}

/** The partner's terms, some of them otherwise. */
export function partner(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ...{ id: "line", partner: "Line", serves: ["phone"], seats: 6, minimumBlock: "2h", startEvery: "1h" },
    ...{ notice: "7d", pricePerHour: 30 },
    standBy: { reserve: "7d", confirm: "3d", feePerSeatHour: 2 },
    ...changes,
  };
}

/** A season of the shop drawn by hand: which day the warm day falls on is all that differs from path to path. */
export function standBySeason(shop: Shop, onsetOf = warmDay, seed = 1): DecidingQuestion {
  const grid = intervalGrid({ zone: timeZone("Europe/Berlin"), firstDay: MONDAY, days: 14, intervalMinutes: 60 });
  const intervals = grid.startsMs.length;
  const onsets = Int32Array.from({ length: PATHS }, (_, path) => onsetOf(path));
  const from = shop.queues[0]?.openingHours.week[0]?.[0]?.fromMinute ?? 0;
  const to = shop.queues[0]?.openingHours.week[0]?.[0]?.toMinute ?? 0;
  const open = Uint8Array.from(grid.startsMs, (ms) => {
    const minute = grid.zone.minuteOfDayAt(ms);
    const weekday = (grid.zone.dayAt(ms) - MONDAY) % 7;
    return weekday < 5 && minute >= from && minute < to ? 1 : 0;
  });
  const intervalRates = new Float32Array(PATHS * intervals);
  onsets.forEach((onset, path) => {
    for (let t = 0; t < intervals; t += 1) {
      const since = grid.zone.dayAt(grid.startsMs[t] ?? 0) - onset;
      if (open[t] === 1) intervalRates[path * intervals + t] = since >= 0 && since < 3 ? PEAK : NORMAL;
    }
  });
  const rates = { dailyRates: new Float32Array(0), intervalRates };
  const dailyCounts = new Float64Array(0);
  const shape = { leadDays: 0, decayDays: 3, durationDays: 3 };
  return {
    basis: {
      ...{ shop, grid, seed, paths: PATHS, queues: [] },
      holidays: { customers: new Set(), bySite: new Map() },
      triggers: [{ id: "warm", ...shape, pastOnsets: [], nextOnsets: [UNCERTAIN] }],
    },
    demand: {
      onsets: new Map([["warm", [onsets]]]),
      queues: [
        {
          ...{ queue: "phone", open, waiting: 0, opening: null, ...rates, dailyCounts, layers: [] },
          model: { ...rates, dailyCounts },
          aht: { meanSeconds: 300, ofInterval: null },
        },
      ],
    },
    ownHeads: [{ team: "desk", serves: ["phone"], heads: Uint16Array.from(open, (isOpen) => isOpen * 3) }],
    losses: [{ queue: "phone", perAbandoned: 12, perLate: 1 }],
  };
}

const UNCERTAIN = {
  ...{ market: null, weight: 1, never: 0.5, basis: "climatology" as const },
  days: [{ day: MONDAY + 7, probability: 0.5 }],
};

/** In every second season on a weekday of the second week, else in no season that is looked at. */
function warmDay(path: number): number {
  return path % 2 === 0 ? MONDAY + 7 + ((path / 2) % 5) : MONDAY + 100;
}

/** The service tables of the line, made once for all tests. */
let tables: Deciding | undefined;

/** The second week, asked on the first day planned. */
export function secondWeek(
  shop: Shop,
  solve: Solve,
  {
    question = standBySeason(shop),
    tolerance = 0,
  }: { readonly question?: DecidingQuestion; readonly tolerance?: number } = {},
): StandByQuestion & { readonly deciding: Deciding } {
  const deciding = openDeciding({ ...question, like: tables });
  tables ??= deciding;
  return {
    ...{ deciding, agreements: shop.agreements, span: { firstDay: MONDAY + 7, days: 7 }, seed: 5, classes: 3 },
    atMs: question.basis.grid.startsMs[0] ?? 0,
    work: { solve, limits: { gap: 0.001, nodes: 100 }, tolerance },
  };
}
