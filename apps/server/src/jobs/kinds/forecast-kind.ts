import { ForecastJobCall, parseOrRefuse } from "@springtide/contracts";
import type { ForecastWork } from "../forecast-worker.ts";
import type { JobKind } from "../job-kind.ts";
import { presentInputs, shopInputsAsAsked } from "../shop-inputs.ts";

/** A forecast of one queue from its own history, with its shop's triggers, weather, orders, campaigns and holidays. */
export function forecastKind(script: URL): JobKind<ForecastJobCall> {
  return {
    name: "forecast",
    lane: "compute",
    priority: 0,
    read: (input) => parseOrRefuse(ForecastJobCall, input),
    shopOf: ({ shop }) => shop,
    basis: ({ shop }, store) => presentInputs(store, shop),
    async work(call, { store, threads, progress, signal, basis }) {
      const inputs = await shopInputsAsAsked(store, call.shop, basis, call.queue);
      const { shop, weatherForecasts: forecasts } = inputs;
      const { seriesOfQueue } = await import("@springtide/season");
      const work: ForecastWork = { shop, input: seriesOfQueue({ ...inputs, ...call, shop, forecasts }) };
      return { state: "ready", result: await threads.run({ script, work, progress, signal }) };
    },
  };
}
