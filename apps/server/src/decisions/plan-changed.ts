import type { DecisionDeadline, NewDeadlineDecision, Plan } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { HttpProblem } from "../http/problems.ts";
import { deadlineOf } from "./deadline-of-plan.ts";

/** A plan with its version. */
export interface NumberedPlan {
  readonly version: number;
  readonly plan: Plan;
}

/**
 * Says that the shop was planned again since somebody read a deadline, and what became of the deadline meanwhile.
 * @param before the plan that they read; null where it is not kept
 */
export function planChanged(said: NewDeadlineDecision, before: Plan | null, newest: NumberedPlan): HttpProblem {
  const detail = `Plan ${said.planVersion} was decided on, and plan ${newest.version} is the newest. Look at it, then decide.`;
  return new HttpProblem(409, "plan-changed", "The plan changed meanwhile", detail, [
    {
      code: "plan-changed",
      place: { field: "/planVersion" },
      found: `plan ${said.planVersion}`,
      rule: differenceInWords(before === null ? undefined : deadlineOf(before, said), deadlineOf(newest.plan, said)),
      remedy: "Decide on the newest plan.",
    } satisfies Finding,
  ]);
}

function differenceInWords(before: DecisionDeadline | undefined, after: DecisionDeadline | undefined): string {
  if (after === undefined) return "the newest plan has no such deadline any more";
  const parts = [
    ...changed("if done", before?.costIfDone, after.costIfDone),
    ...changed("if not done", before?.costIfNot, after.costIfNot),
    ...(before !== undefined && before.words !== after.words ? [`it now says: ${after.words}`] : []),
  ];
  return parts.length === 0
    ? "the newest plan says the same of this deadline, but may differ elsewhere"
    : `in the newest plan ${parts.join("; ")}`;
}

function changed(name: string, before: number | null | undefined, after: number | null): string[] {
  if (before === undefined || before === after) return [];
  return [`cost and loss ${name} are ${amount(after)}, not ${amount(before)}`];
}

function amount(value: number | null): string {
  return value === null ? "not said" : value.toFixed(2);
}
