import { lookUpHolidays } from "@springtide/exchange";
import { forecastSeries, type SeriesInput } from "@springtide/season";
import { answerInThread } from "./in-thread.ts";

/** Everything that one queue is forecast from; holidays are looked up where it is computed. */
export interface ForecastWork extends Omit<SeriesInput, "holidays"> {
  readonly subdivision: string | null;
}

/** Forecasts queues off the server's thread. */
answerInThread(({ subdivision, ...input }: ForecastWork) => {
  const { country } = input;
  return Promise.resolve(
    JSON.stringify(
      forecastSeries({
        ...input,
        holidays: (years) => (country === null ? [] : lookUpHolidays({ country, subdivision, ...years })),
      }),
    ),
  );
});
