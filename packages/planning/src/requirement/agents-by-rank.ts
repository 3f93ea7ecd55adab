import { countableHeads } from "./heads.ts";
import type { QueueWork } from "./queue-work.ts";

/** Least agents of every path in each cell, in ascending order: `[cell * paths + rank - 1]`, ranks from 1. */
export type AgentsByRank = Uint16Array;

/** Writes one path's least agents into its column and returns the head-hours that the path alone would need. */
export function recordPath(work: QueueWork, agents: AgentsByRank, path: number, paths: number): number {
  const { cells, erlangsPerContact, model, queue } = work;
  const contacts = work.contactsOfPath(path);
  let headSeconds = 0;
  for (let cell = 0; cell < cells.count; cell += 1) {
    const needed = model.agentsFor((contacts[cell] ?? 0) * (erlangsPerContact[cell] ?? 0));
    headSeconds += countableHeads(needed, queue.shrinkage, queue.id) * (cells.seconds[cell] ?? 0);
    agents[cell * paths + path] = needed;
  }
  return headSeconds / 3600;
}

/** Puts the paths of each cell in ascending order. The ranges are small, so it counts rather than compares. */
export function sortRanks(agents: AgentsByRank, paths: number): void {
  const counts = new Uint32Array(65_536);
  for (let from = 0; from < agents.length; from += paths) {
    let least = 65_535;
    let most = 0;
    for (let i = from; i < from + paths; i += 1) {
      const value = agents[i] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    let to = from;
    for (let value = least; value <= most; value += 1) {
      const times = counts[value] ?? 0;
      if (times === 0) continue;
      agents.fill(value, to, to + times);
      to += times;
      counts[value] = 0;
    }
  }
}

/** The agents of one rank, by cell. */
export function agentsAtRank(agents: AgentsByRank, paths: number, rank: number): Uint16Array {
  return Uint16Array.from({ length: agents.length / paths }, (_, cell) => agents[cell * paths + rank - 1] ?? 0);
}
