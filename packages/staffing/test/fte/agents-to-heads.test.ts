import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agentsToHeads, combineShrinkage } from "../../src/index.ts";

const shrinkage = fc.double({ min: 0, max: 0.95, noNaN: true });

describe("heads for agents", () => {
  it.each([
    // By hand: 10/0.7 = 14.29, 7/0.7 = 10 exactly, 1/0.9 = 1.11.
    { agents: 10, inShiftShrinkage: 0.3, heads: 15 },
    { agents: 7, inShiftShrinkage: 0.3, heads: 10 },
    { agents: 1, inShiftShrinkage: 0.1, heads: 2 },
    { agents: 700, inShiftShrinkage: 0.3, heads: 1000 },
    { agents: 12, inShiftShrinkage: 0, heads: 12 },
    { agents: 0, inShiftShrinkage: 0.3, heads: 0 },
    { agents: 0.2, inShiftShrinkage: 0.3, heads: 1 },
  ])("are $heads for $agents agents at $inShiftShrinkage", ({ heads, ...given }) => {
    expect(agentsToHeads(given)).toBe(heads);
  });

  it("divide: 30 % of shrinkage takes 42.9 % more people, not 30 %", () => {
    expect(agentsToHeads({ agents: 100_000, inShiftShrinkage: 0.3 }) / 100_000).toBeCloseTo(1.42858, 5);
  });

  it("stay whole where the exact quotient is whole, whatever the doubles say", () => {
    for (const percent of [5, 10, 15, 20, 25, 28, 30, 33, 35, 40, 45]) {
      for (let heads = 0; heads <= 20_000; heads += 100) {
        const agents = (heads * (100 - percent)) / 100;
        expect(agentsToHeads({ agents, inShiftShrinkage: percent / 100 })).toBe(heads);
      }
    }
  });

  it("are the least whole number that leaves enough agents", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), shrinkage, (agents, inShiftShrinkage) => {
        const heads = agentsToHeads({ agents, inShiftShrinkage });
        expect(Number.isInteger(heads)).toBe(true);
        expect(heads * (1 - inShiftShrinkage)).toBeGreaterThanOrEqual(agents - 1e-8);
        expect((heads - 1) * (1 - inShiftShrinkage)).toBeLessThan(agents);
      }),
    );
  });

  it.each([
    { agents: -1, inShiftShrinkage: 0.3 },
    { agents: NaN, inShiftShrinkage: 0.3 },
    { agents: 10, inShiftShrinkage: 1 },
    { agents: 10, inShiftShrinkage: -0.1 },
    { agents: 10, inShiftShrinkage: NaN },
    { agents: 10, inShiftShrinkage: 30 },
  ])("refuse %o", (given) => {
    expect(() => agentsToHeads(given)).toThrow(Refusal);
  });
});

describe("shrinkage from its parts", () => {
  it("adds shares of the same paid time and multiplies what each leaves", () => {
    // By hand: 0.4; 1 - 0.9^4 = 0.3439.
    const parts = [0.1, 0.1, 0.1, 0.1];
    expect(combineShrinkage({ parts, kind: "additive" })).toBeCloseTo(0.4, 14);
    expect(combineShrinkage({ parts, kind: "multiplicative" })).toBeCloseTo(0.3439, 14);
  });

  it("is the part alone where there is one, and nothing where there is none", () => {
    for (const kind of ["additive", "multiplicative"] as const) {
      expect(combineShrinkage({ parts: [], kind })).toBe(0);
      expect(combineShrinkage({ parts: [0.25], kind })).toBe(0.25);
    }
  });

  it("is never more when multiplied than when added, and does not ask for the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.19, noNaN: true }), { maxLength: 5 }), (parts) => {
        const multiplied = combineShrinkage({ parts, kind: "multiplicative" });
        expect(multiplied).toBeLessThanOrEqual(combineShrinkage({ parts, kind: "additive" }) + 1e-15);
        expect(combineShrinkage({ parts: parts.toReversed(), kind: "multiplicative" })).toBeCloseTo(multiplied, 14);
      }),
    );
  });

  it("refuses parts that leave nothing, and parts that are no share", () => {
    expect(() => combineShrinkage({ parts: [0.5, 0.5], kind: "additive" })).toThrow("leave nothing");
    expect(combineShrinkage({ parts: [0.5, 0.5], kind: "multiplicative" })).toBe(0.75);
    expect(() => combineShrinkage({ parts: [1], kind: "multiplicative" })).toThrow(Refusal);
    expect(() => combineShrinkage({ parts: [0.1, NaN], kind: "additive" })).toThrow("/parts/1");
  });
});
