import type { BaselineMethod } from "../models/baseline-method.ts";
import { DECOMPOSITION } from "../models/decomposition.ts";
import { DOUBLE_EXPONENTIAL_SMOOTHING, EXPONENTIAL_SMOOTHING } from "../models/exponential-smoothing.ts";
import { SEASONAL_AVERAGE, SEASONAL_MOVING_AVERAGE, SEASONAL_NAIVE } from "../models/seasonal-average-methods.ts";
import { THETA } from "../models/theta.ts";

/** Name of the member that every ensemble has. */
export const REGRESSION = "count regression";

/** The regression with a memory of half a year: where a queue has changed, what it was years ago misleads. */
export const RECENT_REGRESSION = "count regression of late";
export const RECENT_HALF_LIFE_DAYS = 180;

/** The methods that can continue a history beside the regression, which also tells them its causes. */
export const BASELINE_METHODS: readonly BaselineMethod[] = [
  SEASONAL_NAIVE,
  SEASONAL_AVERAGE,
  SEASONAL_MOVING_AVERAGE,
  EXPONENTIAL_SMOOTHING,
  DOUBLE_EXPONENTIAL_SMOOTHING,
  DECOMPOSITION,
  THETA,
];

/** Members unless asked otherwise: all but the naive one, which is the yardstick and never better than its mean over weeks for long. */
export const USUAL_METHODS: readonly BaselineMethod[] = BASELINE_METHODS.filter((method) => method !== SEASONAL_NAIVE);
