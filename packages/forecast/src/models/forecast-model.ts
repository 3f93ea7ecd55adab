import type { DailyPathsRequest } from "../paths/draw-daily-rates.ts";
import type { DailyModelInput } from "./daily-problem.ts";

/**
 * The one shape of every forecast model: fitted to a history, it gives residuals and possible futures. Whoever plans with it need not know
 * which model it is.
 */
export interface ForecastModel {
  readonly name: string;
  /** @throws Refusal "no-history" or "negative-contacts" */
  fit(input: DailyModelInput): FittedForecast;
}

/** A model that knows its history. Arrays are as long as the history; NaN on days that are unknown or closed. */
export interface FittedForecast {
  /** Contacts expected of each day without the wandering of the level. */
  readonly fitted: Float64Array;
  /** (y - fitted) / fitted. */
  readonly residuals: Float64Array;
  /** What a reader must know, in sentences. */
  readonly caveats: readonly string[];
  /** Rates of contacts a day, [path * days + day]; counts are Poisson around them. Same request, same numbers. */
  samplePaths(request: FuturesRequest): Float32Array;
}

/** Which days to forecast, how often, and what is known of them. */
export type FuturesRequest = Omit<DailyPathsRequest, "parameters">;
