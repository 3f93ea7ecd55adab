import {
  LARGEST_TEAM,
  refuse,
  requireHandleTime,
  requireLoad,
  requirePatience,
  requireShare,
  requireWholeAgents,
} from "../domain.ts";
import { reciprocalBlocking } from "../erlang/erlang-b.ts";

/** How many places to wait keep busy tones rare, and what the last of them buys. */
export interface LeastWaitingRoom {
  readonly waitingRoom: number;
  /** Trunks to rent: agents and places to wait. */
  readonly lines: number;
  readonly blockProbability: number;
  /** With one place fewer; null where there is none to take away. */
  readonly blockProbabilityOneFewer: number | null;
}

/**
 * The least number of places to wait with which at most this share of contacts finds the line full, and so the trunks
 * to rent. Model and assumptions as in `finiteLine`. One pass of Erlang B's recursion carried on beyond the agents,
 * 1/B_(k+1) = 1 + (1/B_k) (n + (k+1) aht/patience) / load, so every length of line costs one multiplication.
 * Without patience a load above the agents leaves at least 1 - n/load outside however long the line is: such a target
 * is refused, as is one that would need more than a million places.
 * Source: Palm (1957), Tele 1-107; Gans, Koole & Mandelbaum (2003), M&SOM 5(2), 79-141. Cost: O(sqrt(load) + k).
 * @throws Refusal for a share outside (0, 1), for one that no line keeps, or for a queue that `finiteLine` refuses
 * @example leastWaitingRoom({ agents: 40, loadErlangs: 36, ahtSeconds: 300, patienceSeconds: null, maxBlockProbability: 0.01 }).lines // => 55
 */
export function leastWaitingRoom({
  agents,
  loadErlangs,
  ahtSeconds,
  patienceSeconds,
  maxBlockProbability,
}: {
  readonly agents: number;
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly patienceSeconds: number | null;
  readonly maxBlockProbability: number;
}): LeastWaitingRoom {
  requireWholeAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  if (patienceSeconds !== null) requirePatience(patienceSeconds);
  requireShare(maxBlockProbability, "/maxBlockProbability", 0);
  const ahtOverPatience = patienceSeconds === null ? 0 : ahtSeconds / patienceSeconds;
  let reciprocal = loadErlangs === 0 ? Infinity : reciprocalBlocking(agents, loadErlangs);
  let before: number | null = null;
  for (let waitingRoom = 0; waitingRoom <= LARGEST_TEAM; waitingRoom += 1) {
    if (1 <= maxBlockProbability * reciprocal) {
      return {
        waitingRoom,
        lines: agents + waitingRoom,
        blockProbability: 1 / reciprocal,
        blockProbabilityOneFewer: before,
      };
    }
    before = 1 / reciprocal;
    const leaving = agents + (waitingRoom + 1) * ahtOverPatience;
    reciprocal = 1 + (reciprocal / loadErlangs) * leaving;
  }
  return refuse(
    "blocking-out-of-reach",
    "/maxBlockProbability",
    maxBlockProbability,
    `no line of up to ${LARGEST_TEAM} places turns so few away: ${agents} agents carry ${loadErlangs} erlangs too slowly`,
    "Add agents, or allow a larger share.",
  );
}
