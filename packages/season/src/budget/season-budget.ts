import { roundMoney, worstMean } from "@springtide/planning";

/** What is held back beside a budget. Money, in cents. */
export interface HeldBack {
  /** Held once for the whole season: its 80 % quantile less its mean, 0 at least. Quantiles of months would not add up. */
  readonly contingency: number;
  /** Mean and contingency together: four of five seasons stay below. */
  readonly held: number;
  /** Mean of the dearest tenth of seasons, for whoever wants to know how bad it may get. */
  readonly worstTenth: number;
}

const HELD_FOR = 0.8;

/**
 * What to hold back for a dear season, from what each possible season costs. Quantiles are type 7 (see `pathQuantiles`).
 * @param total the budget itself: the mean, as the sum of rounded lines
 * @throws RangeError without seasons
 */
export function heldBack(costs: Float64Array, total: number): HeldBack {
  if (costs.length === 0) throw new RangeError("a budget needs possible seasons");
  const sorted = costs.toSorted();
  const at = HELD_FOR * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? total, sorted[Math.ceil(at)] ?? total];
  const held = Math.max(total, roundMoney(below + (at - Math.floor(at)) * (above - below)));
  return { contingency: roundMoney(held - total), held, worstTenth: roundMoney(worstMean(costs, 0.9)) };
}
