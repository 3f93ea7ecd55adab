import type { DecisionDeadline, NewDeadlineDecision, Plan } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { seenFromMs } from "@springtide/season/service";

/** The deadline of a plan that is meant; undefined if the plan has none such. */
export function deadlineOf(
  { decisions }: Pick<Plan, "decisions">,
  { kind, subject, at }: Pick<NewDeadlineDecision, "kind" | "subject" | "at">,
): DecisionDeadline | undefined {
  const atMs = Date.parse(at);
  return decisions?.deadlines.find(
    (deadline) => deadline.kind === kind && deadline.subject === subject && Date.parse(deadline.at) === atMs,
  );
}

/** @throws Refusal `deadline-unknown` */
export function requireDeadline(plan: Plan, said: NewDeadlineDecision): DecisionDeadline {
  const deadline = deadlineOf(plan, said);
  if (deadline !== undefined) return deadline;
  throw new Refusal({
    code: "deadline-unknown",
    place: { field: "/subject" },
    found: `${said.kind} of "${said.subject}" by ${said.at}`,
    rule: "the newest plan has no such deadline",
    remedy: "Take kind, subject and at from a deadline of the plan's decisions.",
  });
}

/** @throws Refusal `deadline-past`, `reminder-too-late`, `reminder-past` */
export function requireInTime(plan: Plan, said: NewDeadlineDecision, nowMs: number): void {
  const [seenMs, atMs] = [seenFromMs(plan, nowMs), Date.parse(said.at)];
  const seen = new Date(seenMs).toISOString();
  if (atMs < seenMs)
    throw new Refusal({
      code: "deadline-past",
      place: { field: "/at" },
      found: `a deadline at ${said.at}, seen from ${seen}`,
      rule: "what silence has decided is not decided again",
      remedy: "Plan the shop again: its newest plan says what can still be done.",
    });
  if (said.action !== "remind") return;
  const remindMs = Date.parse(said.remindAt);
  if (remindMs > seenMs && remindMs < atMs) return;
  const isLate = remindMs >= atMs;
  throw new Refusal({
    code: isLate ? "reminder-too-late" : "reminder-past",
    place: { field: "/remindAt" },
    found: said.remindAt,
    rule: isLate ? `a reminder comes before its deadline, ${said.at}` : `a reminder comes later than ${seen}`,
    remedy: "Choose a moment between the two.",
  });
}
