import { parentPort } from "node:worker_threads";
import type { Shop } from "@springtide/contracts";
import { holidaysOfShop } from "@springtide/exchange";
import { forecastSeries, type SeriesInput } from "@springtide/season";
import { tellAnswer } from "./in-thread.ts";

/** Everything that one queue is forecast from; the holidays of its shop's customers are looked up where it is computed. */
export interface ForecastWork {
  readonly shop: Shop;
  readonly input: Omit<SeriesInput, "holidays">;
}

/** Forecasts queues off the server's thread. */
parentPort?.on("message", ({ shop, input }: ForecastWork) => {
  const holidays: SeriesInput["holidays"] = (years) => holidaysOfShop(shop, years).customers;
  void tellAnswer(() => Promise.resolve().then(() => JSON.stringify(forecastSeries({ ...input, holidays }))));
});
