import { Refusal } from "@springtide/refusal";
import type { z } from "zod";
import { IssueFindings } from "./issue-findings.ts";
import { ruleOf } from "./issue-words.ts";

const LISTED_FINDINGS = 100;

/**
 * Parses what came from outside, or refuses it with every finding, each at its JSON pointer (100 listed, all counted).
 * One slip gives one finding: a misspelt key is not also a missing one, and of the forms a value could have had, only the
 * one it comes nearest to is spoken of.
 * @param file name for the findings' place, where there is a file
 */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, file?: string): z.output<S> {
  const result = schema.safeParse(value, { error: ruleOf });
  if (result.success) return result.data;
  const findings = new IssueFindings(schema, value).of(result.error.issues).map((finding) => ({
    ...finding,
    place: { ...(file === undefined ? {} : { file }), ...finding.place },
  }));
  throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
}
