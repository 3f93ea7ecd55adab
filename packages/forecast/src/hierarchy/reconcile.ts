import { Refusal } from "@springtide/refusal";
import { liftNegatives } from "./non-negative.ts";
import { minimumTrace } from "./projection.ts";
import type { Projection } from "./projection.ts";
import type { SummingMatrix } from "./summing-matrix.ts";

/** Forecasts whose sums hold, by node as the summing matrix has them. */
export interface Reconciled {
  readonly reconciled: Float64Array;
  /** Leaves that reconciliation alone would have left below zero, held at zero instead. Empty unless negatives were to be lifted. */
  readonly heldAtZero: readonly number[];
}

/**
 * Forecasts of all nodes made to agree: the group is the sum of its shops, a shop of its channels, a channel of its queues. Each
 * gives way as its errors are large: MinT, reconciled = S (S' W^-1 S)^-1 S' W^-1 base (see `minimumTrace`).
 * Forecasts without bias stay so. A leaf may come out negative; with `nonNegative` the nearest forecasts without a negative are
 * answered instead (see `liftNegatives`), and the leaves held at zero are named.
 * Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), Journal of the American Statistical Association 114(526), 804-819.
 * @param of.base contacts (of a day, say) by node
 * @param of.covariance of the errors of the base forecasts, such as `shrunkCovariance` gives
 * @throws Refusal "base-not-known" when a forecast is missing or not finite; as `minimumTrace`
 * Cost: O(nodes^3); for many days or paths use `reconcilePaths`, which does that part once.
 * @example reconcile({ summing: [[1, 1], [1, 0], [0, 1]], base: [37, 86, 339], covariance: [[49, 0, 0], [0, 16, 0], [0, 0, 18]] }).reconciled[0] // about 266.0602
 */
export function reconcile({
  summing,
  base,
  covariance,
  nonNegative = false,
}: {
  readonly summing: SummingMatrix;
  readonly base: ArrayLike<number>;
  readonly covariance: SummingMatrix;
  readonly nonNegative?: boolean;
}): Reconciled {
  const projection = minimumTrace(summing, covariance);
  requireBase(base, projection.nodes);
  const leaves = new Float64Array(projection.leaves);
  projectLeaves(projection, base, leaves);
  const heldAtZero = nonNegative ? liftNegatives(leaves, projection.leafCovariance) : [];
  return { reconciled: sumsOf(summing, leaves), heldAtZero };
}

/** G base, into `leaves`. */
export function projectLeaves({ gain, nodes }: Projection, base: ArrayLike<number>, leaves: Float64Array): void {
  for (let leaf = 0; leaf < leaves.length; leaf++) {
    let sum = 0;
    for (let node = 0; node < nodes; node++) sum += (gain[leaf * nodes + node] ?? 0) * (base[node] ?? 0);
    leaves[leaf] = sum;
  }
}

/** S leaves: what each node holds. */
export function sumsOf(summing: SummingMatrix, leaves: ArrayLike<number>): Float64Array {
  return Float64Array.from(summing, (row) => row.reduce((sum, share, leaf) => sum + share * (leaves[leaf] ?? 0), 0));
}

/** @throws Refusal "base-not-known" */
export function requireBase(base: ArrayLike<number>, nodes: number): void {
  const unknown = Array.from({ length: nodes }, (_, i) => base[i] ?? NaN).findIndex((value) => !Number.isFinite(value));
  if (base.length === nodes && unknown < 0) return;
  throw new Refusal({
    code: "base-not-known",
    place: { field: base.length === nodes ? `/base/${unknown}` : "/base" },
    found: base.length === nodes ? `${base[unknown] ?? NaN}` : `${base.length} forecasts`,
    rule: `each of the ${nodes} nodes has a finite forecast`,
    remedy: "Forecast every node, or take the sums of the leaves.",
  });
}
