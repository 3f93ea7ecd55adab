import { incrementalCost, workingTimeLedger } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const TERMS = { costPerHour: 20, premium: 0.25, account: { mostHours: 100, balanceHours: 90 } };

describe("hours beyond contract", () => {
  it("cost their premium while the account has room, and the wage too beyond it", () => {
    // By hand: 10 of 16 hours fit in; 16 premiums of 5, and 6 wages of 20.
    expect(incrementalCost(16, TERMS)).toEqual({ bankedHours: 10, paidHours: 6, cost: 200 });
    expect(incrementalCost(16, { ...TERMS, account: null })).toEqual({ bankedHours: 0, paidHours: 16, cost: 400 });
    expect(incrementalCost(0, TERMS).cost).toBe(0);
    expect(() => incrementalCost(-1, TERMS)).toThrow(RangeError);
  });

  it("never cost less for more of them, each no less than the one before", () => {
    const hours = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const cost = (of: number): number => incrementalCost(of, TERMS).cost;
        expect(cost(a) + cost(b)).toBeGreaterThanOrEqual(2 * cost((a + b) / 2) - 1e-6);
        expect(cost(Math.max(a, b))).toBeGreaterThanOrEqual(cost(Math.min(a, b)));
      }),
    );
  });

  it("go through an account that never holds more than its limit and loses no hour", () => {
    const week = fc.record({
      contractHours: fc.constant(400),
      workedHours: fc.integer({ min: 340, max: 460 }),
    });
    fc.assert(
      fc.property(fc.array(week, { maxLength: 12 }), (weeks) => {
        const ledger = workingTimeLedger(weeks, TERMS);
        let balance = 90;
        ledger.forEach(({ bankedHours, paidHours, timeOffHours, idleHours, balanceHours }, w) => {
          expect(balanceHours).toBeLessThanOrEqual(100);
          expect(balanceHours).toBeGreaterThanOrEqual(0);
          expect(balanceHours).toBe(balance + bankedHours - timeOffHours);
          expect(bankedHours + paidHours - timeOffHours - idleHours).toBe((weeks[w]?.workedHours ?? 0) - 400);
          balance = balanceHours;
        });
      }),
    );
  });
});
