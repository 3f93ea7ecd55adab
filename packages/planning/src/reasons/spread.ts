/** How unequal shares are, told in two ways. */
export interface Spread {
  /** Largest less smallest. */
  readonly range: number;
  /** 0 where all are equal, near 1 where one has all. */
  readonly gini: number;
}

/**
 * Spread of shares that are not negative. The Gini coefficient is half the mean difference between any two, as a share of the mean; 0
 * where there is nothing to share.
 * Source: Gini (1912), Variabilita e mutabilita; in the sorted form of Sen (1973), On Economic Inequality, section 2.8.
 */
export function spreadOf(shares: readonly number[]): Spread {
  const sorted = shares.toSorted((a, b) => a - b);
  const sum = sorted.reduce((all, share) => all + share, 0);
  const ranked = sorted.reduce((all, share, i) => all + (2 * (i + 1) - sorted.length - 1) * share, 0);
  return {
    range: (sorted.at(-1) ?? 0) - (sorted[0] ?? 0),
    gini: sum > 0 ? ranked / (sorted.length * sum) : 0,
  };
}
