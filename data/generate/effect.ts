import type { CivilDay } from "@springtide/calendar";
import { dayOfYear } from "@springtide/calendar";

/** One firing of a cause, as the generator believes it. */
export interface Firing {
  readonly onset: CivilDay;
  /** Extra contacts on the day of the onset: 1.5 = two and a half times as many. */
  readonly lift: number;
  readonly leadDays: number;
  readonly decayDays: number;
}

/** Multiplier of a day: builds up in a straight line over the lead days, jumps, fades exponentially over at most five decays. */
export function effectOf(firings: readonly Firing[], day: CivilDay): number {
  return firings.reduce((product, { onset, lift, leadDays, decayDays }) => {
    const since = day - onset;
    if (since < -leadDays || since > 5 * decayDays) return product;
    const height = since < 0 ? 0.4 * (1 + since / (leadDays + 1)) : Math.exp(-since / decayDays);
    return product * (1 + lift * height);
  }, 1);
}

/** A yearly wave: 1 on average in logarithms, highest on `peakDayOfYear`. */
export function yearlyWave(day: CivilDay, peakDayOfYear: number, amplitude: number): number {
  return Math.exp(amplitude * Math.cos((2 * Math.PI * (dayOfYear(day) - peakDayOfYear)) / 365.25));
}
