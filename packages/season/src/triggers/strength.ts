/** No firing is believed to be weaker or stronger than these, however far the day lay beyond the threshold. */
const LEAST_STRENGTH = 0.2;
const MOST_STRENGTH = 5;

/**
 * How strong a firing was, told from how far its day lay beyond the threshold: 1 at the usual excess of past firings, changed by
 * `perUnit` for each unit beyond that. So firings to come, whose excess nobody knows, are of strength 1 on average.
 */
export function strengthOfExcess(perUnit: number | undefined, excesses: readonly number[]): (excess: number) => number {
  const known = excesses.filter((excess) => !Number.isNaN(excess));
  if (perUnit === undefined || known.length === 0) return () => 1;
  const usual = known.reduce((sum, excess) => sum + excess, 0) / known.length;
  return (excess) =>
    Number.isNaN(excess) ? 1 : Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, 1 + perUnit * (excess - usual)));
}
