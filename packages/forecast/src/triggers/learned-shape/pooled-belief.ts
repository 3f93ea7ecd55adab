import type { LowerTriangle } from "../../models/cholesky.ts";
import type { ShapeBelief, ShapeStep } from "./shape-equations.ts";
import { combined, inverseOf, sandwich, times } from "./symmetric-matrix.ts";

/**
 * Of the doubt about a shape, this share is common to all queues of a trigger and the rest is each queue's own: the cause is one, the
 * people who answer to it choose their channel by their own haste.
 */
const COMMON_SHARE = 0.7;

/**
 * What is believed of the shape of one queue when the other queues of the trigger have spoken: shapes of queues are normal around a common
 * shape, which is normal around the one given (an exact step of the hierarchical normal model; Gelman et al. 2013, Bayesian Data Analysis,
 * 5.4). Without others it is the prior.
 */
export function beliefFromOthers(prior: LowerTriangle, others: readonly ShapeStep["evidence"][]): ShapeBelief {
  const { size } = prior;
  const none = { mean: new Float64Array(size), precision: size === 0 ? prior : inverseOf(prior) };
  if (others.length === 0 || size === 0) return none;
  const own = combined(prior, 1 - COMMON_SHARE, prior, 0);
  const ownPrecision = inverseOf(own);
  let precision = inverseOf(combined(prior, COMMON_SHARE, prior, 0));
  const score = new Float64Array(size);
  for (const { information, score: said } of others) {
    // (I + T^-1)^-1: with it, what a queue says of its own shape becomes what it says of the common one.
    const shrunk = inverseOf(combined(information, 1, ownPrecision, 1));
    precision = combined(precision, 1, combined(ownPrecision, 1, sandwich(ownPrecision, shrunk), -1), 1);
    times(ownPrecision, times(shrunk, said)).forEach((value, i) => (score[i] = (score[i] ?? 0) + value));
  }
  const common = inverseOf(precision);
  return { mean: times(common, score), precision: inverseOf(combined(common, 1, own, 1)) };
}
