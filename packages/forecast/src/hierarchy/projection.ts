import { Refusal } from "@springtide/refusal";
import { cholesky, solveLower, solveUpper } from "../models/cholesky.ts";
import type { LowerTriangle } from "../models/cholesky.ts";
import type { SummingMatrix } from "./summing-matrix.ts";
import { leafRows } from "./summing-matrix.ts";

/** A linear map from forecasts of all nodes to forecasts of the leaves, whose sums are the reconciled forecasts. */
export interface Projection {
  readonly summing: SummingMatrix;
  readonly nodes: number;
  readonly leaves: number;
  /** G, row by row: [leaf * nodes + node]. The reconciled forecasts are S G base. */
  readonly gain: Float64Array;
  /** Covariance of the errors of the reconciled leaves, G W G', row by row: [leaf * leaves + leaf]. */
  readonly leafCovariance: Float64Array;
}

/** A pivot below this share of its own variance is rounding. */
const SINGULAR = 1e-13;

/**
 * Minimum-trace reconciliation (MinT): of all unbiased linear maps the one with the least sum of error variances,
 * G = (S' W^-1 S)^-1 S' W^-1 with W the covariance of the errors of the base forecasts.
 * Worked out in the form with constraints, G = J - J W C' (C W C')^-1 C, where J picks the leaves and C y = 0 says that sums hold:
 * the same map, but W need not be invertible, so a node that is known exactly (no error) stays as it is.
 * Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), Journal of the American Statistical Association 114(526), 804-819.
 * @param covariance symmetric, contacts squared, nodes x nodes
 * @throws Refusal "not-a-summing-matrix"; "not-a-covariance" when sizes or symmetry are wrong; "singular-covariance" when a node and
 * all its parts are said to be known exactly, so that nothing can give way
 * Cost: O(nodes^3), once for a hierarchy.
 */
export function minimumTrace(summing: SummingMatrix, covariance: SummingMatrix): Projection {
  const own = leafRows(summing);
  checkCovariance(covariance, summing.length);
  const constraints = sumsThatHold(summing, own);
  const spread = constraints.map((row) => times(covariance, row));
  const factor = factorOfSums(constraints, spread);
  const [nodes, leaves] = [summing.length, own.length];
  const gain = new Float64Array(leaves * nodes);
  own.forEach((row, leaf) => {
    gain[leaf * nodes + row] = 1;
    const weights = solveUpper(
      factor,
      solveLower(
        factor,
        spread.map((column) => column[row] ?? 0),
      ),
    );
    constraints.forEach((constraint, k) => {
      constraint.forEach((value, node) => {
        gain[leaf * nodes + node] = (gain[leaf * nodes + node] ?? 0) - (weights[k] ?? 0) * value;
      });
    });
  });
  return { summing, nodes, leaves, gain, leafCovariance: covarianceOfLeaves(gain, covariance, leaves) };
}

/** One row for each node that is a sum: the node less its leaves is zero. */
function sumsThatHold(summing: SummingMatrix, own: Int32Array): Float64Array[] {
  return summing.flatMap((row, i) => {
    if (own.includes(i)) return [];
    const constraint = new Float64Array(summing.length);
    constraint[i] = 1;
    own.forEach((leafRow, leaf) => (constraint[leafRow] = (constraint[leafRow] ?? 0) - (row[leaf] ?? 0)));
    return [constraint];
  });
}

function factorOfSums(constraints: readonly Float64Array[], spread: readonly Float64Array[]): LowerTriangle {
  const values = constraints.flatMap((row, i) => spread.slice(0, i + 1).map((column) => dot(row, column)));
  const factor = cholesky({ size: constraints.length, values: Float64Array.from(values) });
  for (let i = 0; i < factor.size; i++) {
    const diagonal = (i * (i + 3)) / 2;
    if ((factor.values[diagonal] ?? 0) ** 2 > SINGULAR * (values[diagonal] ?? 0)) continue;
    throw new Refusal({
      code: "singular-covariance",
      place: { field: "/covariance" },
      found: "a node and all its parts without any error",
      rule: "something must give way where sums do not hold",
      remedy: "Give a small variance to the nodes without errors.",
    });
  }
  return factor;
}

function covarianceOfLeaves(gain: Float64Array, covariance: SummingMatrix, leaves: number): Float64Array {
  const nodes = covariance.length;
  const rows = Array.from({ length: leaves }, (_, leaf) => gain.subarray(leaf * nodes, (leaf + 1) * nodes));
  const spread = rows.map((row) => times(covariance, row));
  return Float64Array.from(rows.flatMap((row) => spread.map((column) => dot(row, column))));
}

function checkCovariance(covariance: SummingMatrix, nodes: number): void {
  const square = covariance.length === nodes && covariance.every((row) => row.length === nodes);
  const largest = Math.max(...covariance.flat().map(Math.abs));
  const symmetric = covariance.every((row, i) =>
    row.every((value, j) => Math.abs(value - (covariance[j]?.[i] ?? NaN)) <= 1e-9 * largest),
  );
  if (square && symmetric && covariance.every((row, i) => (row[i] ?? -1) >= 0)) return;
  throw new Refusal({
    code: "not-a-covariance",
    place: { field: "/covariance" },
    found: square ? "values that are not symmetric, not finite, or a negative variance" : `${covariance.length} rows`,
    rule: `the covariance of ${nodes} nodes is a symmetric matrix of ${nodes} rows`,
    remedy: "Take the shrunk covariance of the one-step errors of the same nodes.",
  });
}

function times(matrix: SummingMatrix, vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
