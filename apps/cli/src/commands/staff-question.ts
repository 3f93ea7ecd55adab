import { StaffingText, parseOrRefuse } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Given } from "../command.ts";
import { askedFor, contradictions } from "./staff-contradictions.ts";
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
  const terms = without({
    intervalSeconds: texts.interval,
    model: modelOf(texts),
    targets: targetsOf(texts),
    shrinkage: texts.shrinkage,
  });
  const request = without({
    ...terms,
    solve: askedFor(texts),
    contacts: texts.contacts,
    ahtSeconds: texts.aht,
    agents: texts.agents,
  });
  return { texts, terms, request };
}

function modelOf({ model, patience, segments }: StaffingText): unknown {
  if (model === "erlang-a") return { kind: model, patienceSeconds: patience };
  if (segments !== undefined) return { kind: "patience", law: { kind: "segments", segments } };
  if (patience !== undefined) return { kind: "patience", law: { kind: "exponential", meanSeconds: patience } };
  return { kind: "erlang-c" };
}

function targetsOf(texts: StaffingText): Readonly<Record<string, unknown>> {
  const { target, percentile } = texts;
  const level =
    target && without({ ...target, definition: texts["sl-definition"], shortAbandonSeconds: texts["short-abandon"] });
  return without({
    serviceLevel: level,
    maxOccupancy: texts["max-occupancy"],
    maxAsaSeconds: texts["max-asa"],
    maxWaitProbability: texts["max-wait-probability"],
    maxAbandonProbability: texts["max-abandon"],
    waitPercentile: percentile && { share: percentile.share, seconds: percentile.withinSeconds },
  });
}

/** What is not given is left out, so that a missing key is found missing. */
function without(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
