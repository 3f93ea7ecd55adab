import { beforeAll, describe, expect, it } from "vitest";
import { basisOfPlan } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { contactLosses } from "../../src/economics/contact-losses.ts";
import { requirementOfSeason, type SeasonRequirement } from "../../src/staff-season.ts";
import { planSeason } from "@springtide/season";
import type { SeasonBasis } from "../../src/basis.ts";
import { smallInput, smallShop } from "../small-shop.ts";

let basis: SeasonBasis;
let needed: SeasonRequirement;
beforeAll(() => {
  basis = basisOfPlan(planSeason(smallInput(smallShop({ plan: { horizon: "1w", paths: 20 } }))));
  needed = requirementOfSeason(basis, drawDemand(basis));
}, 60_000);

const valued = (changes: object): SeasonBasis => ({
  ...basis,
  shop: smallShop({ customerValue: { marginAYear: 80, ...changes } }),
});

describe("what a contact costs that is not served as promised", () => {
  it("is by hand what a customer is worth: some try again, the rest are lost", () => {
    // 80 x 0.5 x 0.2 x 0.6 = 4.80 lost for good; 33 % of it recovered. 0.46 x 4.80 + 0.54 x 1.584 = 3.06336.
    const [phone, email] = contactLosses(valued({}), needed);
    expect(phone?.perAbandoned).toBeCloseTo(3.06336, 10);
    expect(phone?.perLate).toBe(0);
    // Deferred work is answered in the end: a late answer is a failure recovered.
    expect(email?.perLate).toBeCloseTo(1.584, 10);
    expect(phone?.basis).toBe("customer-value");
  });

  it("is nothing where a customer is worth nothing", () => {
    for (const { perAbandoned, perLate } of contactLosses(valued({ marginAYear: 0 }), needed))
      expect([perAbandoned, perLate]).toEqual([0, 0]);
  });

  it("adds the order at hand to a need that is lost, and the malus to a late contact", () => {
    const [phone] = basis.shop.queues;
    if (phone === undefined) throw new Error("no phone");
    const preSale = { conversionShare: 0.3, orderMargin: 25 };
    const shop = {
      ...valued({}).shop,
      queues: [{ ...phone, preSale, penaltyPerLate: 2 }, ...basis.shop.queues.slice(1)],
    };
    const [loss] = contactLosses({ ...basis, shop }, needed);
    // 0.46 x (4.80 + 7.50) + 0.54 x 1.584.
    expect(loss?.perAbandoned).toBeCloseTo(6.51336, 10);
    expect(loss?.perLate).toBe(2);
  });

  it("is what the target pays for the last contact in time where the shop says nothing of customers", () => {
    const [phone, email] = contactLosses(basis, needed);
    for (const loss of [phone, email]) expect(loss).toMatchObject({ basis: "target", perAbandoned: 0 });
    // A seat logged in costs 29.35 an hour and takes at most 12 calls: a call in time cannot cost less than 29.35 / 12.
    expect(phone?.perLate).toBeGreaterThan(29.35 / 12);
    // In proportion to what an agent costs.
    const [agreement] = basis.shop.agreements;
    if (agreement === undefined) throw new Error("no partner");
    const tariff = { ...agreement.tariff, tiers: [{ from: 0, price: 58.7 }] };
    const dear = { ...basis, shop: { ...basis.shop, agreements: [{ ...agreement, tariff }] } };
    expect(contactLosses(dear, needed)[0]?.perLate).toBeCloseTo(2 * (phone?.perLate ?? 0), 9);
  });
});
