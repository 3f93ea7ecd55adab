import { type Block, philox4x32 } from "./philox.ts";

/**
 * Folds words into a 64-bit key, four at a time, with Philox itself as the mixer and the words fed forward
 * (the Matyas-Meyer-Oseas construction), so that names and seeds which differ in one bit share nothing.
 */
export class StreamKey {
  low = 0;
  high = 0;
  readonly #mixed: Block = new Int32Array(4);

  absorb(word0: number, word1: number, word2: number, word3: number): void {
    philox4x32(this.#mixed, word0, word1, word2, word3, this.low, this.high);
    const [mixed0 = 0, mixed1 = 0, mixed2 = 0, mixed3 = 0] = this.#mixed;
    this.low = mixed0 ^ mixed2 ^ word0 ^ word2;
    this.high = mixed1 ^ mixed3 ^ word1 ^ word3;
  }

  /** The exact double: its 64 bits, so that 1, 1.5 and 2^40 are three seeds. */
  absorbNumber(value: number, count: number): void {
    // Adding zero makes one seed of 0 and -0.
    const [low = 0, high = 0] = new Int32Array(new Float64Array([value + 0]).buffer);
    this.absorb(low, high, count, 0x5eed);
  }

  /** Eight UTF-16 units to a block; the length closes the text, so that padding cannot make two names one. */
  absorbText(text: string): void {
    const pair = (at: number): number => (text.charCodeAt(at) || 0) | ((text.charCodeAt(at + 1) || 0) << 16);
    for (let at = 0; at < text.length; at += 8) this.absorb(pair(at), pair(at + 2), pair(at + 4), pair(at + 6));
    this.absorb(text.length, 0, 0, 0x7e47);
  }
}
