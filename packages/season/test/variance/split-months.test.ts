import type { VarianceParts } from "@springtide/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MonthToSplit, splitMonths } from "../../src/variance/split-months.ts";

const NOTHING = { timing: 0, size: 0, aht: 0, fill: 0, mix: 0, rate: 0, currency: 0 };
type Who = readonly (readonly [who: string, hours: number, price: number])[];

const hoursOf = (who: Who) => new Map(who.map(([name, hours, price]) => [name, { hours, amount: hours * price }]));
function month(of: {
  work: readonly [budgeted: number, came: number];
  fixed?: Who;
  bought?: Who;
  booked?: Who | null;
  aht?: number;
  currency?: number;
}): MonthToSplit {
  const { work, fixed = [], bought = [], booked = [...fixed, ...bought], aht = 1, currency = 1 } = of;
  return {
    ...{ workBudgeted: work[0], work: work[1], ahtFactor: aht, fixed: hoursOf(fixed), bought: hoursOf(bought) },
    booked: booked === null ? null : { hours: hoursOf(booked), currencyFactors: new Map([["north", currency]]) },
    usualPrice: () => 30,
  };
}
const partsOf = (months: readonly MonthToSplit[]): Record<string, number>[] =>
  splitMonths(months).map(({ parts }) =>
    Object.fromEntries(Object.entries(parts).filter(([, amount]) => amount !== 0)),
  );
const cents = (amount: number): number => Math.round(amount * 100);

describe("actual against budget", () => {
  it("shows an early spring as phasing and not as overspend: what was bought for it comes along", () => {
    // 150 hours of one's own in each month; spring doubles a month's contacts and needs 100 hours of a partner at 26 beside them.
    const own = [["desk", 150, 24]] as const;
    const spring = [["north", 100, 26]] as const;
    const months = [
      month({ work: [100, 200], fixed: own, bought: [], booked: [...own, ...spring] }),
      month({ work: [200, 100], fixed: own, bought: spring, booked: own }),
      month({ work: [100, 100], fixed: own, booked: null }),
    ];
    expect(partsOf(months)).toEqual([{ timing: 2600 }, { timing: -2600 }, {}]);
    expect(splitMonths(months).map(({ budget, expected }) => [budget, expected])).toEqual([
      [3600, 6200],
      [6200, 3600],
      [3600, 3600],
    ]);
  });

  it("gives each cause that alone differs all of it", () => {
    const own = [["desk", 100, 24]] as const;
    const work = [300, 300] as const;
    const bought = [["north", 50, 26]] as const;
    const plan = { work, fixed: own, bought };
    expect(partsOf([month(plan)])).toEqual([{}]);
    expect(partsOf([month({ ...plan, booked: [...own, ["north", 50, 28]] })])).toEqual([{ rate: 100 }]);
    expect(partsOf([month({ ...plan, booked: [...own, ["north", 50, 28.6]], currency: 1.1 })])).toEqual([
      { currency: 130 },
    ]);
    // A tenth more contacts: fifteen hours more, bought.
    expect(partsOf([month({ ...plan, work: [300, 330], booked: [...own, ["north", 65, 26]] })])).toEqual([
      { size: 390 },
    ]);
    expect(partsOf([month({ ...plan, aht: 1.1, booked: [...own, ["north", 65, 26]] })])).toEqual([{ aht: 390 }]);
    // As many hours, thirty of them worked by others at the price budgeted for them.
    expect(
      partsOf([
        month({
          ...plan,
          booked: [
            ["desk", 70, 24],
            ["north", 80, 26],
          ],
        }),
      ]),
    ).toEqual([{ mix: 60 }]);
    expect(
      partsOf([
        month({
          ...plan,
          booked: [
            ["desk", 110, 24],
            ["north", 55, 26],
          ],
        }),
      ]),
    ).toEqual([{ fill: 370 }]);
    // Whoever was not budgeted costs what they usually do.
    expect(
      partsOf([
        month({
          ...plan,
          booked: [
            ["desk", 100, 24],
            ["west", 50, 31],
          ],
        }),
      ]),
    ).toEqual([{ mix: 200, rate: 50 }]);
  });

  it("adds up to the cent, and phasing to nothing over the season", () => {
    const amount = fc.integer({ min: 0, max: 50_000 }).map((hundredths) => hundredths / 100);
    const who = (name: string) => fc.tuple(fc.constant(name), amount, fc.double({ min: 5, max: 60, noNaN: true }));
    const anyMonth = fc
      .record({
        work: fc.tuple(amount, amount),
        fixed: fc.tuple(who("desk")),
        bought: fc.tuple(who("north"), who("west")),
        booked: fc.option(fc.tuple(who("desk"), who("north"), who("south"))),
        aht: fc.double({ min: 0.5, max: 2, noNaN: true }),
        currency: fc.double({ min: 0.5, max: 2, noNaN: true }),
      })
      .map(month);
    fc.assert(
      fc.property(fc.array(anyMonth, { minLength: 1, maxLength: 6 }), (months) => {
        const split = splitMonths(months);
        for (const { budget, expected, parts } of split) {
          const sum = Object.values<number>(parts).reduce((total, part) => total + cents(part), 0);
          expect(sum).toBe(cents(expected) - cents(budget));
        }
        expect(Math.abs(split.reduce((total, { parts }) => total + cents(parts.timing), 0))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it("puts all of a moved trigger into timing, wherever it moves to", () => {
    const season = fc.record({
      months: fc.integer({ min: 2, max: 8 }),
      at: fc.nat(7),
      to: fc.nat(7),
      base: fc.integer({ min: 50, max: 500 }),
      more: fc.integer({ min: 50, max: 900 }),
      bought: fc.integer({ min: 1, max: 400 }),
      price: fc.integer({ min: 1000, max: 6000 }),
    });
    fc.assert(
      fc.property(season, ({ months: count, at, to, base, more, bought, price }) => {
        // One's own people are enough for an ordinary month, and some are idle in it.
        const own = [["desk", Math.ceil((bought * base) / more) + 1, 24]] as const;
        const peak = [["north", bought, price / 100]] as const;
        const [from, until] = [at % count, to % count];
        const months = Array.from({ length: count }, (_, m) => {
          const work = [base + (m === from ? more : 0), base + (m === until ? more : 0)] as const;
          return month({
            work,
            fixed: own,
            bought: m === from ? peak : [],
            booked: m === until ? [...own, ...peak] : own,
          });
        });
        const split = splitMonths(months).map(({ parts }): Omit<VarianceParts, "other"> => parts);
        for (const parts of split) expect({ ...parts, timing: 0 }).toEqual(NOTHING);
        expect(split[until]?.timing).toBeCloseTo(from === until ? 0 : (bought * price) / 100, 8);
      }),
      { numRuns: 100 },
    );
  });
});
