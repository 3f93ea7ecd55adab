import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  adstock,
  campaignOnsets,
  contactsPerOrder,
  delayWeights,
  deliveryIncidentOnsets,
  hillSaturation,
  orderContactOnsets,
  orderContacts,
  priceChangeOnsets,
} from "@springtide/forecast";

const share = fc.double({ min: 0, max: 0.95, noNaN: true });
const amount = fc.double({ min: 0, max: 1e6, noNaN: true });

describe("a campaign", () => {
  it("goes on working: today's spend and what is left of all before", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), share, (spend, carryOver) => {
        const stock = adstock(spend, carryOver);
        stock.forEach((value, t) => {
          // The recursion written out as a sum.
          const sum = spend.slice(0, t + 1).reduce((all, u, i) => all + u * carryOver ** (t - i), 0);
          expect(Math.abs(value - sum)).toBeLessThanOrEqual(1e-9 * (1 + sum));
        });
      }),
    );
  });

  it("saturates: half at half spend, never more than the whole, never falling", () => {
    expect(hillSaturation(100, { halfSpend: 100, steepness: 3 })).toBe(0.5);
    expect(hillSaturation(0, { halfSpend: 100, steepness: 1 })).toBe(0);
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0.5, max: 5, noNaN: true }), (one, more, steepness) => {
        const at = (stock: number): number => hillSaturation(stock, { halfSpend: 100, steepness });
        expect(at(one + more)).toBeGreaterThanOrEqual(at(one) - 1e-12);
        expect(at(one)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is felt from its first day until half a per cent is left, also over days without spend", () => {
    const rule = { carryOver: 0.5, halfSpend: 100, steepness: 1 };
    const felt = campaignOnsets(
      [
        { day: 10, amount: 100 },
        { day: 30, amount: 50 },
        { day: 30, amount: 50 },
      ],
      rule,
    );
    expect(felt[0]).toEqual({ day: 10, weight: 0.5 });
    expect(felt[1]?.weight).toBeCloseTo(1 / 3, 12); // adstock 50 against 100
    expect(felt.find(({ day }) => day === 30)?.weight).toBeCloseTo(0.5, 4);
    expect(felt.at(-1)?.weight).toBeGreaterThanOrEqual(0.005);
    expect(campaignOnsets([], rule)).toEqual([]);
  });
});

describe("what the shop or its carrier does", () => {
  it("weighs a change of the price by its size, in the direction asked", () => {
    const changes = [
      { day: 5, change: 0.05 },
      { day: 2, change: -0.2 },
      { day: 3, change: 0 },
    ];
    const onsets = (direction: "up" | "down" | "either") => priceChangeOnsets(changes, { direction, perChange: 0.1 });
    expect(onsets("either")).toEqual([
      { day: 2, weight: 2 },
      { day: 5, weight: 0.5 },
    ]);
    expect(onsets("up")).toEqual([{ day: 5, weight: 0.5 }]);
    expect(onsets("down")).toEqual([{ day: 2, weight: 2 }]);
  });

  it("adds incidents of a day up to all orders", () => {
    const incidents = [
      { day: 4, severity: 0.7 },
      { day: 1, severity: 0.2 },
      { day: 4, severity: 0.6 },
      { day: 6, severity: 0 },
    ];
    expect(deliveryIncidentOnsets(incidents)).toEqual([
      { day: 1, weight: 0.2 },
      { day: 4, weight: 1 },
    ]);
  });
});

describe("contacts of orders", () => {
  const delays = [
    { share: 1, fromDays: 0, toDays: 0 },
    { share: 2, fromDays: 3, toDays: 6 },
    { share: 1, fromDays: 7, toDays: 28 },
  ];

  it("has the shop's own rate, or between it and the prior that weighs fifty orders (science 12)", () => {
    expect(contactsPerOrder({ contacts: 120, orders: 400 })).toBe(0.3);
    expect(contactsPerOrder({ contacts: 0, orders: 0, prior: 0.86 })).toBeCloseTo(0.86, 12);
    expect(contactsPerOrder({ contacts: 120, orders: 400, prior: 0.86 })).toBeCloseTo((0.86 * 50 + 120) / 450, 12);
    expect(() => contactsPerOrder({ contacts: 3, orders: 0 })).toThrow(/contacts per 100 orders/);
  });

  it("loses no contact between order and contact", () => {
    const orders = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 90 }), amount), { selector: ([day]) => day });
    fc.assert(
      fc.property(orders, (list) => {
        const contacts = orderContacts(new Map(list), { rate: 0.4, delays });
        const sum = [...contacts.values()].reduce((all, one) => all + one, 0);
        const ordered = list.reduce((all, [, one]) => all + one, 0);
        expect(Math.abs(sum - 0.4 * ordered)).toBeLessThanOrEqual(1e-9 * (1 + sum));
      }),
    );
    expect(delayWeights(delays).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(delayWeights(delays)[4]).toBeCloseTo(0.5 / 4, 12);
  });

  it("brings the whole lift where as many extra orders as usual ones come every day", () => {
    const twiceAsMany = new Map(Array.from({ length: 100 }, (_, day) => [day, 80]));
    const onsets = orderContactOnsets(twiceAsMany, { usualOrdersPerDay: 80, delays });
    expect(onsets.find(({ day }) => day === 60)?.weight).toBeCloseTo(1, 9);
    expect(onsets[0]).toEqual({ day: 0, weight: 0.25 });
  });
});
