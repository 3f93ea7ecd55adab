import { ApiProblem } from "@springtide/client";

/** What the server says of a field, in its own words; null where nothing is wrong with it. */
export type FieldErrors = (pointer: string) => string | null;

/** Findings of a refusal by the field that they speak of; those of a part of a field stand at the field. */
export function fieldErrors(error: Error | null): FieldErrors {
  const findings = error instanceof ApiProblem ? error.problem.errors : [];
  return (pointer) => {
    const own = findings.filter(({ place: { field = "" } }) => field === pointer || field.startsWith(`${pointer}/`));
    if (own.length === 0) return null;
    return own.map(({ found, rule, remedy }) => `Found ${found}, but ${rule}. ${remedy}`).join(" ");
  };
}

/** Whether every finding of a refusal speaks of one of these fields, so that nothing has to be told beside them. */
export function allAtFields(error: Error | null, pointers: readonly string[]): boolean {
  if (!(error instanceof ApiProblem) || error.problem.errors.length === 0) return false;
  return error.problem.errors.every(({ place: { field = "" } }) =>
    pointers.some((pointer) => field === pointer || field.startsWith(`${pointer}/`)),
  );
}
