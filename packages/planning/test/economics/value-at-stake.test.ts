import { type CustomerValue, needValue, valueAtStake } from "@springtide/planning";
import { needOutcomes } from "@springtide/staffing";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const SHOP: CustomerValue = {
  marginAYear: 80,
  repurchaseShare: 0.5,
  statedLeaveShare: 0.6,
  leaversWhoLeaveShare: 0.2,
  recoveredPart: 1 / 3,
  preSale: null,
  wordOfMouth: null,
};

describe("what is at stake with one need", () => {
  it("is margin times repurchase times those who leave and mean it", () => {
    // By hand: 80 x 0.5 x 0.2 x 0.6 = 4.80; a third of it where the customer was served in the end.
    expect(needValue(SHOP).ofLost).toBeCloseTo(4.8, 12);
    expect(needValue(SHOP).ofRecovered).toBeCloseTo(1.6, 12);
    expect(needValue(SHOP).capPerCustomer).toBe(40);
  });

  it("adds the order at hand only where contacts come before one", () => {
    // By hand: 4.80 + 0.3 x 25 = 12.30. Who is served in the end still orders.
    const preSale = { conversionShare: 0.3, orderMargin: 25 };
    expect(needValue({ ...SHOP, preSale }).ofLost).toBeCloseTo(12.3, 12);
    expect(needValue({ ...SHOP, preSale }).ofRecovered).toBeCloseTo(1.6, 12);
  });

  it("counts what others hear only where that is switched on", () => {
    // By hand: 4.80 x (1 + 0.5 x 2 x 0.1) = 5.28.
    const wordOfMouth = { tellShare: 0.5, reach: 2, conversionShare: 0.1 };
    expect(needValue({ ...SHOP, wordOfMouth }).ofLost).toBeCloseTo(5.28, 12);
  });

  it("refuses shares and money that cannot be, each by its field", () => {
    const wrong = { ...SHOP, repurchaseShare: 1.2, marginAYear: -1 };
    const thrown = (() => {
      try {
        return needValue(wrong);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(Refusal);
    expect(thrown instanceof Refusal ? thrown.findings.map(({ place }) => place.field) : []).toEqual([
      "/repurchaseShare",
      "/marginAYear",
    ]);
  });
});

describe("value at stake over a season", () => {
  it("counts needs and not attempts", () => {
    // By hand: of 1,000 needs with every tenth attempt failing and 54 % of failures dialled again,
    // lost = 0.1 x 0.46 / (1 - 0.054) = 4.8626 %, recovered = 10 % - 4.8626 %.
    const [phone] = needOutcomes({ failedShares: [0.1], spill: [[0.54]] });
    const needs = {
      lost: 1000 * (phone?.lostShare ?? 0),
      recovered: 1000 * (phone?.recoveredShare ?? 0),
      customers: null,
    };
    expect(valueAtStake(SHOP, needs).value).toBeCloseTo(48.626 * 4.8 + 51.374 * 1.6, 2);
  });

  it("never takes more from a customer than a customer is worth", () => {
    expect(valueAtStake(SHOP, { lost: 900, recovered: 0, customers: 10 })).toEqual({ value: 400, isCapped: true });
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 5000 }), (lost, recovered, customers) => {
        expect(valueAtStake(SHOP, { lost, recovered, customers }).value).toBeLessThanOrEqual(customers * 40 + 1e-6);
      }),
    );
  });

  it("is nothing where a customer is worth nothing", () => {
    expect(valueAtStake({ ...SHOP, marginAYear: 0 }, { lost: 50, recovered: 9, customers: null }).value).toBe(0);
  });
});
