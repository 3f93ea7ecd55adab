/** Counts without negative ones, and what could not be settled. */
export interface SettledCounts {
  readonly counts: Float64Array;
  /** Contacts that were missing at the end, as a positive number. */
  readonly unsettled: number;
}

/**
 * Takes negative counts off the counts that follow them, so that none is negative and the total stays: what returned later than it was
 * reckoned to return leaves too few now and too many soon. Unknown counts (NaN) stay unknown and settle nothing. Cost: counts.
 * @example settledForward(Float64Array.of(5, -2, 1, 4)).counts // => Float64Array [5, 0, 0, 3]
 */
export function settledForward(values: Float64Array): SettledCounts {
  let owed = 0;
  const counts = values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    const left = value - owed;
    owed = Math.max(0, -left);
    return Math.max(0, left);
  });
  return { counts, unsettled: owed };
}
