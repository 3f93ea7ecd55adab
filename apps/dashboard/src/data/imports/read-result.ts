import { ImportDiagnosis, ImportDiff, ImportEntry } from "@springtide/contracts";
import { z } from "zod";

const Examined = z.object({ diagnosis: ImportDiagnosis, diff: ImportDiff.nullable() });

/** A file that was looked through: what was found, and what storing it would change. */
export type Examined = z.output<typeof Examined>;

/** What a job about a file came to: it was looked through, or stored. */
export type ImportResult =
  | { readonly state: "examined"; readonly examined: Examined }
  | { readonly state: "stored"; readonly entry: ImportEntry };

/** Reads the result of a job about a file. @throws ZodError where it is neither */
export function readImportResult(result: unknown): ImportResult {
  const examined = Examined.safeParse(result);
  return examined.success
    ? { state: "examined", examined: examined.data }
    : { state: "stored", entry: ImportEntry.parse(result) };
}
