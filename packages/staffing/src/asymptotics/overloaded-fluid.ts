import { requireAgents, requireHandleTime, requireLoad } from "../domain.ts";
import { givenUpWithin, meanWithin, patienceCurve, type PatienceCurve } from "../patience/patience-curve.ts";
import type { Patience } from "../patience/patience.ts";

/** What a large queue under heavy overload settles to. */
export interface OverloadedFluid {
  /** Share of contacts that give up. */
  readonly abandonProbability: number;
  /** Share that leaves for a partner after waiting. */
  readonly overflowProbability: number;
  /** The wait that everyone has who is served, nearly the same for all; null where it grows without end. */
  readonly waitSeconds: number | null;
  /** Mean number of contacts waiting; null as above. */
  readonly meanQueue: number | null;
}

const NO_OVERLOAD: OverloadedFluid = { abandonProbability: 0, overflowProbability: 0, waitSeconds: 0, meanQueue: 0 };
const HALVINGS = 200;

/**
 * The queue under overload as a fluid: n agents serve n erlangs, the rest gives up. With rho = load/agents > 1
 *
 *     P(lost) = 1 - 1/rho,   wait = G^(-1)(1 - 1/rho),   line = rate * (mean of patience cut off at that wait)
 *
 * so the law G of patience moves the wait but not the loss. The larger the queue and the overload, the closer; at or
 * below the agents it says that nobody waits, which is only true of very large teams. For an overload of a few per cent,
 * and for figures on a page, ask `queueWithPatience`.
 * Where more than the agents can serve would wait for ever there is no such state: wait and line are null, and all who
 * are mortal give up. So it is with no agents, where everyone gives up in the end.
 * Source: Whitt (2006), Fluid models for multiserver queues with abandonments, Operations Research 54(1), 37-54.
 * Cost: some hundred evaluations of the law of patience.
 * @throws Refusal for agents or a load that are negative or not finite, a handling time that is not positive, a law of
 * patience that is none
 * @example overloadedFluid({ agents: 100, loadErlangs: 125, ahtSeconds: 300, patience: { law: { kind: "exponential", meanSeconds: 120 } } }).waitSeconds // about 26.777
 */
export function overloadedFluid({
  agents,
  loadErlangs,
  ahtSeconds,
  patience,
}: {
  readonly agents: number;
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly patience: Patience;
}): OverloadedFluid {
  requireAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  const curve = patienceCurve(patience);
  if (loadErlangs <= agents) return NO_OVERLOAD;
  const stays = agents / loadErlangs;
  const waitSeconds = waitUntilOnly(stays, curve);
  if (waitSeconds === null) {
    return {
      abandonProbability: 1 - curve.endlessShare,
      overflowProbability: 0,
      waitSeconds: null,
      meanQueue: null,
    };
  }
  const abandonProbability = Math.min(1 - stays, givenUpWithin(curve, waitSeconds));
  return {
    abandonProbability,
    overflowProbability: waitSeconds < curve.overflowAfterSeconds ? 0 : 1 - stays - abandonProbability,
    waitSeconds,
    meanQueue: (loadErlangs / ahtSeconds) * waitedWithin(curve, waitSeconds),
  };
}

/** The wait after which no more than this share is still there; null where more stay for ever, or all must leave. */
function waitUntilOnly(stays: number, curve: PatienceCurve): number | null {
  if (1 - givenUpWithin(curve, 0) <= stays) return 0;
  if (stays === 0 && curve.overflowAfterSeconds === Infinity) return null;
  let low = 0;
  let high = 1;
  while (high < curve.overflowAfterSeconds && 1 - givenUpWithin(curve, high) > stays) {
    if (high > Number.MAX_SAFE_INTEGER) return null;
    low = high;
    high *= 2;
  }
  high = Math.min(high, curve.overflowAfterSeconds);
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (1 - givenUpWithin(curve, middle) > stays) low = middle;
    else high = middle;
  }
  return high;
}

/** E[min(patience, seconds)], for seconds up to the overflow. */
function waitedWithin(curve: PatienceCurve, seconds: number): number {
  let piece = curve.pieces - 1;
  while (piece > 0 && (curve.starts[piece] ?? 0) >= seconds) piece -= 1;
  let waited = curve.waited[piece] ?? 0;
  for (let i = curve.firsts[piece] ?? 0; i < (curve.firsts[piece + 1] ?? 0); i += 1) {
    waited += (curve.levels[i] ?? 0) * meanWithin(curve.rates[i] ?? 0, seconds - (curve.starts[piece] ?? 0));
  }
  return waited;
}
