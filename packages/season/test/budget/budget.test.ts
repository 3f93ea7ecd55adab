import { heldBack } from "@springtide/season";
import { describe, expect, it } from "vitest";

describe("what is held beside a budget", () => {
  it("is held once, and is the cost that four of five seasons stay below, less the mean", () => {
    // Five seasons of 10, 20, ... 50: mean 30, 80 % quantile (type 7) 42, the dearest tenth 50.
    expect(heldBack(Float64Array.of(30, 10, 50, 20, 40), 30)).toEqual({ contingency: 12, held: 42, worstTenth: 50 });
    // A season that is always the same leaves nothing to hold.
    expect(heldBack(Float64Array.of(7, 7, 7), 7)).toEqual({ contingency: 0, held: 7, worstTenth: 7 });
    expect(() => heldBack(new Float64Array(0), 0)).toThrow(RangeError);
  });
});
