import { Refusal } from "@springtide/refusal";

/** Covariance of the errors of all nodes, steady enough to be inverted, and how it came about. */
export interface ShrunkCovariance {
  readonly covariance: number[][];
  /** How far the correlations were drawn towards none: 0 as observed, 1 wholly. */
  readonly intensity: number;
  /** Days on which the errors of all nodes are known. */
  readonly days: number;
  /** Nodes whose errors varied less than the least variance, which stands in for theirs. */
  readonly raised: readonly number[];
}

const LEAST_DAYS = 3;
const LEAST_VARIANCE = 1e-4;

/**
 * Covariance of one-step errors around zero with its correlations drawn towards none: with fewer days than pairs of nodes the observed
 * covariance is noise, or not invertible at all. Variances stay as observed. The intensity is the one that errs least in mean
 * square: the sum of the variances of the observed correlations over the sum of their squares, at most 1.
 * Days on which the error of some node is unknown (NaN) are left out.
 * Source: Schaefer & Strimmer (2005), Statistical Applications in Genetics and Molecular Biology 4(1), 32, target D.
 * @param errors by node, contacts, one value a day
 * @param leastVariance contacts squared; for silent nodes, whose errors are all zero
 * @throws Refusal "too-few-errors" under three known days, "errors-not-alike" when nodes differ in length
 * Cost: O(nodes^2 x days).
 * @example shrunkCovariance([[3, -3, 3, -3], [1, 1, -1, -1]]).covariance[0][0] // => 9
 */
export function shrunkCovariance(
  errors: readonly ArrayLike<number>[],
  leastVariance: number = LEAST_VARIANCE,
): ShrunkCovariance {
  const known = knownDays(errors);
  const n = known.length;
  const raw = errors.map((ofNode) => known.reduce((sum, day) => sum + (ofNode[day] ?? 0) ** 2, 0) / n);
  const raised = [...raw.keys()].filter((i) => (raw[i] ?? 0) < leastVariance);
  const variances = raw.map((value) => Math.max(value, leastVariance));
  const scaled = errors.map((ofNode, i) =>
    Float64Array.from(known, (day) => (ofNode[day] ?? 0) / Math.sqrt(variances[i] ?? 1)),
  );
  const correlations = scaled.map((a, i) => scaled.map((b, j) => (i === j ? 1 : meanProduct(a, b))));
  const intensity = shrinkage(scaled, correlations);
  const covariance = correlations.map((row, i) =>
    row.map((r, j) =>
      i === j ? (variances[i] ?? 0) : (1 - intensity) * r * Math.sqrt((variances[i] ?? 0) * (variances[j] ?? 0)),
    ),
  );
  return { covariance, intensity, days: n, raised };
}

function shrinkage(scaled: readonly Float64Array[], correlations: readonly (readonly number[])[]): number {
  const n = scaled[0]?.length ?? 0;
  let noise = 0;
  let signal = 0;
  scaled.forEach((a, i) => {
    scaled.slice(0, i).forEach((b, j) => {
      const r = correlations[i]?.[j] ?? 0;
      const squares = a.reduce((sum, value, day) => sum + (value * (b[day] ?? 0)) ** 2, 0);
      noise += (squares - n * r * r) / (n * (n - 1));
      signal += r * r;
    });
  });
  // Without any correlation there is nothing to shrink, whatever the intensity.
  return signal === 0 ? 1 : Math.min(1, Math.max(0, noise / signal));
}

function meanProduct(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, day) => sum + value * (b[day] ?? 0), 0) / a.length;
}

function knownDays(errors: readonly ArrayLike<number>[]): number[] {
  const days = errors[0]?.length ?? 0;
  const odd = errors.findIndex((ofNode) => ofNode.length !== days);
  if (odd >= 0)
    throw refused(
      "errors-not-alike",
      `/errors/${odd}`,
      `${errors[odd]?.length ?? 0} errors`,
      `each node has ${days} of them, as the first has`,
      "Give the errors of the same days for all nodes, NaN where unknown.",
    );
  const known = Array.from({ length: days }, (_, day) => day).filter((day) =>
    errors.every((ofNode) => Number.isFinite(ofNode[day])),
  );
  if (known.length < LEAST_DAYS)
    throw refused(
      "too-few-errors",
      "/errors",
      `${known.length} days on which the errors of all nodes are known`,
      `${LEAST_DAYS} are needed`,
      "Take a longer history, or take the sums of the leaves.",
    );
  return known;
}

function refused(code: string, field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code, place: { field }, found, rule, remedy });
}
