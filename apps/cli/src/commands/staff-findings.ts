import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { Given } from "../command.ts";
import { QUESTION_OPTIONS, type QuestionOption } from "./staff-options.ts";

/** Where findings on what was typed are placed. */
export const TYPED = "command line";

/** Where the contract speaks of a thing, and the option that gives it; the longest that fits counts. */
const OPTION_OF_FIELD: readonly (readonly [string, QuestionOption])[] = [
  ["/contacts", "contacts"],
  ["/agents", "agents"],
  ["/ahtSeconds", "aht"],
  ["/intervalSeconds", "interval"],
  ["/shrinkage", "shrinkage"],
  ["/solve", "solve"],
  ["/targets/serviceLevel/definition", "sl-definition"],
  ["/targets/serviceLevel/shortAbandonSeconds", "short-abandon"],
  ["/targets/maxOccupancy", "max-occupancy"],
  ["/targets/maxAsaSeconds", "max-asa"],
  ["/targets/maxAbandonProbability", "max-abandon"],
  ["/targets/maxWaitProbability", "max-wait-probability"],
  ["/targets/waitPercentile", "percentile"],
  ["/targets", "target"],
  ["/model/patienceSeconds", "patience"],
  ["/model/law/meanSeconds", "patience"],
  ["/model/law/segments", "segments"],
  ["/model", "model"],
];

const OPTIONS: readonly QuestionOption[] = OPTION_OF_FIELD.map(([, option]) => option);

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
  const option = optionOf(finding.place.field ?? "");
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

/** The option that a field of the contract comes from, or that is named itself. */
function optionOf(field: string): QuestionOption | undefined {
  return (
    OPTION_OF_FIELD.find(([prefix]) => field.startsWith(prefix))?.[1] ??
    OPTIONS.find((option) => field === `/${option}`)
  );
}
