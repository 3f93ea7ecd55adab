import { emptyTally, occupancyOf, serviceOf, tallyPath } from "../requirement/expected-service.ts";
import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { byInterval, queueWork } from "../requirement/queue-work.ts";
import type { QueueRequirement } from "../requirement/requirement-for-level.ts";

/**
 * Service level and occupancy of every interval with other agents than the tables asked for, by the same tables and as
 * `requirementForLevel` tells them; NaN when closed. Where the agents of a cell differ, those of its last interval count.
 * Cost: one walk through all paths.
 */
export function serviceOfAgents(
  queue: QueueDemand,
  agents: Uint16Array,
  paths: number,
  grid: PlanningGrid,
): Pick<QueueRequirement, "serviceLevel" | "occupancy"> {
  const intervals = grid.intervalSeconds.length;
  const work = queueWork(queue, grid, new Float64Array(intervals));
  const ofCells = new Uint16Array(work.cells.count);
  work.cells.staffedCell.forEach((cell, t) => {
    if (cell >= 0) ofCells[cell] = agents[t] ?? 0;
  });
  const tally = emptyTally(work);
  for (let path = 0; path < paths; path += 1) tallyPath(work, ofCells, path, tally);
  return {
    serviceLevel: byInterval(work.cells, serviceOf(tally), new Float64Array(intervals), Number.NaN),
    occupancy: byInterval(work.cells, occupancyOf(tally), new Float64Array(intervals), Number.NaN),
  };
}
