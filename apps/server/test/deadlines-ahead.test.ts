import type { DeadlineDecision, DecisionDeadline } from "@springtide/contracts";
import { expect, it } from "vitest";
import { deadlinesOfPlan } from "../src/nightly/deadlines-ahead.ts";

const NOW = Date.parse("2026-06-01T08:00:00Z");
const deadline = (kind: DecisionDeadline["kind"], at: string): DecisionDeadline => ({
  ...{ at, zone: "UTC", kind, subject: "desk", words: `${kind} by then`, silence: "Nothing happens." },
  ...{ costIfDone: null, costIfNot: null, probability: null },
});
const SOON = deadline("recruit", "2026-06-05T12:00:00Z");
const LATER = deadline("lock", "2026-07-05T12:00:00Z");

function said(of: DecisionDeadline, action: DeadlineDecision["action"], remindAt: string | null): DeadlineDecision {
  return {
    ...{ number: 1, shop: "lamps", planVersion: 1, kind: of.kind, subject: of.subject, at: of.at, action, remindAt },
    ...{ reason: null, request: null, words: "", costIfDone: null, costIfNot: null, probability: null, cents: 0 },
    ...{ person: 1, pseudonym: "person 1", decidedAt: "2026-05-30T08:00:00.000Z" },
  };
}

it.each<readonly [string, readonly DeadlineDecision[], readonly string[]]>([
  ["nothing was decided: what is due within a week", [], ["recruit"]],
  ["it was accepted", [said(SOON, "accept", null)], []],
  ["it was declined after a reminder", [said(SOON, "decline", null), said(SOON, "remind", "2026-05-31T08:00:00Z")], []],
  ["it sleeps until a reminder", [said(SOON, "remind", "2026-06-03T08:00:00Z")], []],
  ["a reminder is due of what is far", [said(LATER, "remind", "2026-06-01T07:00:00Z")], ["recruit", "lock"]],
])("tells of deadlines where %s", (_, decided, kinds) => {
  const decisions = { deadlines: [SOON, LATER], periods: [] };
  const told = deadlinesOfPlan({ decisions, shop: { zone: "UTC" } }, decided, NOW);
  expect(told.map(({ subject }) => subject.split(" ")[0])).toEqual(kinds);
});
