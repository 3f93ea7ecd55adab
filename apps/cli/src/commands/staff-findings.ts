import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { staffingTextKeyOf } from "@springtide/season";
import type { Given } from "../command.ts";
import { QUESTION_OPTIONS, type QuestionOption } from "./staff-options.ts";

/** Where findings on what was typed are placed. */
export const TYPED = "command line";

/** Runs what may refuse a question, and says its findings in the options that were typed. */
export function inOptions<T>(given: Given, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.findings.map((finding) => typedFinding(finding, given)),
      error.total,
    );
  }
}

function typedFinding(finding: Finding, given: Given): Finding {
  const option = staffingTextKeyOf(finding.place.field ?? "");
  if (option === undefined) return finding;
  const missing = given.text(option) === undefined;
  const general = finding.code === "missing-key" || /^(What belongs there|Correct it there)/.test(finding.remedy);
  return {
    code: finding.code === "missing-key" ? "option-missing" : finding.code,
    place: { file: TYPED, field: `/${option}` },
    found: missing ? `no --${option}` : typedText(option, given),
    rule: finding.code === "missing-key" ? "it is needed for this question" : finding.rule,
    remedy: general
      ? `What belongs there: --${option} ${QUESTION_OPTIONS[option].value ?? ""}: ${QUESTION_OPTIONS[option].description}`
      : finding.remedy,
  };
}

export function typedText(option: QuestionOption, given: Given): string {
  const text = given.text(option);
  return text === undefined ? `no --${option}` : `--${option} ${text}`;
}
