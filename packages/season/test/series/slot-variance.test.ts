import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { describe, expect, it } from "vitest";
import { slotVariance } from "../../src/series/slot-variance.ts";

/** Days of 24 slots whose rates have gamma factors of a known variance around 100, with counts or without. */
function made(variance: number, counted: boolean) {
  const random = randomStream(3, "slots");
  return Array.from({ length: 200 }, (_, day) => ({
    day,
    expected: new Float64Array(24).fill(100),
    chance: new Float64Array(24).fill(counted ? 100 : 0),
    error: Float64Array.from({ length: 24 }, () => {
      const rate = variance > 0 ? 100 * variance * drawGamma(random, 1 / variance) : 100;
      return (counted ? drawPoisson(random, rate) : rate) - 100;
    }),
  }));
}

describe("how much slots stray beyond chance", () => {
  it.each([
    [0.02, true],
    [0.02, false],
    [0.1, true],
  ])("is found again: %d, counted: %s", (variance, counted) => {
    // 4,800 draws: the share within the central 80 % is known to a point, the variance to a few per cent.
    for (const found of slotVariance(made(variance, counted), 24)) {
      expect(found).toBeGreaterThan(0.6 * variance);
      expect(found).toBeLessThan(1.5 * variance);
    }
  });

  it("is next to nothing where chance is all there is", () => {
    // Chance itself has a squared coefficient of variation of 0.01 here.
    expect(Math.max(...slotVariance(made(0, true), 24))).toBeLessThan(0.003);
  });

  it("is not widened by one wild day", () => {
    const plain = slotVariance(made(0.02, true), 24);
    const days = made(0.02, true).map((one) => (one.day === 50 ? { ...one, error: one.error.map(() => 5000) } : one));
    slotVariance(days, 24).forEach((found, slot) => {
      expect(found).toBeLessThan(1.6 * (plain[slot] ?? 0));
    });
  });
});
