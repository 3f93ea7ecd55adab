import { Refusal } from "@springtide/refusal";
import { liftNegatives } from "./non-negative.ts";
import { minimumTrace } from "./projection.ts";
import { projectLeaves, sumsOf } from "./reconcile.ts";
import type { SummingMatrix } from "./summing-matrix.ts";

/** Sample paths of every node whose sums hold on each path and day. */
export interface ReconciledPaths {
  /** By node, each laid out as the paths given: [path * days + day]. */
  readonly nodes: readonly Float64Array[];
  /** By leaf: on how many path days it was held at zero where the projection alone would have left it negative. */
  readonly timesHeldAtZero: Int32Array;
  /** Path days with any leaf held at zero, as a share of all. Large: the base forecasts disagree by more than their errors tell. */
  readonly shareHeldAtZero: number;
}

/**
 * The projection of `reconcile` applied to sample paths, one path day at a time: possible futures that agree between queue, channel,
 * shop and group. Negatives are lifted to the nearest futures without one and counted in the result; none is clipped alone.
 * Paths of all nodes must belong together (path 7 of the shop is the same season as path 7 of its queues): draw them at one seed.
 * Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), Journal of the American Statistical Association 114(526), 804-819.
 * @param of.paths by node, contacts a day, [path * days + day] and all of one length
 * @throws Refusal "paths-not-alike" when nodes differ in length or number, "base-not-known" when a value is not finite; as `minimumTrace`
 * Cost: O(nodes^3) once and O(leaves x nodes) a path day.
 */
export function reconcilePaths({
  summing,
  paths,
  covariance,
}: {
  readonly summing: SummingMatrix;
  readonly paths: readonly (Float64Array | Float32Array)[];
  readonly covariance: SummingMatrix;
}): ReconciledPaths {
  const projection = minimumTrace(summing, covariance);
  const length = paths[0]?.length ?? 0;
  requireAlike(paths, projection.nodes, length);
  const nodes = summing.map(() => new Float64Array(length));
  const timesHeldAtZero = new Int32Array(projection.leaves);
  const base = new Float64Array(projection.nodes);
  const leaves = new Float64Array(projection.leaves);
  let touched = 0;
  for (let i = 0; i < length; i++) {
    for (let node = 0; node < base.length; node++) base[node] = paths[node]?.[i] ?? 0;
    projectLeaves(projection, base, leaves);
    const held = liftNegatives(leaves, projection.leafCovariance);
    for (const leaf of held) timesHeldAtZero[leaf] = (timesHeldAtZero[leaf] ?? 0) + 1;
    touched += Number(held.length > 0);
    sumsOf(summing, leaves).forEach((value, node) => {
      const ofNode = nodes[node];
      if (ofNode !== undefined) ofNode[i] = value;
    });
  }
  return { nodes, timesHeldAtZero, shareHeldAtZero: length === 0 ? 0 : touched / length };
}

function requireAlike(paths: readonly (Float64Array | Float32Array)[], nodes: number, length: number): void {
  const odd = paths.findIndex((ofNode) => ofNode.length !== length);
  if (paths.length !== nodes || odd >= 0)
    throw new Refusal({
      code: "paths-not-alike",
      place: { field: odd < 0 ? "/paths" : `/paths/${odd}` },
      found: odd < 0 ? `paths of ${paths.length} nodes` : `${paths[odd]?.length ?? 0} path days`,
      rule: `each of the ${nodes} nodes has as many paths and days as the first (${length} path days)`,
      remedy: "Draw the paths of all nodes for the same days, with the same number of paths.",
    });
  const unknown = paths.findIndex((ofNode) => ofNode.some((value) => !Number.isFinite(value)));
  if (unknown >= 0)
    throw new Refusal({
      code: "base-not-known",
      place: { field: `/paths/${unknown}` },
      found: "a value that is not a finite number",
      rule: "every path has a rate on every day",
      remedy: "Forecast every node for all the days.",
    });
}
