import type { AssignInterval } from "./head-flow.ts";
import { mostHeadsByPriority } from "./head-flow.ts";

/** A team's people, and the queues they may serve. */
export interface TeamHeads {
  /** Queue indices, the first served first. */
  readonly serves: readonly number[];
  /** People present, by interval. */
  readonly heads: Uint16Array;
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
  const serves = teams.map((team) => [...new Set(team.serves)].filter((queue) => queue in required));
  const shared = serves.flat().length > new Set(serves.flat()).size;
  const assign = shared ? mostHeadsByPriority(serves, required.length) : inListOrder(serves);
  const need = new Int32Array(required.length);
  const present = new Int32Array(teams.length);
  for (let t = 0; t < intervals; t += 1) {
    required.forEach((heads, queue) => {
      need[queue] = heads[t] ?? 0;
    });
    teams.forEach((team, index) => {
      present[index] = team.heads[t] ?? 0;
    });
    assign(need, present);
    own.forEach((heads, queue) => {
      heads[t] = (required[queue]?.[t] ?? 0) - (need[queue] ?? 0);
    });
    idle.forEach((heads, index) => {
      heads[t] = present[index] ?? 0;
    });
  }
  return { own, idle };
}

/** Every team fills its queues in order: best where no queue has two teams. */
function inListOrder(serves: readonly (readonly number[])[]): AssignInterval {
  return (need, present) => {
    serves.forEach((queues, team) => {
      for (const queue of queues) {
        const heads = Math.min(present[team] ?? 0, need[queue] ?? 0);
        need[queue] = (need[queue] ?? 0) - heads;
        present[team] = (present[team] ?? 0) - heads;
      }
    });
  };
}
