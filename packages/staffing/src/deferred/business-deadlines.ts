import { refuse } from "../domain.ts";

/** A promise such as "answered within 24 hours" or "within 4 business hours", and when the house is open. */
export interface ResponsePromise {
  readonly withinSeconds: number;
  /** "open": only open periods count, the clock stands still while the house is closed. "all": it never stops. */
  readonly counts: "open" | "all";
  readonly periodSeconds: number;
  /** For each period of the horizon, whether people work in it. */
  readonly isOpen: ArrayLike<boolean>;
}

/**
 * The last period in which work of each arrival period is on time, under a promised response time.
 * A period counts as a whole: the clock starts at its beginning, so that the promise also holds for the first contact of
 * the period, and the answer is the last period that ends in time. Of a promise of 4 hours in half hours, the work of
 * period s may be done in s to s + 7. Under "open" the clock of work that arrives while the house is closed starts at
 * the next opening. A deadline after the horizon comes out as the number of periods: not due within it.
 * The result is the `lastPeriods` of a `DeferredWork`. Cost: O(periods).
 * @throws Refusal for a period that is not positive, and for a promise shorter than one period: such work cannot be
 * planned by period, it waits in a queue (see Erlang C and the patience models)
 * @example businessDeadlines({ withinSeconds: 7200, counts: "open", periodSeconds: 3600, isOpen: [true, false, false, true] })[0] // => 3
 */
export function businessDeadlines({ withinSeconds, counts, periodSeconds, isOpen }: ResponsePromise): Int32Array {
  requirePeriods(withinSeconds, periodSeconds);
  const periods = isOpen.length;
  // A promise of 14,400 s in periods of 1800 s is eight of them, also where the division falls a hair short.
  const span = Math.floor((withinSeconds / periodSeconds) * (1 + 1e-12));
  const lastPeriods = new Int32Array(periods);
  if (counts === "all") {
    for (let period = 0; period < periods; period += 1) lastPeriods[period] = Math.min(period + span - 1, periods);
    return lastPeriods;
  }
  const openPeriods: number[] = [];
  for (let period = 0; period < periods; period += 1) if (isOpen[period] === true) openPeriods.push(period);
  let openBefore = 0;
  for (let period = 0; period < periods; period += 1) {
    lastPeriods[period] = openPeriods[openBefore + span - 1] ?? periods;
    if (isOpen[period] === true) openBefore += 1;
  }
  return lastPeriods;
}

function requirePeriods(withinSeconds: number, periodSeconds: number): void {
  if (!(periodSeconds > 0 && periodSeconds < Infinity)) {
    refuse("period-not-positive", "/periodSeconds", periodSeconds, "a period lasts longer than 0 s", "Such as 1800.");
  }
  if (!(withinSeconds >= periodSeconds && withinSeconds < Infinity)) {
    refuse(
      "promise-shorter-than-period",
      "/withinSeconds",
      withinSeconds,
      `a response time planned by period is finite and at least one period (${periodSeconds} s)`,
      "Take shorter periods, or treat the work as a queue in which customers wait.",
    );
  }
}
