import type { AssignInterval } from "./head-flow.ts";
import { mostHeadsByPriority } from "./head-flow.ts";

/** A team's people, and the queues they may serve. */
export interface TeamHeads {
  /** Queue indices, the first served first. */
  readonly serves: readonly number[];
  /** People present, by interval. */
  readonly heads: Uint16Array;
  /** By place in `serves`: 1 in each interval in which they may work that queue. Always if not given. */
  readonly permitted?: readonly Uint8Array[] | undefined;
}

export interface HeadAssignment {
  /** Heads at work for each queue, by interval; never more than required. */
  readonly own: Uint16Array[];
  /** Heads of each team with nothing to do, by interval. */
  readonly idle: Uint16Array[];
}

/**
 * Puts people to queues, each person once in an interval. As many required heads are covered as can be; among such
 * assignments the teams' priorities decide: the fewest steps down the teams' lists, summed over people
 * (`head-flow.ts`). So a priority never leaves a gap that could have been covered, and scarce people of one team go
 * to the first queues of its list. Intervals do not know of each other. Cost: O(intervals * (queues + teams)) where
 * no two teams share a queue, since then filling each list in order is already best; otherwise a flow for each
 * interval that differs from the one before.
 */
export function assignHeads(problem: {
  required: readonly Uint16Array[];
  teams: readonly TeamHeads[];
}): HeadAssignment {
  const { required, teams } = problem;
  const intervals = required[0]?.length ?? teams[0]?.heads.length ?? 0;
  const own = required.map(() => new Uint16Array(intervals));
  const idle = teams.map(() => new Uint16Array(intervals));
  const assignAt = assignersOf(teams, required.length);
  const heads = teams.map((team) => team.heads);
  const need = new Int32Array(required.length);
  const present = new Int32Array(teams.length);
  for (let t = 0; t < intervals; t += 1) {
    const anyNeed = takeAt(required, t, need);
    const anyPresent = takeAt(heads, t, present);
    if (anyNeed && anyPresent) {
      assignAt(t)(need, present);
      put(own, t, (queue) => (required[queue]?.[t] ?? 0) - (need[queue] ?? 0));
    }
    put(idle, t, (team) => present[team] ?? 0);
  }
  return { own, idle };
}

/** What assigns the heads of an interval: one assigner for each set of queues that teams may work. */
function assignersOf(teams: readonly TeamHeads[], queues: number): (t: number) => AssignInterval {
  const known = new Map<string, AssignInterval>();
  const restricted = teams.flatMap(({ permitted }) => permitted ?? []);
  let last: { readonly t: number; readonly assign: AssignInterval } | null = null;
  return (t) => {
    const before = last;
    if (before !== null && restricted.every((ofQueue) => ofQueue[t] === ofQueue[before.t])) return before.assign;
    const key = restricted.map((ofQueue) => ofQueue[t]).join("");
    const assign =
      known.get(key) ??
      assignerOf(
        teams.map((team) => servedAt(team, t, queues)),
        queues,
      );
    known.set(key, assign);
    last = { t, assign };
    return assign;
  };
}

function assignerOf(serves: readonly (readonly number[])[], queues: number): AssignInterval {
  const shared = serves.flat().length > new Set(serves.flat()).size;
  return shared ? mostHeadsByPriority(serves, queues) : inListOrder(serves);
}

/** The queues that a team may work in an interval, each once. */
function servedAt({ serves, permitted }: TeamHeads, t: number, queues: number): number[] {
  const may = serves.filter((queue, place) => queue >= 0 && queue < queues && permitted?.[place]?.[t] !== 0);
  return [...new Set(may)];
}

/** Copies one interval of several columns; whether any of it is more than nothing. */
function takeAt(columns: readonly Uint16Array[], t: number, into: Int32Array): boolean {
  let most = 0;
  for (let i = 0; i < columns.length; i += 1) {
    const value = columns[i]?.[t] ?? 0;
    into[i] = value;
    most |= value;
  }
  return most > 0;
}

/** Sets one interval of several columns. */
function put(columns: readonly Uint16Array[], t: number, value: (column: number) => number): void {
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i];
    if (column !== undefined) column[t] = value(i);
  }
}

/** Every team fills its queues in order: best where no queue has two teams. */
function inListOrder(serves: readonly (readonly number[])[]): AssignInterval {
  return (need, present) => {
    for (let team = 0; team < serves.length; team += 1)
      for (const queue of serves[team] ?? []) {
        const heads = Math.min(present[team] ?? 0, need[queue] ?? 0);
        need[queue] = (need[queue] ?? 0) - heads;
        present[team] = (present[team] ?? 0) - heads;
      }
  };
}
