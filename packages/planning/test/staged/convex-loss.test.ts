import { envelopeOf, expectedLoss, lossWith } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the convex envelope of a table of losses", () => {
  it("is the table where the table is convex already", () => {
    const table = [100, 60, 30, 10, 0];
    const loss = envelopeOf(table);
    expect(table.map((_, heads) => lossWith(loss, heads))).toEqual(table);
  });

  it("runs straight under a hump, as a starved queue has one", () => {
    // By hand: from 100 at 0 to 10 at 3 is a slope of 30, under 95 at 1 and 60 at 2.
    const loss = envelopeOf([100, 95, 60, 10, 4, 4]);
    expect([0, 1, 2, 3, 4, 5].map((heads) => lossWith(loss, heads))).toEqual([100, 70, 40, 10, 4, 4]);
    expect(loss.need).toBe(4);
    expect(loss.rest).toBe(4);
  });

  it("lies below the table, is convex, and touches it at both ends", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 }), (falls) => {
        let left = falls.reduce((sum, fall) => sum + fall, 0);
        const table = [left, ...falls.map((fall) => (left -= fall))];
        const loss = envelopeOf(table);
        const values = table.map((_, heads) => lossWith(loss, heads));
        values.forEach((value, heads) => {
          expect(value).toBeLessThanOrEqual((table[heads] ?? 0) + 1e-6);
        });
        expect(values[0]).toBeCloseTo(table[0] ?? 0, 6);
        expect(values.at(-1)).toBeCloseTo(Math.min(...table), 6);
        loss.steps.slice(1).forEach(({ cost }, i) => {
          expect(cost).toBeGreaterThanOrEqual((loss.steps[i]?.cost ?? 0) - 1e-6);
        });
      }),
    );
  });
});

describe("the loss expected of several", () => {
  it("is the mean of them with any number of heads", () => {
    const anyLoss = fc
      .array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 })
      .map((falls) => {
        let left = falls.reduce((sum, fall) => sum + fall, 3);
        return envelopeOf([left, ...falls.map((fall) => (left -= fall))]);
      });
    fc.assert(
      fc.property(anyLoss, anyLoss, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, p) => {
        const mixed = expectedLoss([
          { probability: p, loss: one },
          { probability: 1 - p, loss: other },
        ]);
        for (let heads = 0; heads <= 13; heads += 0.5)
          expect(lossWith(mixed, heads)).toBeCloseTo(p * lossWith(one, heads) + (1 - p) * lossWith(other, heads), 6);
      }),
    );
  });
});
