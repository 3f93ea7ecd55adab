import { heldBack, type MonthlyDrivers, varianceOf } from "@springtide/season";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const planned: MonthlyDrivers = {
  contacts: 1000,
  monthShares: [0.5, 0.5],
  months: [
    { ahtSeconds: 360, hoursPerHandledHour: 1.5, partnerShare: 0, ownRate: 20, partnerRate: 30 },
    { ahtSeconds: 360, hoursPerHandledHour: 1.5, partnerShare: 0.5, ownRate: 20, partnerRate: 30 },
  ],
};

describe("the variance of a cost", () => {
  it("is split by hand: contacts a month later, where half of the work is a partner's", () => {
    // 1000 contacts of 6 minutes, 1.5 hours an hour: 150 hours. At 20 in the first month, at 25 in the second.
    const later = { ...planned, monthShares: [0, 1] };
    const none = { size: 0, aht: 0, fill: 0, mix: 0, rate: 0 };
    expect(varianceOf(planned, later)).toEqual({ timing: 150 * 25 - 75 * 20 - 75 * 25, ...none, total: 375 });
    const more = varianceOf(planned, { ...planned, contacts: 1100 });
    expect(more.size).toBeCloseTo(0.1 * (75 * 20 + 75 * 25), 9);
    expect(more.timing).toBe(0);
  });

  it("adds up to the whole, and gives each cause that alone differs all of it", () => {
    const month = fc.record({
      ahtSeconds: fc.double({ min: 60, max: 900, noNaN: true }),
      hoursPerHandledHour: fc.double({ min: 1, max: 3, noNaN: true }),
      partnerShare: fc.double({ min: 0, max: 1, noNaN: true }),
      ownRate: fc.double({ min: 10, max: 40, noNaN: true }),
      partnerRate: fc.double({ min: 10, max: 60, noNaN: true }),
    });
    const drivers = fc
      .record({
        contacts: fc.integer({ min: 0, max: 9999 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        a: month,
        b: month,
      })
      .map(({ contacts, part, a, b }): MonthlyDrivers => ({ contacts, monthShares: [part, 1 - part], months: [a, b] }));
    fc.assert(
      fc.property(drivers, drivers, (from, to) => {
        const { total, ...parts } = varianceOf(from, to);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 5);
        const dearer = { ...from, months: from.months.map((one) => ({ ...one, ownRate: one.ownRate + 1 })) };
        const onlyRate = varianceOf(from, dearer);
        expect(onlyRate.rate).toBeCloseTo(onlyRate.total, 9);
      }),
      { numRuns: 50 },
    );
  });

  it("needs the same months", () => {
    expect(() => varianceOf(planned, { ...planned, monthShares: [1] })).toThrow(RangeError);
  });
});

describe("what is held beside a budget", () => {
  it("is held once, and is the cost that four of five seasons stay below, less the mean", () => {
    // Five seasons of 10, 20, ... 50: mean 30, 80 % quantile (type 7) 42, the dearest tenth 50.
    expect(heldBack(Float64Array.of(30, 10, 50, 20, 40), 30)).toEqual({ contingency: 12, held: 42, worstTenth: 50 });
    // A season that is always the same leaves nothing to hold.
    expect(heldBack(Float64Array.of(7, 7, 7), 7)).toEqual({ contingency: 0, held: 7, worstTenth: 7 });
    expect(() => heldBack(new Float64Array(0), 0)).toThrow(RangeError);
  });
});
