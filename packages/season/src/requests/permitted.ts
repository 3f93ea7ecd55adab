import type { ActionName, LineDeadline, RequestLine } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import type { Acting } from "./acting.ts";
import { LINE_TRANSITIONS, type LineTransition } from "./line-transitions.ts";
import { lineFinding, linesOf, refuseIfAny } from "./request-refusals.ts";

/** A line, and the way in which an action takes it on. */
export interface PermittedLine {
  readonly line: RequestLine;
  readonly step: LineTransition;
}

/**
 * The lines an action can be done to now. Named lines must all be such; of lines that are not named, those that are. A line that is
 * already where the action leads is left as it is, so that the same said again is no mistake.
 * @throws Refusal `not-yours-to-do`, `not-in-this-state`, `too-late`, `no-line-to-do-it-to`, `line-unknown`
 */
export function permittedLines(
  lines: readonly RequestLine[],
  action: ActionName,
  ids: readonly string[] | undefined,
  acting: Acting,
): PermittedLine[] {
  const steps = LINE_TRANSITIONS.filter((step) => step.action === action);
  if (!steps.some(({ by }) => by === acting.by.side)) throw notYours(action, steps);
  const named = ids === undefined ? lines : linesOf(lines, ids);
  const judged = named.map((line) => ({ line, answer: judge(line, steps, acting) }));
  if (ids !== undefined) refuseIfAny(judged.flatMap(({ answer }) => ("code" in answer ? [answer] : [])));
  const permitted = judged.flatMap(({ line, answer }) =>
    "code" in answer || "isDone" in answer ? [] : [{ line, step: answer }],
  );
  const isDone = judged.some(({ answer }) => "isDone" in answer);
  if (permitted.length === 0 && !isDone)
    throw noLine(
      action,
      judged.flatMap(({ answer }) => ("code" in answer ? [answer] : [])),
    );
  return permitted;
}

type Judged = LineTransition | { readonly isDone: true } | Finding;

function judge(line: RequestLine, steps: readonly LineTransition[], { nowMs }: Acting): Judged {
  const step = steps.find(
    ({ from, tiers }) => from.includes(line.state) && (tiers === null || tiers.includes(line.tier)),
  );
  if (step === undefined) {
    if (steps.some(({ to, tiers }) => to === line.state && (tiers === null || tiers.includes(line.tier))))
      return { isDone: true };
    return notInThisState(line, steps);
  }
  if (step.until === null) return step;
  const deadline = line.deadlines?.[step.until] ?? null;
  if (deadline === null)
    return lineFinding(line.id, {
      code: "not-in-this-agreement",
      found: `${step.action} for ${line.id}`,
      rule: "the agreement does not know it for such a line",
      remedy: "Propose a change to the other side.",
    });
  return Date.parse(deadline.at) < nowMs ? tooLate(line, step, deadline) : step;
}

function notInThisState(line: RequestLine, steps: readonly LineTransition[]): Finding {
  const states = [...new Set(steps.flatMap(({ from }) => from))].join(" or ");
  const ofTiers = [...new Set(steps.flatMap(({ tiers }) => tiers ?? []))];
  const needsBoth = line.state === "locked" || line.state === "confirmed";
  return lineFinding(line.id, {
    code: needsBoth ? "needs-both-sides" : "not-in-this-state",
    found: `${line.id}, ${line.tier} and ${line.state}`,
    rule: `${steps[0]?.action ?? "this"} is for lines that are ${states}${ofTiers.length === 0 ? "" : `, of the tier ${ofTiers.join(" or ")}`}`,
    remedy: needsBoth ? "Propose a change to the other side." : "Look at the request as it stands now.",
    values: { line: line.id },
  });
}

function tooLate(line: RequestLine, step: LineTransition, deadline: LineDeadline): Finding {
  return lineFinding(line.id, {
    code: "too-late",
    found: `${step.action} after ${deadline.client}`,
    rule: `it could be said until then (${deadline.partner} on the partner's clock): ${deadline.rule}`,
    remedy: "Propose a change, or ask for new lines.",
    values: { line: line.id, until: deadline.at, zone: deadline.partnerZone },
  });
}

function notYours(action: ActionName, steps: readonly LineTransition[]): Refusal {
  return new Refusal({
    code: "not-yours-to-do",
    place: { field: "/action" },
    found: `"${action}"`,
    rule: `it is for the ${steps[0]?.by ?? "other side"} to do`,
    remedy: "Propose a change, or ask the other side.",
  });
}

function noLine(action: ActionName, findings: readonly Finding[]): Refusal {
  if (findings.length > 0) return new Refusal(findings.slice(0, 20), findings.length);
  return new Refusal({
    code: "no-line-to-do-it-to",
    place: { field: "/lines" },
    found: "no lines",
    rule: `there is nothing to ${action}`,
    remedy: "Look at the request as it stands now.",
  });
}
