import { type Delivered, invoiceOf, requireTariff, type Tariff, workCost } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const HOURS: Tariff = {
  unit: "logged-in-hours",
  tiers: [
    { from: 0, price: 30 },
    { from: 100, price: 28 },
    { from: 300, price: 25 },
  ],
  reach: "incremental",
  reserveFeePerSeatHour: 2,
  cancelFeePerSeatHour: 10,
  leastUnits: 0,
  service: [],
};
const QUIET: Delivered = { units: 0, reservedSeatHours: 0, cancelledSeatHours: 0, serviceLevel: null };

describe("the bill of a period", () => {
  it("prices each unit in its own tier, or all in the one reached", () => {
    // By hand: 100 x 30 + 200 x 28 + 50 x 25 = 9,850; retroactive 350 x 25 = 8,750.
    expect(workCost(HOURS, 350)).toBe(9850);
    expect(workCost({ ...HOURS, reach: "retroactive" }, 350)).toBe(8750);
    expect(invoiceOf(HOURS, { ...QUIET, units: 350 }).lines.map(({ quantity }) => quantity)).toEqual([100, 200, 50]);
  });

  it("falls at the start of a retroactive tier, as such tariffs do", () => {
    // By hand: 100 hours cost 3,000 and 101 hours 101 x 28 = 2,828.
    const retroactive: Tariff = { ...HOURS, reach: "retroactive" };
    expect(workCost(retroactive, 100)).toBe(3000);
    expect(workCost(retroactive, 101)).toBe(2828);
  });

  it("bills what was promised and not used, stand-by and cancellations, each on its line", () => {
    // By hand: 40 x 30; 60 short of 100 x 30; 200 x 2; 8 x 10.
    const { lines, total } = invoiceOf(
      { ...HOURS, leastUnits: 100 },
      { units: 40, reservedSeatHours: 200, cancelledSeatHours: 8, serviceLevel: null },
    );
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["work", 1200],
      ["commitment", 1800],
      ["reserve", 400],
      ["cancellation", 80],
    ]);
    expect(total).toBe(3480);
  });

  it("pays more for good service and less for bad, by the best band that is met", () => {
    const tariff: Tariff = {
      ...HOURS,
      service: [
        { atLeast: 0, share: -0.1 },
        { atLeast: 0.8, share: 0 },
        { atLeast: 0.9, share: 0.05 },
      ],
    };
    const total = (serviceLevel: number | null): number =>
      invoiceOf(tariff, { ...QUIET, units: 10, serviceLevel }).total;
    expect([0.7, 0.8, 0.95, null].map(total)).toEqual([270, 300, 315, 300]);
  });

  it("never costs less for more work where each unit has its own price, and adds up to the cent", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 600, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (units, more) => {
          expect(workCost(HOURS, units + more)).toBeGreaterThanOrEqual(workCost(HOURS, units) - 0.011);
          const { lines, total } = invoiceOf(HOURS, { ...QUIET, units, reservedSeatHours: more });
          expect(Math.round(lines.reduce((sum, { amount }) => sum + amount, 0) * 100)).toBe(Math.round(total * 100));
        },
      ),
    );
  });

  it("refuses tiers that overlap and prices below nothing, by their fields", () => {
    const tiers = [
      { from: 0, price: 30 },
      { from: 100, price: -1 },
      { from: 100, price: 20 },
    ];
    expect(() => {
      requireTariff({ ...HOURS, tiers });
    }).toThrow("/tiers/1/price");
    expect(() => {
      requireTariff({ ...HOURS, tiers });
    }).toThrow("/tiers/2/from: found 100 after 100");
    expect(() => {
      requireTariff({ ...HOURS, tiers: [] });
    }).toThrow("no tiers");
    expect(() => {
      requireTariff(HOURS);
    }).not.toThrow();
  });
});
