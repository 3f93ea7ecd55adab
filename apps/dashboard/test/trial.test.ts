import { TrialCall } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { minuteClock } from "../src/clock/clock.ts";
import { ruleActs } from "../src/decisions/rule-acts.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { termsOf, trialChanges } from "../src/trial/terms.ts";
import { trialInWords, trialLines } from "../src/trial/trial-lines.ts";
import { wordsIn } from "./words-in.ts";
import { fixtureDecisions, planWithDecisions } from "./fixture-decisions.ts";

const words = wordsIn("en-GB", "USD", 2026);
const plan = planWithDecisions();
const decisions = fixtureDecisions();
const terms = termsOf(plan, words);

describe("terms that need a new plan", () => {
  it("are asked for as the API reads them, only what was moved", () => {
    expect(trialChanges(plan, terms, new Map())).toBeNull();
    const moved = new Map([
      ["fee northdesk", 1.5],
      ["confirm-days northdesk", 1],
    ]);
    const changes = trialChanges(plan, terms, moved);
    expect(changes).toEqual({ agreements: { northdesk: { standByFee: 1.5, confirmNotice: "1d by 12:00" } } });
    expect(TrialCall.parse({ changes }).changes.agreements?.["northdesk"]).toEqual({
      standByFee: { kind: "to", to: 1.5 },
      confirmNotice: { unit: "days", days: 1, byMinute: 720 },
    });
  });

  it("cannot be confirmed before they are reserved", () => {
    expect(terms.find(({ key }) => key === "confirm-days northdesk")?.range).toEqual({ min: 0, max: 21, step: 1 });
  });

  it("show what is then decided, the two totals apart", () => {
    const cheaper = { ...decisions, expected: { ...decisions.expected, ledger: decisions.expected.ledger - 500 } };
    expect(trialInWords(decisions, cheaper, words)).toBe(
      "Chosen anew for these terms: ledger cost −US$500, value at stake ±US$0.",
    );
    // Three weeks of six days with eight hours of 12, 20 and 8 seats reserved, and 3 ordered in a fourth.
    const [, , , ordered, reserved] = trialLines(decisions, decisions, words);
    expect(ordered?.before).toBe(`${String(48 * 3)} h`);
    const hours = decisions.periods.reduce((sum, period) => sum + 48 * (period.reserved[0]?.seats ?? 0), 0);
    expect(reserved?.before).toBe(`${words.hours(hours)} h`);
  });
});

describe("the clock of the page", () => {
  it("shows whole minutes, so that it says the same until another one begins", () => {
    let now = 59_999;
    const clock = minuteClock(() => now);
    expect(clock.minuteMs()).toBe(0);
    now = 60_000;
    expect(clock.minuteMs()).toBe(60_000);
  });
});

describe("a rule laid out", () => {
  it("tells what to do in order of time, on the partner's clock", () => {
    const index = indexPlan(plan);
    const [first, , , firm] = decisions.periods;
    if (first === undefined || firm === undefined) throw new Error("the fixture has four periods");
    const acts = ruleActs(index, decisions, first, words);
    expect(acts.map(({ by, what }) => [by, what.split(" ")[0]])).toEqual([
      ["Mon 16 Mar, 12:00 in Chicago (10:00 in the shop)", "reserve"],
      ["Fri 3 Apr, 12:00 in Chicago (10:00 in the shop)", "confirm"],
    ]);
    expect(acts[1]?.steps).toHaveLength(first.steps.length);
    // Six days of two stretches with three seats.
    expect(ruleActs(index, decisions, firm, words).map(({ what }) => what)).toEqual([
      "order 36 blocks, at most 3 seats at one time, firmly.",
    ]);
  });
});
