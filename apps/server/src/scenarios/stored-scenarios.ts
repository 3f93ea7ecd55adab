import type { StoredScenario, WrittenScenario } from "@springtide/contracts";
import { Plan, ScenarioDraft } from "@springtide/contracts";
import type { KeptScenario, OrganisationStore } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";

/** A plan as scenarios are held against it, with its version. */
export interface NumberedPlan {
  readonly version: number;
  readonly plan: Plan;
}

/** The newest plan of a shop; null where there is none yet. */
export async function newestPlan(own: OrganisationStore, shop: string): Promise<NumberedPlan | null> {
  const newest = await own.newestPlan(shop);
  return newest === null ? null : { version: newest.version, plan: Plan.parse(JSON.parse(newest.json)) };
}

/** A scenario as a file has it, to be reckoned with. */
export function writtenOf({ id, document }: Pick<KeptScenario, "id" | "document">): WrittenScenario {
  const { name, note, from, people, changes } = ScenarioDraft.parse(document);
  return { id, name, note, people, changes, ...(from === null ? {} : { from }) };
}

/** Scenarios as they are answered, each with what stands against it. */
export async function answeredScenarios(kept: readonly KeptScenario[], plan: Plan | null): Promise<StoredScenario[]> {
  const { scenarioProblems } = await import("@springtide/season");
  const all = kept.map(writtenOf);
  return kept.map(({ id, revision, isLocked, savedAt, pseudonym, document }) => ({
    ...{ id, ...ScenarioDraft.parse(document), revision, isLocked, savedAt, savedBy: pseudonym },
    problems: scenarioProblems(id, all, plan),
  }));
}

/** The scenarios from the plan to this one, itself last, as they are kept; without a circle. */
export function keptLineage(id: string, kept: readonly KeptScenario[]): KeptScenario[] {
  const chain: KeptScenario[] = [];
  let at = kept.find((one) => one.id === id);
  while (at !== undefined && !chain.includes(at)) {
    chain.unshift(at);
    const { from } = ScenarioDraft.parse(at.document);
    at = kept.find((one) => one.id === from);
  }
  return chain;
}

export function noSuchScenario(shop: string, id: string): HttpProblem {
  return new HttpProblem(404, "no-such-scenario", "Not found", `There is no scenario "${id}" of "${shop}".`);
}
