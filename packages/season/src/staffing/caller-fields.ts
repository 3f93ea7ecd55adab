import { Refusal } from "@springtide/refusal";

/** What the formulas call a thing, and where a question of staffing says it. */
const FIELD_OF_QUESTION: Readonly<Record<string, string>> = {
  "/loadErlangs": "/contacts",
  "/contactsPerHour": "/contacts",
  "/withinSeconds": "/targets/serviceLevel/withinSeconds",
  "/shortAbandonSeconds": "/targets/serviceLevel/shortAbandonSeconds",
  "/patienceSeconds": "/model/patienceSeconds",
};

/** The path to a law of patience: the contract has it in the model itself. */
const PATIENCE_LAW = /^(\/model)?\/patience\/law/;

/** Runs the maths and, where it refuses, names the field that the caller wrote. */
export function inTheCallersFields<T>(maths: () => T): T {
  try {
    return maths();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const findings = error.findings.map((finding) => {
      const { field } = finding.place;
      return field === undefined ? finding : { ...finding, place: { ...finding.place, field: fieldOfQuestion(field) } };
    });
    throw new Refusal(findings, error.total);
  }
}

function fieldOfQuestion(field: string): string {
  return FIELD_OF_QUESTION[field] ?? field.replace(PATIENCE_LAW, "/model/law");
}
