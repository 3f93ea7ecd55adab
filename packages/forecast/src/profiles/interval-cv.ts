import type { IntervalHistory } from "./interval-history.ts";
import { spreadDay } from "./spread-day.ts";
import type { Profile } from "./slots-of-grid.ts";

/**
 * Coefficient of variation of interval rates within the day, beyond chance, by moments. Given a day's total N, an interval with share p
 * holds Np on average with variance Np(1 - p) by chance, to which a gamma factor of each interval adds
 * (Np)^2 cv^2 (1 - 2p + sum of p^2). Zero where history varies no more than chance.
 */
export function intervalCvOf({ grid, contacts }: IntervalHistory, profile: Profile, days: readonly number[]): number {
  let excess = 0;
  let scale = 0;
  for (const day of days) {
    const from = grid.dayOffsets[day] ?? 0;
    const counts = contacts.subarray(from, grid.dayOffsets[day + 1]).map((value) => (Number.isNaN(value) ? 0 : value));
    const shares = new Float64Array(counts.length);
    spreadDay({ profile, grid, day, into: shares });
    const total = counts.reduce((sum, value) => sum + value, 0);
    const concentration = shares.reduce((sum, p) => sum + p * p, 0);
    shares.forEach((p, i) => {
      const expected = total * p;
      excess += ((counts[i] ?? 0) - expected) ** 2 - expected * (1 - p);
      scale += expected * expected * (1 - 2 * p + concentration);
    });
  }
  return scale > 0 ? Math.sqrt(Math.max(0, excess / scale)) : 0;
}
