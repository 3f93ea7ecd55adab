/** Index of the first of ascending instants that is at or after another; their number where none is. */
export function firstAtOrAfter(sorted: Float64Array, ms: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
