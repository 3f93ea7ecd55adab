import type { CommitmentAction } from "@springtide/contracts";
import { ApiProblem } from "@springtide/client";

/** What the server refused, by line, in its words; what it says of no line is under "". */
export type FindingsByLine = Readonly<Record<string, readonly string[]>>;

export const NO_FINDINGS: FindingsByLine = {};

/** What the server tells of one thing, in its words. */
export interface FindingTold {
  readonly found: string;
  readonly rule: string;
  readonly remedy: string;
}

export function findingSaid({ found, rule, remedy }: FindingTold): string {
  return `Found ${found}, but ${rule}. ${remedy}`;
}

/** @param action what was sent: the server names its lines by id or by place */
export function findingsByLine(error: Error, action: CommitmentAction): FindingsByLine {
  if (!(error instanceof ApiProblem)) return { "": [error.message] };
  const { errors, detail } = error.problem;
  if (errors.length === 0) return { "": [detail] };
  const found: Record<string, string[]> = {};
  for (const { place, found: what, rule, remedy } of errors)
    for (const line of linesAt(place.field ?? "", action))
      found[line] = [...(found[line] ?? []), findingSaid({ found: what, rule, remedy })];
  return found;
}

function linesAt(field: string, action: CommitmentAction): readonly string[] {
  const lines = "lines" in action ? (action.lines ?? []) : [];
  const ids = lines.map((line) => (typeof line === "string" ? line : "line" in line ? line.line : ""));
  const [, named] = /^\/lines\/([^/]+)/.exec(field) ?? [];
  if (named !== undefined) return [ids.includes(named) ? named : (ids[Number(named)] ?? "")];
  // A reason is given once for all the lines of a refusal.
  return field === "/reason" && ids.length > 0 ? ids : [""];
}
