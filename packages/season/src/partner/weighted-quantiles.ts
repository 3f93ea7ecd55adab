/** A value, and how probable it is. */
export interface Weighted {
  readonly value: number;
  readonly chance: number;
}

/** Mean and quantiles of what may be. */
export interface WeightedQuantiles {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Sums of many small chances fall short of the share asked for by less than this. */
const ROUNDING = 1e-9;

/** Mean, and the least values that are not exceeded in 10, 50 and 90 of 100 cases. Chances are taken as parts of their sum. */
export function weightedQuantiles(values: readonly Weighted[]): WeightedQuantiles {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const all = sorted.reduce((sum, { chance }) => sum + chance, 0);
  const mean = all > 0 ? sorted.reduce((sum, { value, chance }) => sum + value * chance, 0) / all : 0;
  const at = (share: number): number => {
    let below = 0;
    return sorted.find(({ chance }) => (below += chance) >= share * all - ROUNDING)?.value ?? 0;
  };
  return { mean: Math.round(mean * 100) / 100, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

/** The sum of two values that know nothing of each other. */
export function sumOf(one: readonly Weighted[], other: readonly Weighted[]): Weighted[] {
  const sums = new Map<number, number>();
  for (const a of one)
    for (const b of other) {
      const value = a.value + b.value;
      sums.set(value, (sums.get(value) ?? 0) + a.chance * b.chance);
    }
  return [...sums].map(([value, chance]) => ({ value, chance }));
}
