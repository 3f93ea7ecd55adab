import type { DailyModelParameters } from "./daily-model-parameters.ts";

/** What a trigger does at its peak: extra contacts as a fraction, with the band that holds 80 % of its next firings. */
export interface LearnedLift {
  readonly lift: number;
  readonly low: number;
  readonly high: number;
  /** Firings inside the history; none means that the lift is only what was believed. */
  readonly learnedFrom: number;
}

/** A fitted daily model with what there is to say about it. */
export interface FittedDailyModel {
  readonly parameters: DailyModelParameters;
  readonly lifts: Record<string, LearnedLift>;
  /** Relative residuals (y - m) / m of every day of the history; NaN on days left out. */
  readonly residuals: Float64Array;
  /** Expected contacts of every day of the history without the level's wandering; NaN on days left out. */
  readonly fitted: Float64Array;
  /** What a reader of the forecast must know, in sentences. */
  readonly caveats: string[];
}
