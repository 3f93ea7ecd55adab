/** A figure, and the range in which it lies nine times out of ten. */
export interface LikelyRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const LOW = 0.05;

/** The range that holds the middle nine tenths of a figure's draws, widened to the figure itself where they miss it. */
export function rangeOfDraws(value: number, draws: readonly number[]): LikelyRange {
  const sorted = Float64Array.from(draws.filter(Number.isFinite)).sort();
  if (sorted.length === 0) return { value, low: value, high: value };
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? value;
  return { value, low: Math.min(value, at(LOW)), high: Math.max(value, at(1 - LOW)) };
}
