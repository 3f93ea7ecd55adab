/**
 * The least whole number from `floor` to `cap` that does, for a test that larger numbers pass if smaller ones do; null
 * where not even the cap does. Starts at a guess and goes by doubling steps, then by halving: a good guess costs two
 * tests, any other O(log of the distance). Unchecked: floor <= guess <= cap.
 */
export function leastThatDoes(does: (agents: number) => boolean, range: Range): number | null {
  const { floor, guess, cap } = range;
  let [fails, passes] = [floor - 1, cap + 1];
  let step = 1;
  for (let at = guess; passes - fails > 1;) {
    if (does(at)) passes = at;
    else fails = at;
    const isFenced = fails >= floor && passes <= cap;
    if (isFenced) at = Math.floor((fails + passes) / 2);
    else at = passes <= cap ? Math.max(floor, passes - step) : Math.min(cap, fails + step);
    step *= 2;
  }
  return passes <= cap ? passes : null;
}

interface Range {
  readonly floor: number;
  readonly guess: number;
  readonly cap: number;
}
