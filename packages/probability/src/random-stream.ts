import { type Block, philox4x32 } from "./philox.ts";
import { StreamKey } from "./stream-key.ts";

/** A source of chance. Whoever draws is given one; nothing in the house makes its own. */
export interface RandomStream {
  /** The next number, evenly spread over the open interval (0, 1): an odd multiple of 2^-53, so never 0 and never 1. */
  uniform(): number;
}

const TWO_TO_26 = 67_108_864;
const TWO_TO_32 = 4_294_967_296;
const TWO_TO_MINUS_52 = 2 ** -52;
/** Scratch that holds nothing between two calls, shared by all streams. */
const words: Block = new Int32Array(4);
/** Counter words left for indices: the fourth counts the blocks of the stream. */
const INDEX_WORDS = 3;

class PhiloxStream implements RandomStream {
  readonly #keyLow: number;
  readonly #keyHigh: number;
  readonly #index0: number;
  readonly #index1: number;
  readonly #index2: number;
  #block = 0;
  /** Every block gives two numbers; the second one waits here, 0 when there is none. */
  #waiting = 0;

  constructor(key: StreamKey, index0: number, index1: number, index2: number) {
    this.#keyLow = key.low;
    this.#keyHigh = key.high;
    this.#index0 = index0;
    this.#index1 = index1;
    this.#index2 = index2;
  }

  uniform(): number {
    const waiting = this.#waiting;
    if (waiting !== 0) {
      this.#waiting = 0;
      return waiting;
    }
    philox4x32(words, this.#block, this.#index0, this.#index1, this.#index2, this.#keyLow, this.#keyHigh);
    this.#block += 1;
    this.#waiting = openUnit(words[2] ?? 0, words[3] ?? 0);
    return openUnit(words[0] ?? 0, words[1] ?? 0);
  }
}

/** 52 bits of two words, put in the middle of their cell: neither end of the interval can be reached by rounding. */
function openUnit(high: number, low: number): number {
  return ((high >>> 6) * TWO_TO_26 + (low >>> 6) + 0.5) * TWO_TO_MINUS_52;
}

/**
 * The stream of chance that belongs to (seed, purpose, indices), for example `(plan.seed, "day-factor", path, day)`.
 * Every such triple has its own stream, independent of all others, and gives the same numbers wherever, whenever and
 * in whichever order it is asked: what one queue, path or day draws can never shift what another draws.
 * @param seed any finite number
 * @param purpose what the numbers are for; part of the stream's identity
 * @param indices safe integers, negative ones too; `(1)` and `(1, 0)` are different streams
 * @throws RangeError for a seed that is not finite or an index that is not a safe integer
 * Length: 2^33 numbers before a stream repeats. Cost: O(1) to make and O(1) a number; no state is shared.
 */
export function randomStream(seed: number, purpose: string, ...indices: readonly number[]): RandomStream {
  const key = keyOf(seed, purpose, indices.length);
  for (const index of indices) {
    if (!Number.isSafeInteger(index)) throw new RangeError(`An index of a stream must be an integer, not ${index}.`);
    // What fits a word goes into the counter; only what does not costs a fold into the key.
    const high = Math.floor(index / TWO_TO_32);
    if (high !== 0) key.absorb(index | 0, high, 1, 0x1de8);
  }
  for (let at = INDEX_WORDS; at < indices.length; at += 1) key.absorb(indices[at] ?? 0, at, 0, 0x1de8);
  return new PhiloxStream(key, indices[0] ?? 0, indices[1] ?? 0, indices[2] ?? 0);
}

/**
 * The streams of one purpose told apart by two indices: `pairedStreams(seed, purpose)(path, day)` gives the numbers of
 * `randomStream(seed, purpose, path, day)`. Seed and purpose are folded once, so that a stream for each cell of a table costs little
 * more than its numbers.
 * @throws RangeError as `randomStream`
 */
export function pairedStreams(seed: number, purpose: string): (first: number, second: number) => RandomStream {
  const key = keyOf(seed, purpose, 2);
  return (first, second) =>
    fitsAWord(first) && fitsAWord(second)
      ? new PhiloxStream(key, first, second, 0)
      : randomStream(seed, purpose, first, second);
}

function fitsAWord(index: number): boolean {
  return index >>> 0 === index;
}

function keyOf(seed: number, purpose: string, indices: number): StreamKey {
  if (!Number.isFinite(seed)) throw new RangeError(`A seed must be a finite number, not ${seed}.`);
  const key = new StreamKey();
  key.absorbNumber(seed, indices);
  key.absorbText(purpose);
  return key;
}
