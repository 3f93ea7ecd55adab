/** Days on either side of the same day of another year that speak for it. */
const REACH_DAYS = 12;
const YEAR_DAYS = 364;
const YEARS = 4;

/**
 * How a series without its week stood on a day of earlier years: a triangular mean over the days around 52, 104 ... weeks before,
 * each year less its own mean level around the origin's day of that year. So the difference to the origin is what a year usually does
 * between the two. NaN before there is a year.
 * @param known days that may be used, counted from the first
 */
export function yearlyChange(deseasonalised: Float64Array, known: number, lead: number): number {
  let sum = 0;
  let weights = 0;
  for (let year = 1; year <= YEARS; year++) {
    const then = known - year * YEAR_DAYS;
    if (then - REACH_DAYS < 0) break;
    const from = smoothed(deseasonalised, then - 1 - REACH_DAYS / 2, known);
    const to = smoothed(deseasonalised, then + lead, known);
    if (Number.isNaN(from) || Number.isNaN(to)) continue;
    sum += to - from;
    weights += 1;
  }
  return weights === 0 ? NaN : sum / (weights + 0.5);
}

function smoothed(values: Float64Array, day: number, known: number): number {
  let sum = 0;
  let weights = 0;
  for (let away = -REACH_DAYS; away <= REACH_DAYS; away++) {
    const at = Math.round(day) + away;
    const value = at >= known ? NaN : (values[at] ?? NaN);
    if (Number.isNaN(value)) continue;
    const weight = REACH_DAYS + 1 - Math.abs(away);
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? NaN : sum / weights;
}
