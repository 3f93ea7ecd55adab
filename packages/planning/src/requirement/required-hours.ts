import { recordPath } from "./agents-by-rank.ts";
import type { LevelQuestion } from "./requirement-for-level.ts";
import { queueWork } from "./queue-work.ts";

/**
 * Head-hours that each path alone would need, all queues together, were it known: what `requirementForLevel` says of
 * them, without the rest. For asking what another model would want. Cost: one walk through all paths.
 * @throws Refusal "too-many-people"
 */
export function requiredHoursByPath({
  queues,
  paths,
  ...grid
}: Pick<LevelQuestion, "queues" | "paths" | "intervalSeconds" | "dayOffsets" | "weekOfInterval">): Float64Array {
  const rates = new Float64Array(grid.intervalSeconds.length);
  const hours = new Float64Array(paths);
  for (const queue of queues) {
    const work = queueWork(queue, grid, rates);
    const agents = new Uint16Array(work.cells.count);
    for (let path = 0; path < paths; path += 1) hours[path] = (hours[path] ?? 0) + recordPath(work, path, agents);
  }
  return hours;
}
