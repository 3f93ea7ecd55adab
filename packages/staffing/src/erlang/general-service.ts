import { LARGEST_TEAM, refuse, requireAgents, requireHandleTime, requireLoad, requireSeconds } from "../domain.ts";
import { TargetCheck, type Targets } from "../targets/targets.ts";
import { refuseTeam } from "../search/patience-search.ts";
import { reciprocalBlocking } from "./erlang-b.ts";
import { erlangC, waitPercentileSeconds, type ErlangCResult, type TimedQueueLoad } from "./erlang-c.ts";

/** How even handling times are, and by which formula the wait is corrected for it. */
export interface ServiceSpread {
  /** Variance of the handling time over its mean squared: 0 all alike, 1 exponential, 2 a mix of short and long. */
  readonly squaredVariation: number;
  /** "kimura" if not given. */
  readonly approximation?: "kimura" | "allen-cunneen";
}

const LARGEST_VARIATION = 100;
/** Beyond this Cosmetatos' term says more than any deterministic queue does (few contacts on many agents). */
const MOST_EXCESS = 0.24;

function requireVariation(squaredVariation: number): void {
  if (squaredVariation >= 0 && squaredVariation <= LARGEST_VARIATION) return;
  refuse(
    "variation-out-of-range",
    "/squaredVariation",
    squaredVariation,
    `the variance of handling times over their mean squared lies between 0 and ${LARGEST_VARIATION}`,
    "Give 1 where nothing is known; handling times of calls mostly lie between 0.5 and 2.",
  );
}

/** Twice the mean wait of M/D/n over that of M/M/n. */
function deterministicRatio(agents: number, loadErlangs: number): number {
  if (agents <= 1 || loadErlangs === 0) return agents <= 1 ? 1 : 1 + MOST_EXCESS;
  const rho = loadErlangs / agents;
  const excess = ((1 - rho) * (agents - 1) * (Math.sqrt(4 + 5 * agents) - 2)) / (16 * rho * agents);
  return 1 + Math.min(MOST_EXCESS, excess);
}

/** The wait of M/G/n over that of M/M/n. */
function waitFactor(agents: number, loadErlangs: number, { squaredVariation, approximation }: ServiceSpread): number {
  if (approximation === "allen-cunneen") return (1 + squaredVariation) / 2;
  const ratio = deterministicRatio(agents, loadErlangs);
  return ((1 + squaredVariation) * ratio) / 2 / (squaredVariation * ratio + 1 - squaredVariation);
}

/**
 * Erlang C for handling times that are not exponential (M/G/n), from their first two moments. With c2 the squared
 * variation, EW the mean wait of M/M/n and EW_D that of equal handling times,
 *
 *     kimura          (1 + c2) EW EW_D / (2 c2 EW_D + (1 - c2) EW),   EW_D = EW/2 (1 + g),
 *                     g = min(0.24, (1 - rho)(n - 1)(sqrt(4 + 5n) - 2) / (16 rho n))
 *     allen-cunneen   EW (1 + c2) / 2
 *
 * The chance to wait is taken as that of Erlang C, and waits of those who wait as exponential, with the mean that
 * follows. One agent is exact in the mean (Pollaczek-Khinchine), c2 = 1 is Erlang C. On 5 to 50 agents at 80 to 95 %
 * occupancy Kimura's mean wait is within 5 % of simulations and Allen-Cunneen's within 10 %; two moments are not
 * everything (lognormal times with c2 = 2 wait less than a mix of two exponentials with the same c2).
 * Nobody gives up here. Where some do, the spread of handling times hardly matters (Whitt 2005, Management Science 51(2),
 * 221-235): use a model with patience and no correction.
 * The bound on g is an addition for light traffic on many agents, where Cosmetatos' term grows without end.
 * Source: Kimura (1986), Management Science 32(6), 751-763; Cosmetatos (1976), Operational Research Quarterly 27(3),
 * 615-620; Whitt (1993), Production and Operations Management 2(2), 114-161 (bound); Allen (1990), Probability,
 * Statistics and Queueing Theory. Cost: one evaluation of Erlang B.
 * @throws Refusal for a squared variation outside [0, 100], and as `erlangC`
 * @example generalServiceWait({ agents: 1, loadErlangs: 0.8, ahtSeconds: 300, withinSeconds: 20, squaredVariation: 0 }).asaSeconds // about 600
 */
export function generalServiceWait(queue: TimedQueueLoad & ServiceSpread): ErlangCResult {
  requireVariation(queue.squaredVariation);
  const { agents, loadErlangs, ahtSeconds, withinSeconds } = queue;
  requireAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  requireSeconds(withinSeconds);
  if (agents <= loadErlangs) return erlangC({ agents, loadErlangs, ahtSeconds, withinSeconds });
  const factor = waitFactor(agents, loadErlangs, queue);
  // Exponential waits with a longer mean are Erlang C's at a time that is shorter by as much.
  const result = erlangC({ agents, loadErlangs, ahtSeconds, withinSeconds: withinSeconds / factor });
  return {
    ...result,
    asaSeconds: result.asaSeconds === null ? null : result.asaSeconds * factor,
    waitGivenDelayedSeconds: result.waitGivenDelayedSeconds === null ? null : result.waitGivenDelayedSeconds * factor,
    meanQueue: result.meanQueue === null ? null : result.meanQueue * factor,
  };
}

/**
 * The shortest time within which the share of contacts is answered when handling times are not exponential: the
 * percentile that belongs to `generalServiceWait`. 0 where enough do not wait at all, null without a steady state.
 * Source: as `generalServiceWait`. Cost: one evaluation of Erlang B.
 * @throws Refusal for a share outside [0, 1), and as `generalServiceWait`
 * @example generalServicePercentileSeconds({ agents: 14, loadErlangs: 10, ahtSeconds: 180, share: 0.9, squaredVariation: 2 }) // about 33.05
 */
export function generalServicePercentileSeconds(
  queue: Omit<TimedQueueLoad, "withinSeconds"> & ServiceSpread & { readonly share: number },
): number | null {
  requireVariation(queue.squaredVariation);
  const { agents, loadErlangs, ahtSeconds, share } = queue;
  const seconds = waitPercentileSeconds({ agents, loadErlangs, ahtSeconds, share });
  return seconds === null ? null : seconds * waitFactor(agents, loadErlangs, queue);
}

/**
 * The least whole number of agents that meets all targets when handling times are not exponential. No load needs 0.
 * Each team is judged as Erlang C with the wait of `generalServiceWait`, beginning with the first one above the load.
 * Source: as `generalServiceWait`. Cost: O(sqrt(load)).
 * @throws Refusal for a target that nobody can meet, and as `generalServiceWait`
 * @example leastAgentsGeneralService({ loadErlangs: 50, ahtSeconds: 300, targets: { maxAsaSeconds: 20 }, squaredVariation: 2 }) // => 57
 */
export function leastAgentsGeneralService({
  loadErlangs,
  ahtSeconds,
  targets,
  ...spread
}: ServiceSpread & {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}): number {
  requireLoad(loadErlangs);
  requireVariation(spread.squaredVariation);
  const { maxOccupancy } = new TargetCheck(ahtSeconds, targets);
  if (loadErlangs === 0) return 0;
  let agents = Math.max(Math.floor(loadErlangs) + 1, Math.ceil(loadErlangs / maxOccupancy));
  if (agents > LARGEST_TEAM) refuseTeam(loadErlangs);
  let reciprocal = reciprocalBlocking(agents, loadErlangs);
  while (reciprocal < leastReciprocal(agents)) {
    agents += 1;
    if (agents > LARGEST_TEAM) refuseTeam(loadErlangs);
    reciprocal = 1 + (reciprocal * agents) / loadErlangs;
  }
  return agents;

  function leastReciprocal(team: number): number {
    const stretched = ahtSeconds * waitFactor(team, loadErlangs, spread);
    return new TargetCheck(stretched, targets).leastReciprocal(team, loadErlangs);
  }
}
