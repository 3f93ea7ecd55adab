import { payingPeriods, priceEconomics } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { priceChange, priceDials } from "../src/decisions/price-dials.ts";
import { levelRows, payingInWords, pricedInWords, pricedLines } from "../src/decisions/priced-lines.ts";
import { wordsIn } from "./words-in.ts";
import { fixtureDecisions, planWithDecisions } from "./fixture-decisions.ts";
import { fixtureEconomics } from "./fixture-economics.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = planWithDecisions();
const economics = fixtureEconomics();
const dials = priceDials(plan, economics, words);

function pricedAt(moved: Readonly<Record<string, number>>) {
  return priceEconomics(economics.basis, "USD", priceChange(dials, new Map(Object.entries(moved)), economics));
}

function changed(moved: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  const lines = pricedLines(economics.priced, pricedAt(moved), words);
  return Object.fromEntries(
    lines.filter(({ change }) => !change.startsWith("±")).map(({ name, change }) => [name, change]),
  );
}

describe("prices that can be moved", () => {
  it("are those that the plan's money hangs on, at what they are", () => {
    expect(dials.map(({ key, stored }) => [key, stored])).toEqual([
      ["customer ", 240],
      ["seat-hour northdesk", 34],
      ["stand-by northdesk", 4],
    ]);
    const unknown = { basis: { ...economics.basis, customerValue: null } };
    expect(priceDials(plan, unknown, words).map(({ kind }) => kind)).toEqual(["seat-hour", "stand-by"]);
  });

  it("change nothing where they stand as they are", () => {
    expect(changed({ "seat-hour northdesk": 34, "stand-by northdesk": 4, "customer ": 240 })).toEqual({});
  });

  it("move the ledger by their hours, and nothing else", () => {
    // 1,000 hours of the cover and 600 of the rules at 2 more an hour; the cover's cost is what has to pay for itself.
    expect(changed({ "seat-hour northdesk": 36 })).toMatchObject({
      "Ledger cost of the cover": "+US$2,000",
      "of which decided here": "+US$2,000",
      "Ledger cost of the rules instead": "+US$1,200",
    });
    // 1,500 hours reserved at half of the fee.
    expect(changed({ "stand-by northdesk": 2 })).toEqual({ "Ledger cost of the rules instead": "−US$3,000" });
  });

  it("move what is at stake with the customer's worth, in proportion, and never the ledger", () => {
    const [before, twice] = [economics.priced, pricedAt({ "customer ": 480 })];
    // Each is rounded to cents for itself.
    expect(twice.atStake?.spread.mean).toBeCloseTo(2 * (before.atStake?.spread.mean ?? 0), 1);
    expect(twice.ledger).toEqual(before.ledger);
    expect(pricedInWords(before, twice, words)).toMatch(
      /^At these prices: ledger cost ±US\$0, value at stake \+US\$[\d,]+\.$/,
    );
  });

  it("say in how many periods what is planned pays", () => {
    const decisions = fixtureDecisions();
    const { customerValue } = economics.basis;
    if (customerValue === null) throw new Error("the fixture says what a customer is worth");
    const at = (marginAYear: number) => payingPeriods(plan, decisions, { ...customerValue, marginAYear });
    // Three periods pay from 31 for a need lost for good on; the fourth has no break-even.
    const { repurchaseShare, leaversWhoLeaveShare, statedLeaveShare } = customerValue;
    const perMargin = repurchaseShare * leaversWhoLeaveShare * statedLeaveShare;
    expect(at(31.01 / perMargin)).toEqual({ paying: 3, known: 3 });
    expect(at(30.99 / perMargin)).toEqual({ paying: 0, known: 3 });
    expect(payingInWords({ paying: 1, known: 3 }, 240, words)).toBe(
      "At US$240.00 a year for a customer, what is ordered and reserved pays in 1 of the 3 periods that have a break-even.",
    );
    expect(payingInWords({ paying: 0, known: 0 }, 240, words)).toBeNull();
  });

  it("show what other levels would cost", () => {
    const rows = levelRows(economics.priced, words);
    expect(rows.map(({ name }) => name)).toEqual([
      "Nothing bought",
      "Ready for 55% of seasons",
      "Ready for 81% of seasons, this plan",
    ]);
    // Wages of 2,000 hours at 24, and 1,000 hours at 34.
    expect(rows[2]?.ledger).toBe("US$82,000");
  });
});
