/** Width at which halving stops, in parts of the answer. */
const CLOSE_ENOUGH = 1e-13;

/**
 * The greatest value up to `highest` for which a question is answered yes, where it is yes for small values and no from
 * some value on: doubling from the guess, then halving. Infinite where even the highest does. Unchecked: guess above 0.
 * Cost: about 45 questions.
 */
export function greatestThatDoes(guess: number, highest: number, does: (value: number) => boolean): number {
  let low = 0;
  let high = guess;
  while (high < highest && does(high)) {
    low = high;
    high *= 2;
  }
  if (high >= highest) {
    if (does(highest)) return Infinity;
    high = highest;
  }
  while (high - low > CLOSE_ENOUGH * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (does(middle)) low = middle;
    else high = middle;
  }
  return low;
}
