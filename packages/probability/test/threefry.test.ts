import { describe, expect, it } from "vitest";
import { KeyedWords } from "../src/index.ts";
import { threefry2x32 } from "../src/threefry.ts";

// kat_vectors of the Random123 distribution (Salmon et al., 2011): threefry 2x32, 13 rounds.
const KNOWN = [
  { counter: [0, 0], key: [0, 0], answer: [0x9d1c5ec6, 0x8bd50731] },
  { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], answer: [0xfd36d048, 0x2d17272c] },
  { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], answer: [0xba3e4725, 0xf27d669e] },
] as const;

describe("Threefry 2x32-13", () => {
  it.each(KNOWN)("turns counter $counter under key $key into the published words", ({ counter, key, answer }) => {
    const words = new Int32Array(2);
    threefry2x32(words, 1, counter[0], counter[1], key[0], key[1]);
    expect([...words].map((word) => word >>> 0)).toEqual(answer);
  });

  it("gives the same words alone and in a row, from any counter on", () => {
    const key = new KeyedWords(7, "contact", 3);
    const row = new Int32Array(2 * 18);
    key.fill(row, 18, -5, 9);
    for (let block = 0; block < 18; block += 1) {
      const alone = new Int32Array(2);
      key.fill(alone, 1, block - 5, 9);
      expect([...row.subarray(2 * block, 2 * block + 2)]).toEqual([...alone]);
    }
  });

  it("flips half the bits when the counter, the lane or the name changes a little", () => {
    const of = (first: number, lane: number, ...name: ConstructorParameters<typeof KeyedWords>): Int32Array => {
      const words = new Int32Array(2 * 8000);
      new KeyedWords(...name).fill(words, 8000, first, lane);
      return words;
    };
    const plain = of(0, 0, 1, "contact", 1);
    // 512,000 fair bits: five standard errors are 0.0035.
    for (const other of [
      of(1, 0, 1, "contact", 1),
      of(0, 1, 1, "contact", 1),
      of(0, 0, 2, "contact", 1),
      of(0, 0, 1, "contact", 2),
      of(0, 0, 1, "contacts", 1),
      of(0, 0, 1, "contact", 1, 0),
    ]) {
      expect(Math.abs(shareFlipped(plain, other) - 0.5)).toBeLessThan(0.0035);
    }
  });

  it("refuses a seed or an index that is no number of the kind", () => {
    expect(() => new KeyedWords(NaN, "contact")).toThrow(RangeError);
    expect(() => new KeyedWords(1, "contact", 0.5)).toThrow(RangeError);
  });
});

function shareFlipped(left: Int32Array, right: Int32Array): number {
  let count = 0;
  left.forEach((word, at) => {
    for (let bits = word ^ (right[at] ?? 0); bits !== 0; bits &= bits - 1) count += 1;
  });
  return count / (32 * left.length);
}
