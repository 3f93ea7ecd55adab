/** The bandwidth of one year's date is at least this, so that two like years do not pass for certainty. */
const LEAST_BANDWIDTH_DAYS = 4;

/**
 * The dates of past seasons as a smooth distribution over the days of a season: a normal bump around each date, cut off at the
 * season's ends, with Silverman's bandwidth 0.9 s n^(-1/5) (s: the smaller of the sd and the interquartile range / 1.34).
 * Seasons in which it never fired keep their share as `never`.
 * Source: Silverman (1986), Density Estimation for Statistics and Data Analysis, 3.4.2. Cost: dates times days.
 * @param dates days after the arming day, one a season that had one
 * @param seasons seasons on record, with or without a date
 * @param days days of the season
 */
export function pastDatesDensity(
  dates: readonly number[],
  { seasons, days }: { readonly seasons: number; readonly days: number },
): { pmf: Float64Array; never: number } {
  const bandwidth = bandwidthOf(dates);
  const pmf = new Float64Array(days);
  for (const date of dates) {
    const bump = Float64Array.from({ length: days }, (_, d) => Math.exp(-0.5 * ((d - date) / bandwidth) ** 2));
    const mass = bump.reduce((sum, value) => sum + value, 0);
    if (mass > 0) bump.forEach((value, d) => (pmf[d] = (pmf[d] ?? 0) + value / (mass * seasons)));
  }
  return { pmf, never: seasons === 0 ? 1 : (seasons - dates.length) / seasons };
}

function bandwidthOf(dates: readonly number[]): number {
  const n = dates.length;
  if (n < 2) return LEAST_BANDWIDTH_DAYS;
  const mean = dates.reduce((sum, date) => sum + date, 0) / n;
  const sd = Math.sqrt(dates.reduce((sum, date) => sum + (date - mean) ** 2, 0) / (n - 1));
  const sorted = dates.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (n - 1))] ?? mean;
  const quartiles = (at(0.75) - at(0.25)) / 1.34;
  return Math.max(LEAST_BANDWIDTH_DAYS, 0.9 * (quartiles > 0 ? Math.min(sd, quartiles) : sd) * n ** -0.2);
}
