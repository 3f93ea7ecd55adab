import { logReciprocalBlocking } from "../erlang/erlang-b.ts";

/** A queue with a last place: agents, places to wait, and customers who may give up. */
export interface Line {
  readonly agents: number;
  /** Places to wait besides those with an agent. */
  readonly waitingRoom: number;
  readonly loadErlangs: number;
  /** Mean handling time over mean patience; 0 where nobody gives up. */
  readonly ahtOverPatience: number;
}

/** Stationary chances: somebody free; and n + j contacts present, for j = 0 (nobody waits) to the last place. */
export interface LineChances {
  readonly someoneFree: number;
  readonly byWaiting: Float64Array;
}

/**
 * The stationary chances of the birth-death chain, built in logarithms outwards from "all agents busy, nobody waiting"
 * and scaled by the fullest state, so that nothing overflows at any load or length of line.
 * Below that state stands one sum of Erlang B, since P(fewer than n) / P(n) = (n/a) / B(n - 1, a).
 */
export function lineChances({ agents, waitingRoom, loadErlangs, ahtOverPatience }: Line): LineChances {
  const byWaiting = new Float64Array(waitingRoom + 1);
  const logBelow =
    agents === 0 ? -Infinity : Math.log(agents / loadErlangs) + logReciprocalBlocking(agents - 1, loadErlangs);
  let fullest = Math.max(0, logBelow);
  let logWeight = 0;
  for (let waiting = 1; waiting <= waitingRoom; waiting += 1) {
    logWeight += Math.log(loadErlangs / (agents + waiting * ahtOverPatience));
    byWaiting[waiting] = logWeight;
    if (logWeight > fullest) fullest = logWeight;
  }
  // No load at all: nobody is ever there, and two infinities must not meet.
  if (fullest === Infinity) return { someoneFree: 1, byWaiting: byWaiting.fill(0) };
  let total = Math.exp(logBelow - fullest);
  for (let waiting = 0; waiting <= waitingRoom; waiting += 1) {
    const weight = Math.exp((byWaiting[waiting] ?? 0) - fullest);
    byWaiting[waiting] = weight;
    total += weight;
  }
  for (let waiting = 0; waiting <= waitingRoom; waiting += 1) byWaiting[waiting] = (byWaiting[waiting] ?? 0) / total;
  return { someoneFree: Math.exp(logBelow - fullest) / total, byWaiting };
}
