import type { QueueWork } from "./queue-work.ts";

/** Running totals over paths, by cell. */
export interface ServiceTally {
  readonly contacts: Float64Array;
  readonly served: Float64Array;
  readonly occupancy: Float64Array;
  paths: number;
}

export function emptyTally(work: QueueWork): ServiceTally {
  const { count } = work.cells;
  return {
    contacts: new Float64Array(count),
    served: new Float64Array(count),
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
  const { cells, erlangsPerContact, model } = work;
  const contacts = work.contactsOfPath(path);
  for (let cell = 0; cell < cells.count; cell += 1) {
    const count = contacts[cell] ?? 0;
    if (count <= 0) continue;
    const here = agents[cell] ?? 0;
    const load = count * (erlangsPerContact[cell] ?? 0);
    tally.contacts[cell] = (tally.contacts[cell] ?? 0) + count;
    tally.served[cell] = (tally.served[cell] ?? 0) + count * model.serviceLevel(here, load);
    tally.occupancy[cell] = (tally.occupancy[cell] ?? 0) + model.occupancy(here, load);
  }
  tally.paths += 1;
}

/** Service by cell, every contact of every path counted alike; 1 where nobody is expected: nobody waits. */
export function serviceOf({ contacts, served }: ServiceTally): Float64Array {
  return served.map((share, cell) => {
    const offered = contacts[cell] ?? 0;
    return offered > 0 ? Math.min(1, share / offered) : 1;
  });
}

/** Occupancy by cell: the agents' time is there on every path alike, so paths count alike. */
export function occupancyOf({ occupancy, paths }: ServiceTally): Float64Array {
  return occupancy.map((sum) => sum / paths);
}
