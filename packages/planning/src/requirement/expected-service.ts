import { keptInTime, type QueueWork } from "./queue-work.ts";

/** Running totals over paths, by cell; all but the occupancy are contacts. */
export interface ServiceTally {
  readonly contacts: Float64Array;
  readonly counted: Float64Array;
  readonly kept: Float64Array;
  readonly abandoned: Float64Array;
  readonly occupancy: Float64Array;
  paths: number;
}

export function emptyTally(work: QueueWork): ServiceTally {
  const { count } = work.cells;
  return {
    contacts: new Float64Array(count),
    counted: new Float64Array(count),
    kept: new Float64Array(count),
    abandoned: new Float64Array(count),
    occupancy: new Float64Array(count),
    paths: 0,
  };
}

/** Adds one path's service with these agents (by cell, real or whole) to the tally. */
export function tallyPath(
  work: QueueWork,
  agents: Uint16Array | Float64Array,
  path: number,
  tally: ServiceTally,
): void {
  const { cells, model } = work;
  const { contacts, loads } = work.ofPath(path);
  for (let cell = 0; cell < cells.count; cell += 1) {
    const count = contacts[cell] ?? 0;
    const here = agents[cell] ?? 0;
    const load = loads[cell] ?? 0;
    if (load > 0) tally.occupancy[cell] = (tally.occupancy[cell] ?? 0) + model.occupancy(here, load);
    if (count <= 0) continue;
    tally.contacts[cell] = (tally.contacts[cell] ?? 0) + count;
    tally.counted[cell] = (tally.counted[cell] ?? 0) + count * model.counted(here, load);
    tally.kept[cell] = (tally.kept[cell] ?? 0) + keptInTime(work.queue, cell, count * model.kept(here, load));
    tally.abandoned[cell] = (tally.abandoned[cell] ?? 0) + count * model.abandoned(here, load);
  }
  tally.paths += 1;
}

/**
 * Service by cell by the target's definition, every contact of every path counted alike; 1 where nobody is expected
 * (nobody waits), 0 where nobody that counts is left.
 */
export function serviceOf({ contacts, counted, kept }: ServiceTally): Float64Array {
  return kept.map((good, cell) => ((contacts[cell] ?? 0) > 0 ? shareOf(good, counted[cell] ?? 0) : 1));
}

/** A share that rounding cannot carry beyond 1; 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

/** Occupancy by cell: the agents' time is there on every path alike, so paths count alike. */
export function occupancyOf({ occupancy, paths }: ServiceTally): Float64Array {
  return occupancy.map((sum) => sum / paths);
}
