import { bias, wape } from "../metrics/point-accuracy.ts";
import { coverage, crps, pinballLoss, winkler } from "../metrics/distribution-accuracy.ts";
import type { CivilDay } from "@springtide/calendar";
import type { NaiveErrors } from "./naive-errors.ts";

/** A day that was forecast, and what came. */
export interface ScoredDay {
  /** First day of the forecast it belongs to. */
  readonly origin: CivilDay;
  /** 1 is the origin itself. */
  readonly lead: number;
  readonly dayClass: string;
  readonly actual: number;
  readonly mean: number;
  /** Possible counts, ascending; a single one for a method that gives one number and no band. */
  readonly counts: Float64Array;
  /** What MASE and RMSSE measure errors in: the same weekday of the week before, over the history before the origin. */
  readonly naive: NaiveErrors;
}

/** How well a group of days was forecast. Pinball, CRPS and Winkler in contacts a day; the rest are shares. */
export interface Accuracy {
  readonly days: number;
  readonly wape: number;
  readonly bias: number;
  /** Mean error in units of the mean error of the same weekday of the week before, over the history before each origin. */
  readonly mase: number;
  /** The same of root mean squares. */
  readonly rmsse: number;
  /** Mean over the quantiles 5, 25, 50, 75, 95 %. */
  readonly pinball: number;
  readonly crps: number;
  /** Winkler score of the central 80 %. */
  readonly winkler80: number;
  readonly coverage50: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Accuracy of a group of days; NaN in every score of an empty group. Cost: days x paths. */
export function accuracyOf(days: readonly ScoredDay[]): Accuracy {
  const actual = Float64Array.from(days, (day) => day.actual);
  const forecast = Float64Array.from(days, ({ mean }) => mean);
  const at = (quantile: number): Float64Array => Float64Array.from(days, ({ counts }) => quantileOf(counts, quantile));
  const band = (share: number): { actual: Float64Array; lower: Float64Array; upper: Float64Array } => ({
    actual,
    lower: at((1 - share) / 2),
    upper: at((1 + share) / 2),
  });
  const losses = QUANTILES.map((quantile) => pinballLoss({ actual, forecast: at(quantile), quantile }));
  return {
    days: days.length,
    wape: wape({ actual, forecast }),
    bias: bias({ actual, forecast }),
    ...scaledErrors(days),
    pinball: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    crps: crps({ actual, samples: days.map(({ counts }) => counts) }),
    winkler80: winkler({ ...band(0.8), alpha: 0.2 }),
    coverage50: coverage(band(0.5)),
    coverage80: coverage(band(0.8)),
    coverage95: coverage(band(0.95)),
  };
}

/** Days of an origin whose history has no error to measure in (constant, or shorter than a week) are left out. */
function scaledErrors(days: readonly ScoredDay[]): { mase: number; rmsse: number } {
  const measured = days.filter(({ naive }) => naive.absolute > 0);
  const meanOf = (of: (day: ScoredDay) => number): number =>
    measured.reduce((sum, day) => sum + of(day), 0) / measured.length;
  return {
    mase: meanOf(({ actual, mean, naive }) => Math.abs(actual - mean) / naive.absolute),
    rmsse: Math.sqrt(meanOf(({ actual, mean, naive }) => (actual - mean) ** 2 / naive.squared)),
  };
}

/** The value that a share of ascending counts does not exceed; NaN of none. @example quantileOf(Float64Array.of(1, 2, 3, 4), 0.5) // => 2 */
export function quantileOf(ascending: Float64Array, quantile: number): number {
  return ascending[Math.max(0, Math.ceil(quantile * ascending.length) - 1)] ?? NaN;
}
