import { countableHeads } from "./heads.ts";
import type { QueueWork } from "./queue-work.ts";

/** Least agents of every path in each cell, in ascending order: `[(rank - 1) * cells + cell]`, ranks from 1. */
export type AgentsByRank = Uint16Array;

/** Writes one path's least agents by cell and returns the head-hours that the path alone would need. */
export function recordPath(work: QueueWork, path: number, into: Uint16Array): number {
  const { cells, model, queue } = work;
  const { loads } = work.ofPath(path);
  let headSeconds = 0;
  for (let cell = 0; cell < cells.count; cell += 1) {
    const needed = model.agentsFor(loads[cell] ?? 0);
    headSeconds += countableHeads(needed, queue.shrinkage, queue.id) * (cells.seconds[cell] ?? 0);
    into[cell] = needed;
  }
  return headSeconds / 3600;
}

/**
 * Puts the paths of each cell in ascending order. The ranges are small, so it counts rather than compares;
 * neighbouring cells stand side by side in memory, so that a walk down the paths stays in the cache.
 */
export function sortRanks(agents: AgentsByRank, cells: number): void {
  const counts = new Uint32Array(65_536);
  for (let cell = 0; cell < cells; cell += 1) {
    let least = 65_535;
    let most = 0;
    for (let i = cell; i < agents.length; i += cells) {
      const value = agents[i] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    let i = cell;
    for (let value = least; value <= most; value += 1) {
      for (let left = counts[value] ?? 0; left > 0; left -= 1, i += cells) agents[i] = value;
      counts[value] = 0;
    }
  }
}

/** The agents of one rank, by cell. */
export function agentsAtRank(agents: AgentsByRank, cells: number, rank: number): Uint16Array {
  return agents.slice((rank - 1) * cells, rank * cells);
}
