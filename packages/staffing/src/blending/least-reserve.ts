import { requireHandleTime, requireLoad, requireWholeAgents } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import { PatienceQueue } from "../patience/patience-queue.ts";
import { areMet } from "../targets/are-met.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { requireTargets, type Targets } from "../targets/targets.ts";
import { patienceOf, solveBlended, type BlendedLoad, type BlendedResult } from "./blended-queue.ts";

/** An inbound team and what contacts must get of it. */
export interface ReserveNeed extends Omit<BlendedLoad, "reserveAgents" | "withinSeconds" | "shortAbandonSeconds"> {
  /** `maxOccupancy` counts deferred work too. */
  readonly targets: Targets;
}

/** The answer, and what the last agent kept free buys. */
export interface LeastReserve {
  /** Null where the targets are missed even when nobody does deferred work. */
  readonly reserveAgents: number | null;
  /** The team with that reserve; with all agents kept free where there is none. */
  readonly at: BlendedResult;
  /** With one agent fewer kept free; null where no reserve is needed, or none is enough. */
  readonly oneFewer: BlendedResult | null;
}

/**
 * The fewest agents to be kept free of deferred work so that contacts are still served within their targets, although
 * an agent at deferred work finishes what is in hand. Assumptions as in `blendedQueue`; service rises with the reserve,
 * so the search halves the gap. Service is judged at the time of the service-level target, else of the percentile, else
 * at once (0 s).
 * Source: as `blendedQueue`. Cost: log2(agents) evaluations of `blendedQueue`.
 * @throws Refusal as `blendedQueue`, and for a target that nobody can meet
 * @example leastReserve({ model: { kind: "erlang-a", patienceSeconds: 120 }, agents: 60, loadErlangs: 50, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }).reserveAgents // => 2
 */
export function leastReserve(need: ReserveNeed): LeastReserve {
  const { agents, loadErlangs, ahtSeconds, targets } = need;
  requireWholeAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  requireTargets(targets);
  const solve = reserves(need);
  const suits = (reserveAgents: number): boolean => areMet(targets, (within) => solve(reserveAgents, within));
  const within = targets.serviceLevel?.withinSeconds ?? targets.waitPercentile?.seconds ?? 0;
  if (!suits(agents)) return { reserveAgents: null, at: solve(agents, within), oneFewer: null };
  let tooFew = -1;
  let enough = agents;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suits(middle)) enough = middle;
    else tooFew = middle;
  }
  return {
    reserveAgents: enough,
    at: solve(enough, within),
    oneFewer: enough > 0 ? solve(enough - 1, within) : null,
  };
}

/** The team under any reserve, with one solver kept for each time asked about. */
function reserves({ targets, model, ...team }: ReserveNeed): (reserveAgents: number, within: number) => BlendedResult {
  const curve = patienceCurve(patienceOf(model), "/model/patience");
  const shortSeconds = targets.serviceLevel?.shortAbandonSeconds ?? SHORT_ABANDON_SECONDS;
  const solvers = new Map<number, PatienceQueue>();
  return (reserveAgents, within) => {
    const solver = solvers.get(within) ?? new PatienceQueue(curve, [within, shortSeconds]);
    solvers.set(within, solver);
    return solveBlended(solver, { ...team, reserveAgents });
  };
}
