import { drawDailyRates } from "../paths/draw-daily-rates.ts";
import { fitDailyModel } from "./fit-daily-model.ts";
import type { ForecastModel } from "./forecast-model.ts";

/**
 * The daily count regression (`fitDailyModel`) as a forecast model: level, week, month, year, holidays, triggers and measurements, with an
 * AR(1) level and a gamma factor of each day.
 */
export const COUNT_REGRESSION: ForecastModel = {
  name: "count regression",
  fit(input) {
    const { parameters, fitted, residuals, caveats } = fitDailyModel(input);
    return { fitted, residuals, caveats, samplePaths: (request) => drawDailyRates({ ...request, parameters }) };
  },
};
