import { randomStream } from "@springtide/probability";

/**
 * The own pool and a partner with `partnerAgents`, contact by contact: first come first served by the time each agent
 * is free, overflow after the limit. Times in handling times. Patience is exponential, `hangUps` per handling time.
 */
export function playOverflow(
  system: { agents: number; loadErlangs: number; overflowAfter: number; hangUps: number; partnerAgents: number },
  contacts: number,
) {
  const { agents, loadErlangs, overflowAfter, hangUps, partnerAgents } = system;
  const random = randomStream(20_260_301, "overflow in play");
  const exponential = (mean: number): number => -mean * Math.log(random.uniform());
  const free = new Float64Array(agents);
  const partnerFree = new Float64Array(partnerAgents);
  let now = 0;
  let overflowed = 0;
  let abandoned = 0;
  let lost = 0;
  for (let contact = 0; contact < contacts; contact += 1) {
    now += exponential(1 / loadErlangs);
    const soonest = earliest(free);
    const wait = Math.max(0, (free[soonest] ?? 0) - now);
    const patience = hangUps > 0 ? exponential(1 / hangUps) : Infinity;
    if (wait <= Math.min(patience, overflowAfter)) {
      free[soonest] = now + wait + exponential(1);
    } else if (patience < overflowAfter) {
      abandoned += 1;
    } else {
      overflowed += 1;
      const there = earliest(partnerFree);
      const arrives = now + overflowAfter;
      if ((partnerFree[there] ?? Infinity) <= arrives) partnerFree[there] = arrives + exponential(1);
      else lost += 1;
    }
  }
  return {
    overflowProbability: overflowed / contacts,
    abandonProbability: abandoned / contacts,
    blocking: lost / overflowed,
  };
}

function earliest(times: Float64Array): number {
  let least = 0;
  times.forEach((time, index) => {
    if (time < (times[least] ?? Infinity)) least = index;
  });
  return least;
}
