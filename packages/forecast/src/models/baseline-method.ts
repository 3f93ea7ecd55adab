import type { CivilDay } from "@springtide/calendar";

/** Logs of daily counts from which causes have been taken out: what a method without causes can continue. */
export interface LogSeries {
  readonly firstDay: CivilDay;
  /** ln(contacts + 1/2) less the logs of causes; NaN where unknown or closed. */
  readonly logs: Float64Array;
}

/**
 * A cheap way to continue a series, forecast from many origins in one pass. An origin is the number of days known: `logs[0 .. origin - 1]`
 * may be used, and lead 0 is the day `origin`.
 */
export interface BaselineMethod {
  readonly name: string;
  /** Known days below which the method has nothing to stand on. */
  readonly leastDays: number;
  /** Expected logs of the `days` days after each origin. Origins ascend. */
  forecasts(series: LogSeries, origins: readonly number[], days: number): readonly Float64Array[];
}
