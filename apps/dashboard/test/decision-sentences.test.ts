import { describe, expect, it } from "vitest";
import { breakEvenInWords } from "../src/decisions/break-even-words.ts";
import { deadlineInWords, silenceInWords } from "../src/decisions/deadline-words.ts";
import { ruleActs } from "../src/decisions/rule-acts.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { decisionsWithStanding, fixtureDecisions, planWithDecisions } from "./fixture-decisions.ts";
import { wordsIn } from "./words-in.ts";

const german = wordsIn("de-DE", "USD", 2026);
const plan = planWithDecisions();
const index = indexPlan(plan);
const decisions = fixtureDecisions();
const [warm, , , firm] = decisions.periods;
if (warm === undefined || firm === undefined) throw new Error("the fixture has four periods");
const deadline = (kind: string) => {
  const found = decisions.deadlines.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no deadline to ${kind}`);
  return found;
};

describe("what a plan decides, in the reader's language", () => {
  it("says what is to be done by each deadline, and what silence means", () => {
    const said = (kind: string) => [
      deadlineInWords(plan, decisions, deadline(kind), german),
      silenceInWords(plan, decisions, deadline(kind), german),
    ];
    for (const kind of ["order", "reserve", "confirm", "recruit"])
      expect(said(kind).map(({ language }) => language)).toEqual([undefined, undefined]);
    // 3 seats of the fixture's order on each of six days, in two stretches a day.
    expect(said("order")[0]?.text).toMatch(/^Harbour Calls, 18\. bis 23\. Mai|^Harbour Calls, 18\. Mai bis 23\. Mai/);
    expect(said("order")[0]?.text).toMatch(/36 Blöcke, höchstens 3 Plätze gleichzeitig bestellen$/);
    expect(said("recruit")[0]?.text).toContain("nach 2 Personen beginnen");
    expect(said("recruit")[1]?.text).toContain("Mo 9. März");
  });

  it("keeps the plan's own words, marked as English, where a deadline is about something that the page does not know", () => {
    const other = { ...deadline("order"), subject: "gone" };
    expect(deadlineInWords(plan, decisions, other, german)).toEqual({ text: other.words, language: "en" });
  });

  it("says of a rule what is looked at, when, and what is then confirmed", () => {
    const confirm = ruleActs(index, decisions, warm, german).at(-1);
    expect(confirm?.signal).toEqual({
      text: expect.stringMatching(/^Sehen Sie am Fr\.? 3\. Apr\.?, 12:00 .*bis Sa\.? 11\. Apr/) as string,
      language: undefined,
    });
    expect(confirm?.steps.map(({ range }) => range)).toEqual([
      "unter 35\u00a0%",
      "35\u00a0% bis 62\u00a0%",
      "62\u00a0% und mehr",
      "schon eingetreten",
    ]);
    expect(confirm?.steps[0]?.what).toMatch(/geben Sie alle frei/);
  });

  it("says from which price on seats pay, and repeats older plans word for word", () => {
    expect(breakEvenInWords(plan, warm, german)).toEqual({
      text: expect.stringMatching(/mehr als 31,00\s\$ kostet; .* 34,20\s\$/) as string,
      language: undefined,
    });
    expect(breakEvenInWords(plan, firm, german)).toEqual({ text: firm.breakEven.words, language: "en" });
  });

  it("says what is due of seats reserved before", () => {
    const standing = decisionsWithStanding();
    const due = standing.periods.find(({ dueNow }) => dueNow !== undefined);
    const today = standing.deadlines.find(({ kind, subject }) => kind === "confirm" && subject === due?.id);
    expect(due).toBeDefined();
    expect(today).toBeDefined();
    if (today === undefined || due?.dueNow === undefined) return;
    const said = deadlineInWords(plan, standing, { ...today, at: due.dueNow.at }, german);
    expect(said.language).toBeUndefined();
    expect(said.text).toMatch(/bestätigen Sie heute|geben Sie heute/);
  });
});
