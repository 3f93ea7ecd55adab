/**
 * Distribution of the first event from the chance of each day given that it has not happened before:
 * pmf[d] = hazard[d] * product over e < d of (1 - hazard[e]); `never` is what is left.
 */
export function pmfOfHazard(hazard: ArrayLike<number>): { pmf: Float64Array; never: number } {
  let notYet = 1;
  const pmf = Float64Array.from(hazard, (chance) => {
    const now = notYet * chance;
    notYet *= 1 - chance;
    return now;
  });
  return { pmf, never: notYet };
}

/** Expected volume of each day: a level plus the response that follows the event, weighted by when it may happen. */
export function expectedResponse(
  pmf: ArrayLike<number>,
  { level, response }: { readonly level: number; readonly response: ArrayLike<number> },
): Float64Array {
  return Float64Array.from({ length: pmf.length }, (_, day) => {
    let volume = level;
    for (let after = 0; after < response.length && after <= day; after++)
      volume += (pmf[day - after] ?? 0) * (response[after] ?? 0);
    return volume;
  });
}
