import { StaffingText, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { staffingRequestOf, staffingTermsOf } from "@springtide/season";
import type { Given } from "../command.ts";
import { contradictions } from "./staff-contradictions.ts";
import { TYPED, inOptions } from "./staff-findings.ts";
import { QUESTION_OPTIONS } from "./staff-options.ts";

/** A question as its contract takes it, before its numbers are held to their bounds. */
export interface TypedQuestion {
  readonly texts: StaffingText;
  /** For `StaffingTerms`, which is what holds for every interval of a file. */
  readonly terms: Readonly<Record<string, unknown>>;
  /** For `StaffingRequest`: one interval. */
  readonly request: Readonly<Record<string, unknown>>;
}

/** Reads the options that make a question. @throws Refusal for what cannot be read, or does not go together */
export function typedQuestion(given: Given): TypedQuestion {
  const typed = Object.keys(QUESTION_OPTIONS).flatMap((option) => {
    const text = given.text(option);
    return text === undefined ? [] : [[option, text] as const];
  });
  const texts = inOptions(given, () => parseOrRefuse(StaffingText, Object.fromEntries(typed), TYPED));
  const findings = contradictions(texts, given);
  if (findings.length > 0) throw new Refusal(findings);
  return { texts, terms: staffingTermsOf(texts), request: staffingRequestOf(texts) };
}
