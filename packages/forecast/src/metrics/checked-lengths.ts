/** The common length of two series that belong together. @throws RangeError if they differ */
export function sameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): number {
  if (first.length !== second.length)
    throw new RangeError(
      `two series that belong together have ${String(first.length)} and ${String(second.length)} values`,
    );
  return first.length;
}

/** Mean of `of(0) ... of(count - 1)`; NaN for none. */
export function mean(count: number, of: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += of(i);
  return count > 0 ? sum / count : NaN;
}
