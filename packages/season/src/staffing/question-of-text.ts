import type { StaffingText } from "@springtide/contracts";

/** A part of a question of staffing, by the word that people type for it. */
export type StaffingTextKey = keyof StaffingText;

/** Fields of the contract and the words they are typed as, the more exact first. */
const WORD_OF_FIELD: readonly (readonly [string, StaffingTextKey])[] = [
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

/** The word that a field of the contract is typed as, or that is named itself: "/targets/maxAsaSeconds" and "/max-asa" are both max-asa. */
export function staffingTextKeyOf(field: string): StaffingTextKey | undefined {
  return (
    WORD_OF_FIELD.find(([prefix]) => field.startsWith(prefix))?.[1] ??
    WORD_OF_FIELD.find(([, word]) => field === `/${word}`)?.[1]
  );
}

/** What a question asks for: what is said, else the service of a team that is given, else agents. */
export function askedFor({ solve, agents }: StaffingText): "agents" | "service" | "volume" | "aht" {
  return solve ?? (agents === undefined ? "agents" : "service");
}

/** What was typed, for `StaffingTerms`: what holds for every interval of a file. Numbers are not yet held to their bounds. */
export function staffingTermsOf(texts: StaffingText): Readonly<Record<string, unknown>> {
  return without({
    intervalSeconds: texts.interval,
    model: modelOf(texts),
    targets: targetsOf(texts),
    shrinkage: texts.shrinkage,
  });
}

/** What was typed, for `StaffingRequest`: one interval. Numbers are not yet held to their bounds. */
export function staffingRequestOf(texts: StaffingText): Readonly<Record<string, unknown>> {
  return without({
    ...staffingTermsOf(texts),
    solve: askedFor(texts),
    contacts: texts.contacts,
    ahtSeconds: texts.aht,
    agents: texts.agents,
  });
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
