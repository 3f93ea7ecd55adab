import type { AskedColumn, AskedComparison, ComparisonCall } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { KeptScenario, OrganisationStore } from "@springtide/store";
import { noSuchVersion } from "../approvals/publish-version.ts";
import { planNotReady } from "../http/problems.ts";
import { keptLineage, newestPlan, type NumberedPlan, writtenOf } from "./stored-scenarios.ts";

/**
 * What a call comes to on one version of the plan: every scenario as it is now, with all that it goes on from.
 * @throws HttpProblem 404, 409; Refusal with place and remedy for what cannot be reckoned
 */
export async function askedComparison(
  own: OrganisationStore,
  shop: string,
  call: ComparisonCall,
): Promise<{ readonly plan: number; readonly asked: AskedComparison }> {
  const { version, plan } = await planOf(own, shop, call.plan);
  return { plan: version, asked: await comparisonOf(own, shop, plan, call) };
}

async function planOf(own: OrganisationStore, shop: string, version: number | undefined): Promise<NumberedPlan> {
  if (version === undefined) {
    const newest = await newestPlan(own, shop);
    if (newest === null) throw planNotReady(shop);
    return newest;
  }
  const stored = await own.publications.plan(shop, version);
  if (stored === null) throw noSuchVersion("plan", shop, version);
  return { version, plan: Plan.parse(JSON.parse(stored.json)) };
}

async function comparisonOf(
  own: OrganisationStore,
  shop: string,
  plan: Plan,
  call: ComparisonCall,
): Promise<AskedComparison> {
  const { overviewOf, PLAN_COLUMN, questionOf } = await import("@springtide/season");
  switch (call.kind) {
    case "overview":
      return overviewOf(plan, call.target ?? null);
    case "question":
      return questionOf(plan, call.ask);
    case "drivers":
      return { kind: "drivers", columns: [PLAN_COLUMN], decide: false, overview: null, question: null };
    case "scenarios": {
      const columns = await columnsOf(await own.scenarios.list(shop), plan, call.scenarios);
      return {
        kind: "scenarios",
        columns: [PLAN_COLUMN, ...columns],
        decide: call.decide,
        overview: null,
        question: null,
      };
    }
  }
}

async function columnsOf(kept: readonly KeptScenario[], plan: Plan, ids: readonly string[]): Promise<AskedColumn[]> {
  const { scenarioProblems } = await import("@springtide/season");
  const all = kept.map(writtenOf);
  const findings = ids.flatMap((id, i): Finding[] => {
    if (ids.indexOf(id) < i) return [comparedTwice(id, i)];
    if (!kept.some((one) => one.id === id)) return [unknownScenario(id, i, kept)];
    return keptLineage(id, kept).flatMap((one) =>
      scenarioProblems(one.id, all, plan).map((finding) => ({
        ...finding,
        place: { field: `/scenarios/${i}` },
        found: `${finding.found} (${one.id}${finding.place.field ?? ""})`,
      })),
    );
  });
  if (findings.length > 0) throw new Refusal(findings);
  return ids.flatMap((id): AskedColumn[] => {
    const chain = keptLineage(id, kept);
    const own = chain.at(-1);
    if (own === undefined) return [];
    const { name = id, note = "", from = null, people = "replanned", changes = {} } = writtenOf(own);
    return [
      {
        of: { id, name, note, from, people, revision: own.revision, changes },
        chain: chain.map((one) => {
          const written = writtenOf(one);
          return { id: one.id, people: written.people ?? "replanned", changes: written.changes ?? {} };
        }),
      },
    ];
  });
}

function comparedTwice(id: string, i: number): Finding {
  return {
    code: "scenario-twice",
    place: { field: `/scenarios/${i}` },
    found: id,
    rule: "each scenario stands beside the plan once",
    remedy: "Leave it out.",
  };
}

function unknownScenario(id: string, i: number, kept: readonly KeptScenario[]): Finding {
  return {
    code: "unknown-scenario",
    place: { field: `/scenarios/${i}` },
    found: id,
    rule: "scenarios that are stored are compared",
    remedy: kept.length === 0 ? "Store a scenario first." : `Name one of: ${kept.map((one) => one.id).join(", ")}.`,
  };
}
