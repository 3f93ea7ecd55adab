import { givenUpWithin, patienceCurve, type PatienceCurve } from "../patience/patience-curve.ts";
import type { Patience } from "../patience/patience.ts";

/** A pool from which contacts leave for a partner after waiting; rates per second. */
export interface OverflowingPool {
  readonly agents: number;
  readonly arrivalsPerSecond: number;
  readonly ahtSeconds: number;
  readonly patience: Patience;
  readonly overflowAfterSeconds: number;
}

/** Steps over the wait up to the overflow, finer and finer towards it, where the law of the gap is decided. */
const STEPS = 400;

/**
 * Laplace transform, at any rate s, of the time between two contacts that overflow after waiting: E[e^(-s gap)].
 *
 * Contacts that wait longer than the limit arrive while the virtual wait V is beyond it; then what V has still to fall
 * is exponential with rate n mu, whenever one looks. So gaps are independent and alike (a renewal stream), and a
 * constant delay later is the same stream. Let u(v) be the transform of the time until V passes the limit, from V = v, and
 * I(v) the same after one more contact joins at v. Then u' = -(s + lambda Gbar) u + lambda Gbar I and I' = n mu (I - u);
 * their ratio rho starts at the transform for the states with a free agent and moves by a Riccati equation that is solved
 * exactly over any step with constant Gbar. From it: beyond the limit the next contact that stays comes after
 * psi = lambda / (lambda + s + n mu (1 - rho)), and each one overflows with probability Gbar(limit).
 * With a limit of 0 this is the overflow of Erlang B. Own derivation on the virtual wait of Baccelli & Hebuterne (1981).
 * Cost: O(agents + 400).
 */
export function overflowGapTransform(pool: OverflowingPool, perSecond: number): number {
  const { agents, arrivalsPerSecond, ahtSeconds, overflowAfterSeconds } = pool;
  const { law, balkingShare = 0 } = pool.patience;
  const curve = patienceCurve({ law, balkingShare });
  let ratio = 1;
  for (let busy = 0; busy < agents; busy += 1) {
    ratio = arrivalsPerSecond / (arrivalsPerSecond + perSecond + (busy / ahtSeconds) * (1 - ratio));
  }
  const freed = agents / ahtSeconds;
  let from = 0;
  for (let step = 1; step <= STEPS && overflowAfterSeconds > 0 && freed > 0; step += 1) {
    const to = overflowAfterSeconds * (1 - (1 - step / STEPS) ** 3);
    const joins = arrivalsPerSecond * survival(curve, (from + to) / 2);
    ratio = riccatiStep(ratio, { joins, freed, perSecond, seconds: to - from });
    from = to;
  }
  const stays = arrivalsPerSecond / (arrivalsPerSecond + perSecond + freed * (1 - ratio));
  const overflows = survival(curve, overflowAfterSeconds);
  return (overflows * stays) / (1 - (1 - overflows) * stays);
}

function survival(curve: PatienceCurve, seconds: number): number {
  return 1 - givenUpWithin(curve, seconds);
}

/** rho' = joins - (joins + s + freed) rho + freed rho^2 over a step: the distance to its two rests shrinks as a power. */
function riccatiStep(
  ratio: number,
  { joins, freed, perSecond, seconds }: { joins: number; freed: number; perSecond: number; seconds: number },
): number {
  const sum = joins + perSecond + freed;
  // sum^2 - 4 freed joins, without the cancellation that it has at saturation.
  const root = Math.sqrt((joins - freed) ** 2 + perSecond * (perSecond + 2 * (joins + freed)));
  const attracting = (2 * joins) / (sum + root);
  const repelling = (sum + root) / (2 * freed);
  const kept = ((ratio - attracting) / (ratio - repelling)) * Math.exp(-root * seconds);
  return (attracting - kept * repelling) / (1 - kept);
}
