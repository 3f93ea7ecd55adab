import { describe, expect, it } from "vitest";
import { philox4x32 } from "../src/philox.ts";

// kat_vectors of the Random123 distribution (Salmon et al., 2011): philox 4x32, 10 rounds.
const KNOWN = [
  { counter: [0, 0, 0, 0], key: [0, 0], answer: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    answer: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    answer: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const;

describe("Philox 4x32-10", () => {
  it.each(KNOWN)("turns counter $counter under key $key into the published words", ({ counter, key, answer }) => {
    const words = new Int32Array(4);
    const [counter0, counter1, counter2, counter3] = counter;
    philox4x32(words, counter0, counter1, counter2, counter3, key[0], key[1]);
    expect([...words].map((word) => word >>> 0)).toEqual(answer);
  });
});
