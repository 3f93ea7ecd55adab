/** The entry of a list that is known to be there. @throws RangeError if it is not, which is our own fault */
export function at<Entry>(list: readonly Entry[], index: number): Entry {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`There is no entry ${index} in a list of ${list.length}.`);
  return entry;
}
