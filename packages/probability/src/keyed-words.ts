import { StreamKey } from "./stream-key.ts";
import { threefry2x32 } from "./threefry.ts";

const TWO_TO_MINUS_32 = 2 ** -32;

/**
 * Chance by place instead of by turn, for where millions of draws must be cheap: the two 32-bit words at
 * (counter, lane) belong to the key and to nothing else, so a contact has the same words however often, whenever and
 * in whichever order they are asked. Where fewer numbers are needed, `randomStream` is the easier tool.
 * Key: (seed, purpose, indices) by the same mixing as `randomStream`, under names of its own. Cost: O(words).
 * @throws RangeError for a seed that is not finite or an index that is not a safe integer
 */
export class KeyedWords {
  readonly #key0: number;
  readonly #key1: number;

  constructor(seed: number, purpose: string, ...indices: readonly number[]) {
    if (!Number.isFinite(seed)) throw new RangeError(`A seed must be a finite number, not ${seed}.`);
    const key = new StreamKey();
    key.absorbNumber(seed, indices.length);
    key.absorbText(purpose);
    for (const index of indices) {
      if (!Number.isSafeInteger(index)) throw new RangeError(`An index of a stream must be an integer, not ${index}.`);
      key.absorb(index | 0, Math.floor(index / 2 ** 32), 2, 0x32f2);
    }
    this.#key0 = key.low | 0;
    this.#key1 = key.high | 0;
  }

  /** Writes the two words of each of `blocks` counters from `firstCounter` on, within one lane, from place 0 on. */
  fill(into: Int32Array, blocks: number, firstCounter: number, lane: number): void {
    threefry2x32(into, blocks, firstCounter, lane, this.#key0, this.#key1);
  }
}

/** A number of the open interval (0, 1) from one word: an odd multiple of 2^-33, so never 0 and never 1. */
export function uniformOfWord(word: number): number {
  return ((word >>> 0) + 0.5) * TWO_TO_MINUS_32;
}
