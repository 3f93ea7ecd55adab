/** Four 32-bit words, the unit Philox turns over at once; written in place, so that drawing allocates nothing. */
export type Block = Int32Array;

const MULTIPLIER_EVEN = 0xd2511f53;
const MULTIPLIER_ODD = 0xcd9e8d57;
const KEY_STEP_LOW = 0x9e3779b9 | 0;
const KEY_STEP_HIGH = 0xbb67ae85 | 0;
const ROUNDS = 10;

/**
 * The upper 32 bits of the 64-bit product of two unsigned words, from 16-bit halves (a double holds no 64 bits). No sum here leaves 32
 * bits, so whole-number arithmetic is exact, and much quicker than that of doubles.
 */
function highWord(multiplier: number, word: number): number {
  const multiplierLow = multiplier & 0xffff;
  const multiplierHigh = multiplier >>> 16;
  const low = word & 0xffff;
  const high = word >>> 16;
  const middle = (Math.imul(multiplierHigh, low) + (Math.imul(multiplierLow, low) >>> 16)) | 0;
  const carried = (Math.imul(multiplierLow, high) + (middle & 0xffff)) | 0;
  return (Math.imul(multiplierHigh, high) + (middle >>> 16) + (carried >>> 16)) | 0;
}

/**
 * Philox 4x32 with 10 rounds: a bijection of 128-bit counters for every 64-bit key, whose outputs pass the strictest
 * test batteries. Word i of stream s is computed from (s, i) alone, so no stream has a state to keep or to skip.
 * The four counter words are passed one by one and the answer is written to `into`: signed words, same bits.
 * Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11. Cost: O(1).
 */
export function philox4x32(
  into: Block,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  keyLow: number,
  keyHigh: number,
): void {
  let word0 = counter0 | 0;
  let word1 = counter1 | 0;
  let word2 = counter2 | 0;
  let word3 = counter3 | 0;
  let low = keyLow | 0;
  let high = keyHigh | 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const even = highWord(MULTIPLIER_EVEN, word0);
    const odd = highWord(MULTIPLIER_ODD, word2);
    const next1 = Math.imul(MULTIPLIER_ODD, word2);
    const next3 = Math.imul(MULTIPLIER_EVEN, word0);
    word0 = odd ^ word1 ^ low;
    word2 = even ^ word3 ^ high;
    word1 = next1;
    word3 = next3;
    low = (low + KEY_STEP_LOW) | 0;
    high = (high + KEY_STEP_HIGH) | 0;
  }
  into[0] = word0;
  into[1] = word1;
  into[2] = word2;
  into[3] = word3;
}
