import { ApiProblem } from "@springtide/client";
import type { ImportFinding } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";

/** What the API says of a field, in its own words; null where nothing is wrong with it. */
export type FieldErrors = (pointer: string, reach?: "with-parts" | "itself") => string | null;

/** Findings of a refusal by the field that they speak of; those of a part of a field stand at the field. */
export function fieldErrors(error: Error | null): FieldErrors {
  const findings = findingsOf(error);
  return (pointer, reach = "with-parts") => {
    const own = findings.filter(
      ({ place: { field = "" } }) => field === pointer || (reach === "with-parts" && field.startsWith(`${pointer}/`)),
    );
    if (own.length === 0) return null;
    return own.map(({ found, rule, remedy }) => `Found ${found}, but ${rule}. ${remedy}`).join(" ");
  };
}

/** Whether every finding of a refusal speaks of one of these fields, so that nothing has to be told beside them. */
export function allAtFields(error: Error | null, pointers: readonly string[]): boolean {
  const findings = findingsOf(error);
  return (
    findings.length > 0 &&
    findings.every(({ place: { field = "" } }) =>
      pointers.some((pointer) => field === pointer || field.startsWith(`${pointer}/`)),
    )
  );
}

/** Of the server, or of the same rules in the page. */
function findingsOf(error: Error | null): readonly Pick<ImportFinding, "place" | "found" | "rule" | "remedy">[] {
  if (error instanceof ApiProblem) return error.problem.errors;
  return error instanceof Refusal ? error.findings : [];
}

/** Whether somebody else saved in between. */
export function isStaleProblem(error: Error | null): boolean {
  return error instanceof ApiProblem && error.problem.status === 412;
}
