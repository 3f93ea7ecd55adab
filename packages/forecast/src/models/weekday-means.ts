/**
 * Means of the last `weeks` known days of the same weekday as each of the seven days after an origin; a weekday never seen takes
 * the mean of those that were.
 */
export function meansOfLastWeekdays(logs: Float64Array, origin: number, weeks: number): Float64Array {
  const means = new Float64Array(7).fill(NaN);
  let sum = 0;
  let known = 0;
  for (let ahead = 0; ahead < 7; ahead++) {
    let total = 0;
    let count = 0;
    for (let at = origin - 7 + ahead; at >= 0 && count < weeks; at -= 7) {
      const value = logs[at] ?? NaN;
      if (Number.isNaN(value)) continue;
      total += value;
      count += 1;
    }
    if (count === 0) continue;
    means[ahead] = total / count;
    sum += total / count;
    known += 1;
  }
  return means.map((value) => (Number.isNaN(value) ? (known > 0 ? sum / known : 0) : value));
}
