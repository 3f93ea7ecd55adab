import { civilDay, timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop, WeatherDay } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { FORESEEN_DAYS } from "../backtest/series-weather-at.ts";
import { foreseenDays } from "./foreseen-days.ts";
import type { QueueCauses } from "./queue-causes.ts";
import type { SeriesInput } from "./series-input.ts";
import { seriesOfHistory } from "./series-of-history.ts";
import { SERIES } from "./series-shop.ts";

/** One queue of a shop, how far it is to be forecast, and all that is known. */
export interface QueueQuestion extends QueueCauses {
  readonly contacts: readonly ContactHistory[];
  readonly days: number;
  readonly paths: number;
  readonly seed: number;
}

/**
 * A queue as a plain series with the causes of its shop: its own past, the shop's triggers in all markets, and the daily weather of the market
 * with the most orders; of a weather forecast there, the week that says more than the season does. Holidays are left to whoever looks them up.
 * @throws Refusal `no-such-queue`, `no-history`
 */
export function seriesOfQueue(question: QueueQuestion): Omit<SeriesInput, "holidays"> {
  const { shop, queue: id, contacts, weather, forecasts, orders, days, paths, seed } = question;
  const queue = shop.queues.find((one) => one.id === id);
  if (queue === undefined) throw noSuchQueue(shop, id);
  const history = contacts.find((one) => one.queue === id);
  const lastMs = history?.startMs.at(-1);
  if (history === undefined || lastMs === undefined) throw noHistory(id);
  const market = largestMarket(shop);
  return {
    series: seriesOfHistory(history, queue.zone),
    zone: queue.zone,
    hasZone: true,
    asOf: null,
    horizon: { days },
    country: market?.country ?? null,
    ...weatherOf(question, market?.id ?? null, timeZone(queue.zone).dayAt(lastMs)),
    triggers: { shop, queue: id, weather, forecasts, orders },
    paths,
    seed,
  };
}

/** The market with the most orders; of several the first, null where there is none. */
function largestMarket({ markets }: Shop): Shop["markets"][number] | null {
  return markets.reduce<Shop["markets"][number] | null>(
    (most, market) => (most === null || market.orderShare > most.orderShare ? market : most),
    null,
  );
}

function weatherOf(
  { weather, forecasts }: QueueCauses,
  market: string | null,
  lastKnown: number,
): Pick<SeriesInput, "weather" | "weatherKnownDays"> {
  const observed = weather.filter((day) => day.market === market).map((day) => ({ ...day, market: SERIES }));
  if (observed.length === 0) return { weather: null, weatherKnownDays: 0 };
  const forecast = market === null ? undefined : forecasts.get(market);
  if (forecast === undefined) return { weather: observed, weatherKnownDays: 0 };
  const seen = new Set(observed.map(({ day }) => day));
  const foreseen = foreseenDays(forecast, SERIES).filter(({ day }) => !seen.has(day));
  const all: readonly WeatherDay[] = [...observed, ...foreseen];
  const last = all.reduce((most, { day }) => Math.max(most, civilDay(day)), -Infinity);
  return { weather: all, weatherKnownDays: Math.min(FORESEEN_DAYS, Math.max(0, last - lastKnown)) };
}

function noSuchQueue(shop: Shop, queue: string): Refusal {
  return new Refusal({
    code: "no-such-queue",
    place: { field: "/queue" },
    found: JSON.stringify(queue),
    rule: `the queues of ${shop.id} are ${shop.queues.map(({ id }) => id).join(", ")}`,
    remedy: "Name one of these.",
  });
}

function noHistory(queue: string): Refusal {
  return new Refusal({
    code: "no-history",
    place: { field: "/queue" },
    found: `the queue ${queue} without any contacts`,
    rule: "a forecast learns from the past",
    remedy: "Import its contacts first.",
  });
}
