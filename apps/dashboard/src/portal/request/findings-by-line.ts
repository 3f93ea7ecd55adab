import type { CommitmentAction } from "@springtide/contracts";
import { ApiProblem } from "@springtide/client";
import type { Told } from "../../finding-words/told.ts";
import { toldOf, toldOfProblem } from "../../finding-words/told.ts";

/** What the server refused, by line; what it says of no line is under "". */
export type FindingsByLine = Readonly<Record<string, readonly Told[]>>;

export const NO_FINDINGS: FindingsByLine = {};

/** @param action what was sent: the server names its lines by id or by place */
export function findingsByLine(error: Error, action: CommitmentAction): FindingsByLine {
  if (!(error instanceof ApiProblem))
    return { "": [{ code: "not-answered", place: {}, found: "", values: {}, english: error.message }] };
  const { errors } = error.problem;
  if (errors.length === 0) return { "": toldOfProblem(error.problem) };
  const found: Record<string, Told[]> = {};
  for (const finding of errors)
    for (const line of linesAt(finding.place.field ?? "", action))
      found[line] = [...(found[line] ?? []), toldOf(finding)];
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
