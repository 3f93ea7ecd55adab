import { emptyTally, tallyPath } from "./expected-service.ts";
import type { PlanningGrid, QueueDemand } from "./queue-demand.ts";
import type { QueueWork } from "./queue-work.ts";
import { queueWork } from "./queue-work.ts";

export interface SuppliedPeople extends Omit<PlanningGrid, "weekOfInterval"> {
  readonly queues: readonly QueueDemand[];
  readonly paths: number;
  /** Agents that are there, by queue and interval of the grid; shrinkage taken off, so they may be real numbers. */
  readonly supplied: readonly Float64Array[];
}

/**
 * Service level of each queue over the whole plan and all paths with the people supplied, every contact counted
 * alike. Immediate work by Erlang C within open intervals (an interval whose agents do not exceed the load serves
 * nobody in time); deferred work day by day with the agent-hours of the day's open intervals. Null where no contacts
 * are expected.
 * Assumes: each interval on its own, no backlog carried into the next. Cost: O(paths * intervals).
 */
export function expectedServiceLevel({ queues, paths, supplied, ...grid }: SuppliedPeople): (number | null)[] {
  const rates = new Float64Array(grid.intervalSeconds.length);
  return queues.map((queue, q) => {
    const work = queueWork(queue, { ...grid, weekOfInterval: new Int32Array(rates.length) }, rates);
    const agents = agentsByCell(work, supplied[q] ?? new Float64Array(rates.length), grid.intervalSeconds);
    const tally = emptyTally(work);
    for (let path = 0; path < paths; path += 1) tallyPath(work, agents, path, tally);
    const offered = sum(tally.contacts);
    return offered > 0 ? Math.min(1, sum(tally.served) / offered) : null;
  });
}

/** Mean agents over each cell's open time. */
function agentsByCell({ cells }: QueueWork, supplied: Float64Array, intervalSeconds: Float64Array): Float64Array {
  const agentSeconds = new Float64Array(cells.count);
  cells.staffedCell.forEach((cell, t) => {
    if (cell >= 0) agentSeconds[cell] = (agentSeconds[cell] ?? 0) + (supplied[t] ?? 0) * (intervalSeconds[t] ?? 0);
  });
  return agentSeconds.map((seconds, cell) => seconds / (cells.seconds[cell] ?? 1));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
