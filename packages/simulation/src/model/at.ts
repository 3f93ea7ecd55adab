/** The entry of a list that is known to be there. @throws RangeError if it is not, which is our own fault */
export function at<Entry>(list: readonly Entry[], index: number): Entry {
  // Short enough that it is always compiled into its callers: it is asked a dozen times for every contact.
  return list[index] ?? missing(list, index);
}

function missing(list: readonly unknown[], index: number): never {
  throw new RangeError(`There is no entry ${index} in a list of ${list.length}.`);
}
