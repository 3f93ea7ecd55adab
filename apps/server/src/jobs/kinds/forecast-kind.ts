import type { Shop, WeatherDay } from "@springtide/contracts";
import { ForecastJobCall, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { SERIES, seriesOfHistory } from "@springtide/season";
import type { ForecastWork } from "../forecast-worker.ts";
import type { JobKind } from "../job-kind.ts";
import type { ShopInputs } from "../shop-inputs.ts";
import { presentInputs, shopInputsAsAsked } from "../shop-inputs.ts";

/** A forecast of one queue from its own history, the weather of its shop's first market and the holidays there. */
export function forecastKind(script: URL): JobKind<ForecastJobCall> {
  return {
    name: "forecast",
    lane: "compute",
    priority: 0,
    read: (input) => parseOrRefuse(ForecastJobCall, input),
    shopOf: ({ shop }) => shop,
    basis: ({ shop }, store) => presentInputs(store, shop),
    async work(call, { store, threads, progress, signal, basis }) {
      const work = forecastWork(await shopInputsAsAsked(store, call.shop, basis), call);
      return { state: "ready", result: await threads.run({ script, work, progress, signal }) };
    },
  };
}

function forecastWork(
  { shop, contacts, weather }: ShopInputs,
  { queue: id, days, paths, seed }: ForecastJobCall,
): ForecastWork {
  const queue = shop.queues.find((one) => one.id === id);
  if (queue === undefined) throw noSuchQueue(shop, id);
  const history = contacts.find((one) => one.queue === id);
  if (history === undefined || history.startMs.length === 0) throw noHistory(id);
  const [market] = shop.markets;
  return {
    series: seriesOfHistory(history, queue.zone),
    zone: queue.zone,
    hasZone: true,
    asOf: null,
    horizon: { days },
    country: market?.country ?? null,
    subdivision: market?.subdivision ?? null,
    weather: weatherOf(market?.id, weather),
    weatherKnownDays: 0,
    triggers: null,
    paths,
    seed,
  };
}

function weatherOf(market: string | undefined, weather: readonly WeatherDay[]): WeatherDay[] | null {
  const own = weather.filter((day) => day.market === market);
  return own.length === 0 ? null : own.map((day) => ({ ...day, market: SERIES }));
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
