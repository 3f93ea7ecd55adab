import { parentPort } from "node:worker_threads";
import { lookUpHolidays } from "@springtide/exchange";
import { forecastSeries, type SeriesInput } from "@springtide/season";
import { tellAnswer } from "./in-thread.ts";

/** Everything that one queue is forecast from; holidays are looked up where it is computed. */
export interface ForecastWork extends Omit<SeriesInput, "holidays"> {
  readonly subdivision: string | null;
}

/** Forecasts queues off the server's thread. */
parentPort?.on("message", ({ subdivision, ...input }: ForecastWork) => {
  const { country } = input;
  const holidays: SeriesInput["holidays"] = (years) =>
    country === null ? [] : lookUpHolidays({ country, subdivision, ...years });
  void tellAnswer(() => Promise.resolve().then(() => JSON.stringify(forecastSeries({ ...input, holidays }))));
});
