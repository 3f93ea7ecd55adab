import { ApiProblem } from "@springtide/client";
import type { Problem } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { ReactNode } from "react";
import { FoundWords, Trouble } from "./Trouble.tsx";

type Finding = Problem["errors"][number];

/** What is wrong with one field of a form, or within it, to stand at the field; undefined where nothing is. @param field a JSON pointer */
export function foundAt(error: Error | null, field: string): ReactNode {
  const own = foundIn(error).filter((one) => isWithin(one, field));
  return own.length === 0 ? undefined : own.map((finding, i) => <FoundWords key={i} finding={finding} isAtPlace />);
}

/** What the server says that stands at none of a form's fields. */
export function TroubleBeside({ error, fields }: { readonly error: Error | null; readonly fields: readonly string[] }) {
  const found = foundIn(error);
  const areAllTold = found.length > 0 && found.every((one) => fields.some((field) => isWithin(one, field)));
  return areAllTold ? null : <Trouble error={error} />;
}

/** What the server found, or the same rules in the page. */
export function foundIn(error: Error | null): readonly Finding[] {
  if (error instanceof Refusal) return error.findings;
  return error instanceof ApiProblem ? error.problem.errors : [];
}

/** Whether something was found at a field, or within it. */
export function isWithin({ place }: Pick<Finding, "place">, field: string): boolean {
  return place.field === field || place.field?.startsWith(`${field}/`) === true;
}
