import { studentQuantile } from "@springtide/probability";

/** The same two sums of each batch or replication: what is counted, and what it is taken of. */
export interface RatioParts {
  readonly over: ArrayLike<number>;
  readonly under: ArrayLike<number>;
}

/** A ratio with what the run knows of its error; null where it cannot be told. */
export interface RatioEstimate {
  /** Sum over sum; null where nothing is to be taken of. */
  readonly value: number | null;
  readonly standardError: number | null;
  /** Half the width of the 95 % interval: Student's point times the standard error. */
  readonly halfWidth: number | null;
  /** How far one batch resembles the next: near 0 where batches are long enough. */
  readonly lagOneCorrelation: number | null;
}

const CONFIDENCE_POINT = 0.975;

/**
 * A share or a mean over batches of one run or over independent replications, as the ratio of two sums (contacts of a
 * busy batch weigh more), with its standard error by the ratio estimator: s of (over - value x under) / mean under,
 * divided by the root of the number of parts. With fewer than two parts there is no error to tell.
 * Source: Law (2015), Simulation Modeling and Analysis, 5th ed., 9.5.3; Cochran (1977), Sampling Techniques, ch. 6.
 */
export function ratioEstimate({ over, under }: RatioParts): RatioEstimate {
  const parts = over.length;
  const total = sumOf(under);
  if (!(total > 0)) return { value: null, standardError: null, halfWidth: null, lagOneCorrelation: null };
  const value = sumOf(over) / total;
  if (parts < 2) return { value, standardError: null, halfWidth: null, lagOneCorrelation: null };
  const residuals = Float64Array.from({ length: parts }, (_, at) => (over[at] ?? 0) - value * (under[at] ?? 0));
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const standardError = Math.sqrt((squares / (parts - 1)) * parts) / total;
  const neighbours = residuals.reduce((sum, residual, at) => sum + residual * (residuals[at + 1] ?? 0), 0);
  return {
    value,
    standardError,
    halfWidth: studentQuantile(CONFIDENCE_POINT, parts - 1) * standardError,
    lagOneCorrelation: squares > 0 ? neighbours / squares : 0,
  };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}
