import { ApiProblem } from "@springtide/client";
import { Refusal } from "@springtide/refusal";
import type { ReactNode } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import type { Finding } from "../findings.ts";
import { FindingList } from "../FindingList.tsx";

/** What is wrong with one field of a form, or within it; undefined where nothing is. @param field a JSON pointer */
export function errorAt(error: Error | null, field: string): ReactNode {
  const own = findingsOf(error).filter((one) => isWithin(one, field));
  return own.length === 0 ? undefined : <FindingList findings={own} />;
}

/** What the server says that stands at none of a form's fields. */
export function TroubleBeside({ error, fields }: { readonly error: Error | null; readonly fields: readonly string[] }) {
  const findings = findingsOf(error);
  const areAllTold = findings.length > 0 && findings.every((one) => fields.some((field) => isWithin(one, field)));
  return areAllTold ? null : <Trouble error={error} />;
}

function findingsOf(error: Error | null): readonly Finding[] {
  if (error instanceof Refusal) return error.findings;
  return error instanceof ApiProblem ? error.problem.errors : [];
}

function isWithin({ place }: Finding, field: string): boolean {
  return place.field === field || place.field?.startsWith(`${field}/`) === true;
}
