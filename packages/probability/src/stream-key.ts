import { type Block, philox4x32 } from "./philox.ts";

/** Scratch that holds nothing between two calls; making it anew would cost more than the mixing. */
const mixed: Block = new Int32Array(4);
const bits = new DataView(new ArrayBuffer(8));

/**
 * Folds words into a 64-bit key, four at a time, with Philox itself as the mixer and the words fed forward
 * (the Matyas-Meyer-Oseas construction), so that names and seeds which differ in one bit share nothing.
 */
export class StreamKey {
  low = 0;
  high = 0;

  absorb(word0: number, word1: number, word2: number, word3: number): void {
    philox4x32(mixed, word0, word1, word2, word3, this.low, this.high);
    this.low = (mixed[0] ?? 0) ^ (mixed[2] ?? 0) ^ word0 ^ word2;
    this.high = (mixed[1] ?? 0) ^ (mixed[3] ?? 0) ^ word1 ^ word3;
  }

  /** The exact double: its 64 bits, so that 1, 1.5 and 2^40 are three seeds. */
  absorbNumber(value: number, count: number): void {
    // Adding zero makes one seed of 0 and -0.
    bits.setFloat64(0, value + 0);
    this.absorb(bits.getInt32(4), bits.getInt32(0), count, 0x5eed);
  }

  /** Eight UTF-16 units to a block; the length closes the text, so that padding cannot make two names one. */
  absorbText(text: string): void {
    const pair = (at: number): number => (text.charCodeAt(at) || 0) | ((text.charCodeAt(at + 1) || 0) << 16);
    for (let at = 0; at < text.length; at += 8) this.absorb(pair(at), pair(at + 2), pair(at + 4), pair(at + 6));
    this.absorb(text.length, 0, 0, 0x7e47);
  }
}
