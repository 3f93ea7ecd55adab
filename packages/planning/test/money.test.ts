import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { amountCents, blockCost, roundMoney, shiftCost, totalOfLines } from "@springtide/planning";

describe("amounts of money", () => {
  it("round half a cent away from zero, as the decimal was meant", () => {
    // 1.005 is stored as 1.00499999999999989...; whoever wrote it meant one cent more than 1.00.
    expect([1.005, -1.005, 2.675, 0.125, -0.125, 0.004, -0.004].map(roundMoney)).toEqual([
      1.01, -1.01, 2.68, 0.13, -0.13, 0, 0,
    ]);
    expect(amountCents(-0.001)).toBe(0);
    expect(Object.is(amountCents(-0.001), 0)).toBe(true);
    // Large whole amounts stay what they are.
    expect([5_277_656_704_365, -9_999_999_999_999.5].map(amountCents)).toEqual([
      527_765_670_436_500, -999_999_999_999_950,
    ]);
  });

  it("agree with exact arithmetic on prices in tenths of a cent", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (mills) => {
        const size = mills < 0n ? -mills : mills;
        const cents = Number((size + 5n) / 10n);
        expect(amountCents(Number(mills) / 1000)).toBe(mills < 0n && cents > 0 ? -cents : cents);
      }),
    );
  });

  it("are rounded once a line, so that totals add up to the cent", () => {
    // Three lines of a third of a cent and more: 0.335 each rounds to 0.34; rounding the sum instead would say 1.01
    // (1.005).
    expect(totalOfLines([0.335, 0.335, 0.335])).toBe(1.02);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (lines) => {
        expect(amountCents(totalOfLines(lines))).toBe(lines.reduce((sum, line) => sum + amountCents(line), 0));
      }),
    );
  });

  it("of a block and a shift are time x people x price", () => {
    // 2.25 h x 3 seats x 31.90 = 215.325
    expect(blockCost({ seconds: 8100, seats: 3, pricePerHour: 31.9 })).toBe(215.33);
    // A night shift over the October change: 9 h x 2 x 18.455 = 332.19
    expect(shiftCost({ seconds: 9 * 3600, heads: 2, costPerHour: 18.455 })).toBe(332.19);
    expect(blockCost({ seconds: 0, seats: 3, pricePerHour: 31.9 })).toBe(0);
  });
});
