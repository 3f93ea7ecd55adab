import { agentsAtRank, recordPath, sortRanks } from "../requirement/agents-by-rank.ts";
import { headsFor } from "../requirement/heads.ts";
import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { byInterval, queueWork } from "../requirement/queue-work.ts";

/**
 * Heads that one queue needs in each interval at a quantile over paths that is given, such as that of a plan: so that two ways of running the
 * queue are compared at one level of safety, and the choice of the level itself does not stand between them.
 * @param question.quantile above 0 and at most 1: rank quantile * paths, no interpolation
 * @throws Refusal "too-many-people"
 * Cost: one walk through all paths, O(paths * open intervals).
 */
export function requirementAtQuantile(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly paths: number;
  readonly quantile: number;
}): Uint16Array {
  const { queue, grid, paths, quantile } = question;
  const intervals = grid.intervalSeconds.length;
  const work = queueWork(queue, grid, new Float64Array(intervals));
  const { cells } = work;
  const agents = new Uint16Array(cells.count * paths);
  for (let path = 0; path < paths; path += 1)
    recordPath(work, path, agents.subarray(path * cells.count, (path + 1) * cells.count));
  sortRanks(agents, cells.count);
  const rank = Math.min(paths, Math.max(1, Math.round(quantile * paths)));
  const heads = agentsAtRank(agents, cells.count, rank).map((count) => headsFor(count, queue.shrinkage));
  return byInterval(cells, heads, new Uint16Array(intervals), 0);
}
