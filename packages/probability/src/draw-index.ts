import type { RandomStream } from "./random-stream.ts";

/**
 * Draws the place of one weight, each with a chance in proportion to its size; a weight of 0 is never drawn.
 * Uses exactly one number of the stream. Cost: O(number of weights).
 * @throws RangeError for a negative or infinite weight, or when all weights are 0
 */
export function drawIndex(random: RandomStream, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) {
    if (!(weight >= 0)) throw new RangeError(`A weight cannot be negative; this one is ${weight}.`);
    total += weight;
  }
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`The weights to draw from must add up to a positive number, not ${total}.`);
  }
  let left = random.uniform() * total;
  let last = -1;
  for (const [index, weight] of weights.entries()) {
    if (weight === 0) continue;
    last = index;
    left -= weight;
    if (left < 0) return index;
  }
  // Rounding may leave a crumb beyond the last weight.
  return last;
}
