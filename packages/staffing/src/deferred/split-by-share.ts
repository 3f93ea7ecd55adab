import { dueItems, type DeferredWork } from "./deferred-work.ts";
import { refuse } from "../domain.ts";

/** Work under a promise that need not hold for all of it: 80 % within 4 hours, the rest within 24. */
export interface SharePromise {
  readonly workHours: ArrayLike<number>;
  /** Share of the work that must be done by the earlier deadline: (0, 1]. */
  readonly share: number;
  readonly lastPeriods: ArrayLike<number>;
  /** The deadline that the rest still has to keep. */
  readonly toleratedLastPeriods: ArrayLike<number>;
}

/**
 * Two streams that together say "so much of the work by the earlier deadline, the rest by the later one". A target on a
 * share of the answers gives the remaining work more time; it is not a quantile of any waiting-time formula, because
 * the planner, not chance, decides which items may wait. The share holds for the work of each arrival period.
 * Source: our own reading of a deadline contract. Cost: O(periods).
 * @throws Refusal for a share outside (0, 1], lists of different length or deadlines before arrival
 * @example splitByShare({ workHours: [10], share: 0.8, lastPeriods: [0], toleratedLastPeriods: [3] })[1].workHours[0] // => 2
 */
export function splitByShare(promise: SharePromise): readonly [DeferredWork, DeferredWork] {
  const { workHours, share, lastPeriods, toleratedLastPeriods } = promise;
  if (!(share > 0 && share <= 1)) {
    refuse("share-out-of-range", "/share", share, "a share is above 0 and at most 1", "Such as 0.8 for 80 %.");
  }
  const early = Float64Array.from(workHours, (hours) => hours * share);
  const rest = Float64Array.from(workHours, (hours, period) => hours - (early[period] ?? 0));
  const streams: readonly [DeferredWork, DeferredWork] = [
    { workHours: early, lastPeriods },
    { workHours: rest, lastPeriods: toleratedLastPeriods },
  ];
  dueItems(streams, workHours.length, "keep");
  return streams;
}
