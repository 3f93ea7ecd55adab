import type { RandomStream } from "@springtide/probability";

/**
 * Weeks drawn again with replacement, in runs, so that what hangs together from week to week stays together; the last week is followed by
 * the first. Runs are the cube root of the weeks long.
 * Source: Politis & Romano (1992), A circular block-resampling procedure for stationary data; length after Kuensch (1989), Annals of
 * Statistics 17(3).
 * @param weeks how many there are; as many are drawn
 * @returns places of the weeks drawn
 */
export function resampledWeeks(weeks: number, random: RandomStream): Int32Array {
  const run = Math.max(1, Math.round(Math.cbrt(weeks)));
  const drawn = new Int32Array(weeks);
  for (let i = 0; i < weeks; i += run) {
    const start = Math.floor(random.uniform() * weeks);
    for (let j = i; j < Math.min(weeks, i + run); j += 1) drawn[j] = (start + j - i) % weeks;
  }
  return drawn;
}
