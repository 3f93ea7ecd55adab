import { parseOrRefuse, type Plan, Scenario, type WrittenScenario } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { requireScenarios } from "../scenarios/scenario-findings.ts";
import { shopOfChain } from "./price-season.ts";
import { lineage } from "../scenarios/scenario-findings.ts";

/**
 * Why a scenario cannot be reckoned, among those it may go on from: it cannot be read, names what the plan no longer has, goes on from none or in a
 * circle, or leads out of what can be. Places are pointers into the scenario itself. None where it can.
 * @param plan null where there is none yet: then names are taken as they are
 */
export function scenarioProblems(id: string, all: readonly WrittenScenario[], plan: Plan | null): Finding[] {
  const own = all.find((one) => one.id === id);
  if (own === undefined) return [];
  const unread = findingsOf(() => parseOrRefuse(Scenario, own));
  if (unread.length > 0 || plan === null) return unread;
  const readable = all.flatMap((one) => {
    const read = Scenario.safeParse(one);
    return read.success ? [read.data] : [];
  });
  const at = readable.findIndex((one) => one.id === id);
  const place = `/scenarios/${at}/`;
  const found = findingsOf(() => {
    requireScenarios(readable, plan);
  }).flatMap((finding) => {
    const field = finding.place.field ?? "";
    return field.startsWith(place) ? [{ ...finding, place: { field: field.slice(place.length - 1) } }] : [];
  });
  if (found.length > 0) return found;
  return findingsOf(() => {
    const scenario = readable[at];
    if (scenario !== undefined) shopOfChain(plan, lineage(scenario, readable));
  });
}

function findingsOf(look: () => unknown): Finding[] {
  try {
    look();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [...error.findings];
    throw error;
  }
}
