import type { ScenarioDraft, StoredScenario } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { KeptScenario, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { requireVersion } from "../http/versions.ts";
import type { Actor } from "../people/actor.ts";
import { answeredScenarios, keptLineage, newestPlan, noSuchScenario, writtenOf } from "./stored-scenarios.ts";

/** Which scenario is meant, by whom, and in which revision. */
export interface MeantScenario {
  readonly actor: Actor;
  readonly shop: string;
  readonly id: string;
  readonly ifMatch: string | null;
}

/**
 * Stores a scenario as its next revision.
 * @throws HttpProblem 412 `version-stale`; Refusal `scenario-locked`, `too-many-scenarios`, and those of `scenarioProblems`
 */
export async function putScenario(
  store: Store,
  { actor, shop, id, ifMatch }: MeantScenario,
  draft: ScenarioDraft,
): Promise<StoredScenario> {
  const own = store.within(actor.scope);
  const plan = (await newestPlan(own, shop))?.plan ?? null;
  const { scenarioProblems } = await import("@springtide/season");
  const kept = await own.scenarios.change(shop, (present) => {
    const before = present.find((one) => one.id === id);
    requireVersion(ifMatch, before?.revision ?? 0);
    if (before?.isLocked === true) throw locked(id, "changes");
    if (before === undefined && present.length >= MOST_SCENARIOS) throw tooMany();
    const others = present.filter((one) => one.id !== id).map(writtenOf);
    const problems = scenarioProblems(id, [...others, writtenOf({ id, document: draft })], plan);
    if (problems.length > 0) throw new Refusal(problems);
    return {
      changes: [{ id, state: "open", document: JSON.stringify(draft) }],
      note: {
        ...{ who: whoOf(actor), what: "scenario.save", why: null, before: null },
        about: { kind: "stored-scenario", id: `${shop}/${id}`, version: before?.revision ?? 0 },
        after: { from: draft.from, people: draft.people, changes: Object.keys(draft.changes) },
      },
    };
  });
  return answered(kept, id, shop, plan);
}

/** Deletes a scenario. @throws HttpProblem 404, 412; Refusal `scenario-locked`, `scenario-gone-on-from` */
export async function deleteScenario(
  store: Store,
  { actor, shop, id, ifMatch }: MeantScenario,
): Promise<StoredScenario> {
  const own = store.within(actor.scope);
  const plan = (await newestPlan(own, shop))?.plan ?? null;
  let before: readonly KeptScenario[] = [];
  await own.scenarios.change(shop, (present) => {
    before = present;
    const one = present.find((known) => known.id === id);
    if (one === undefined) throw noSuchScenario(shop, id);
    requireVersion(ifMatch, one.revision);
    if (one.isLocked) throw locked(id, "goes");
    const after = present.filter((other) => writtenOf(other).from === id).map((other) => other.id);
    if (after.length > 0) throw goneOnFrom(id, after);
    return {
      changes: [{ id, state: "deleted", document: JSON.stringify(one.document) }],
      note: {
        ...{ who: whoOf(actor), what: "scenario.delete", why: null, before: null, after: null },
        about: { kind: "stored-scenario", id: `${shop}/${id}`, version: one.revision },
      },
    };
  });
  return answered(before, id, shop, plan);
}

/** Locks a scenario and all that it goes on from: else it would change with them. @throws HttpProblem 404, 412 */
export async function lockScenario(store: Store, { actor, shop, id, ifMatch }: MeantScenario): Promise<StoredScenario> {
  const own = store.within(actor.scope);
  const plan = (await newestPlan(own, shop))?.plan ?? null;
  const kept = await own.scenarios.change(shop, (present) => {
    const one = present.find((known) => known.id === id);
    if (one === undefined) throw noSuchScenario(shop, id);
    requireVersion(ifMatch, one.revision);
    const open = keptLineage(id, present).filter(({ isLocked }) => !isLocked);
    return {
      changes: open.map(({ id: each, document }) => ({
        ...{ id: each, state: "locked" as const },
        document: JSON.stringify(document),
      })),
      note: {
        ...{ who: whoOf(actor), what: "scenario.lock", why: null, before: null },
        about: { kind: "stored-scenario", id: `${shop}/${id}`, version: one.revision },
        after: { locked: open.map(({ id: each }) => each) },
      },
    };
  });
  return answered(kept, id, shop, plan);
}

const MOST_SCENARIOS = 200;

async function answered(
  kept: readonly KeptScenario[],
  id: string,
  shop: string,
  plan: Parameters<typeof answeredScenarios>[1],
): Promise<StoredScenario> {
  const one = (await answeredScenarios(kept, plan)).find((each) => each.id === id);
  if (one === undefined) throw noSuchScenario(shop, id);
  return one;
}

function locked(id: string, what: string): Refusal {
  return new Refusal({
    code: "scenario-locked",
    place: { field: "/id" },
    found: id,
    rule: `a locked scenario never ${what}`,
    remedy: "Make another one that goes on from it.",
  });
}

function goneOnFrom(id: string, after: readonly string[]): Refusal {
  return new Refusal({
    code: "scenario-gone-on-from",
    place: { field: "/id" },
    found: `${id}, from which ${after.join(", ")} ${after.length === 1 ? "goes" : "go"} on`,
    rule: "a scenario is deleted when no other goes on from it",
    remedy: "Let them go on from another one first.",
  });
}

function tooMany(): Refusal {
  return new Refusal({
    code: "too-many-scenarios",
    place: { field: "/id" },
    found: `more than ${MOST_SCENARIOS} scenarios`,
    rule: `a shop keeps at most ${MOST_SCENARIOS}`,
    remedy: "Delete some that nobody needs.",
  });
}
