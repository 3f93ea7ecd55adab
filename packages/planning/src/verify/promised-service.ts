import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { queueWork } from "../requirement/queue-work.ts";

/** What a queue's tables promise, cell by cell: an open interval of a line, an open day of work that waits in a pile. */
export interface PromisedService {
  /** Intervals of the grid in each cell, in order of time. */
  readonly cells: readonly Int32Array[];
  readonly weekOfCell: Int32Array;
  /** Service level of a cell over all seasons, by the target's definition; 1 where no contacts are expected. */
  share(cell: number, agents: number): number;
}

/**
 * The tables that a requirement is found with, opened for questions: what service level a cell is promised with so many
 * agents, over all paths. It is what `requirementForLevel` believes, each interval settled at its load.
 * Memory: 16 bytes for each path and cell. Cost: one walk through all paths, then O(paths) look-ups a question.
 */
export function promisedService(queue: QueueDemand, paths: number, grid: PlanningGrid): PromisedService {
  const work = queueWork(queue, grid, new Float64Array(grid.intervalSeconds.length));
  const { count, staffedCell } = work.cells;
  const contacts = new Float64Array(count * paths);
  const loads = new Float64Array(count * paths);
  for (let path = 0; path < paths; path += 1) {
    const ofPath = work.ofPath(path);
    contacts.set(ofPath.contacts, path * count);
    loads.set(ofPath.loads, path * count);
  }
  const intervals: number[][] = Array.from({ length: count }, () => []);
  staffedCell.forEach((cell, t) => {
    intervals[cell]?.push(t);
  });
  return {
    cells: intervals.map((ofCell) => Int32Array.from(ofCell)),
    weekOfCell: Int32Array.from(intervals, (ofCell) => grid.weekOfInterval[ofCell.at(-1) ?? 0] ?? 0),
    share: (cell, agents) => {
      let [kept, counted] = [0, 0];
      for (let i = cell; i < contacts.length; i += count) {
        const [offered, load] = [contacts[i] ?? 0, loads[i] ?? 0];
        if (offered <= 0) continue;
        kept += offered * work.model.kept(agents, load);
        counted += offered * work.model.counted(agents, load);
      }
      return counted > 0 ? Math.min(1, kept / counted) : 1;
    },
  };
}
