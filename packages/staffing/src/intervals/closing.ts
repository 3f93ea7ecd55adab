import { leavesPerSecond, type ChainRates } from "./chain-rates.ts";
import type { LineChain } from "./line-chain.ts";
import type { WaitingLine } from "./line-fates.ts";

/** What is left to do when the doors close: nobody comes any more, the team stays until the last contact is done. */
export interface Closing {
  /** The last interval before the doors close. */
  readonly afterInterval: number;
  /** The team that stays. */
  readonly agents: number;
  /** Mean number waiting, and in service, when the doors close. */
  readonly waiting: number;
  readonly inService: number;
  /** Mean time until nobody waits any more (0 where nobody does); null where they wait for ever. */
  readonly meanSecondsUntilLineEmpty: number | null;
  /** Expected agent-seconds still worked, each agent going home when there is nothing left for them. */
  readonly agentSeconds: number;
  /** Of those left at the close, expected numbers that will be served, and that will leave unserved. */
  readonly served: number;
  readonly unserved: number;
}

/**
 * From here the number present only falls: from each state it stays 1/(rate of leaving) and goes down by one, so all
 * means are sums over the states passed, without steps in time. `takenAlong` are contacts of agents who already went.
 */
export function closingOf(
  chain: LineChain,
  line: WaitingLine,
  rates: ChainRates,
  takenAlong: number,
  afterInterval: number,
): Closing {
  const { law, high } = chain;
  const { agents, ahtSeconds } = rates;
  line.serveAt(agents / ahtSeconds);
  line.reach(Math.max(0, high - agents));
  let [untilEmpty, worked, lost] = [0, 0, 0];
  const sums = {
    waiting: 0,
    inService: takenAlong,
    untilEmpty: 0,
    worked: takenAlong * ahtSeconds,
    lost: 0,
    present: takenAlong,
  };
  let served = takenAlong;
  for (let present = 1; present <= high; present += 1) {
    const stays = 1 / leavesPerSecond(rates, line, present);
    const busy = Math.min(present, agents);
    if (present > agents) untilEmpty += stays;
    if (busy > 0) worked += busy * stays;
    if (present > agents) lost += stays < Infinity ? stays * (line.fates.leaving[present - agents] ?? 0) : 0;
    const chance = law[present] ?? 0;
    if (chance === 0) continue;
    sums.waiting += chance * (present - busy);
    sums.inService += chance * busy;
    sums.untilEmpty += chance * untilEmpty;
    sums.worked += chance * worked;
    sums.lost += chance * lost;
    served += agents > 0 ? chance * (present - lost) : 0;
  }
  return {
    afterInterval,
    agents,
    waiting: Math.max(0, sums.waiting),
    inService: sums.inService,
    meanSecondsUntilLineEmpty: sums.untilEmpty < Infinity ? Math.max(0, sums.untilEmpty) : null,
    agentSeconds: sums.worked,
    served,
    unserved: Math.max(0, sums.lost),
  };
}
