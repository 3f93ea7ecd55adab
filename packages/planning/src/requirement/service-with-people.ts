import { emptyTally, shareOf, tallyPath } from "./expected-service.ts";
import type { PlanningGrid, QueueDemand } from "./queue-demand.ts";
import type { QueueWork } from "./queue-work.ts";
import { queueWork } from "./queue-work.ts";

export interface SuppliedPeople extends Omit<PlanningGrid, "weekOfInterval"> {
  readonly queues: readonly QueueDemand[];
  readonly paths: number;
  /** Agents that are there, by queue and interval of the grid; shrinkage taken off, so they may be real numbers. */
  readonly supplied: readonly Float64Array[];
  /** First interval whose contacts count; those before only lead in. 0 if not given. */
  readonly countedFrom?: number;
}

/** What people give a queue, over whole seasons. */
export interface ExpectedService {
  /** By the target's definition; null where no contacts are expected. */
  readonly serviceLevel: number | null;
  /** Share of contacts that give up; null where none are expected or the model knows nothing of giving up. */
  readonly abandonShare: number | null;
}

/**
 * Service of each queue over the whole plan and all paths with the people supplied, every contact counted alike.
 * Immediate work by its queue's model within open intervals; deferred work day by day with the agent-hours of the day's
 * open intervals. Assumes each interval in steady state at its load. Cost: O(paths * intervals).
 */
export function expectedService({
  queues,
  paths,
  supplied,
  countedFrom = 0,
  ...grid
}: SuppliedPeople): ExpectedService[] {
  const rates = new Float64Array(grid.intervalSeconds.length);
  return queues.map((queue, q) => {
    const work = queueWork(queue, { ...grid, weekOfInterval: new Int32Array(rates.length) }, rates);
    const agents = agentsByCell(work, supplied[q] ?? new Float64Array(rates.length), grid.intervalSeconds);
    const tally = emptyTally(work);
    for (let path = 0; path < paths; path += 1) tallyPath(work, agents, path, tally);
    const first = work.cells.staffedCell.subarray(0, countedFrom).reduce((last, cell) => Math.max(last, cell), -1) + 1;
    const sum = (byCell: Float64Array): number => byCell.subarray(first).reduce((total, value) => total + value, 0);
    const offered = sum(tally.contacts);
    if (offered <= 0) return { serviceLevel: null, abandonShare: null };
    return {
      serviceLevel: shareOf(sum(tally.kept), sum(tally.counted)),
      abandonShare: work.model.name === "patience" ? shareOf(sum(tally.abandoned), offered) : null,
    };
  });
}

/** Mean agents over each cell's open time. */
export function agentsByCell(
  { cells }: QueueWork,
  supplied: Float64Array,
  intervalSeconds: Float64Array,
): Float64Array {
  const agentSeconds = new Float64Array(cells.count);
  cells.staffedCell.forEach((cell, t) => {
    if (cell >= 0) agentSeconds[cell] = (agentSeconds[cell] ?? 0) + (supplied[t] ?? 0) * (intervalSeconds[t] ?? 0);
  });
  return agentSeconds.map((seconds, cell) => seconds / (cells.seconds[cell] ?? 1));
}
