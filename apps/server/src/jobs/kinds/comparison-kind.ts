import { createHash } from "node:crypto";
import type { AskedComparison, WorkedColumn } from "@springtide/contracts";
import { ComparisonJob, ComparisonResult, parseOrRefuse, Plan, WorkedColumns } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { SOFTWARE } from "@springtide/season/service";
import type { ComparisonWork } from "../comparison-worker.ts";
import type { JobKind, JobRun } from "../job-kind.ts";

/** A season takes most of a core: more threads than this would only draw it more often. */
const THREADS = 2;

/** Scenarios side by side on the seasons of one plan, kept with all that their figures hang on. Its result is the number of the comparison. */
export function comparisonKind(script: URL): JobKind<ComparisonJob> {
  return {
    name: "comparison",
    lane: "compute",
    priority: 8,
    read: (input) => parseOrRefuse(ComparisonJob, input),
    shopOf: ({ shop }) => shop,
    basis: ({ plan, anew }) => Promise.resolve(anew ? null : `plan ${plan}`),
    async work({ shop, plan: version, asked, pseudonym }, run) {
      const { store, id } = run;
      const stored = await store.publications.plan(shop, version);
      if (stored === null) throw planGone(shop, version);
      const plan = Plan.parse(JSON.parse(stored.json));
      const { worked, sensitivity } = await workOut(plan, asked, run, script);
      const { comparisonQuantities, comparisonResult, differingFigures } = await import("@springtide/season");
      const result = comparisonResult(plan, asked, worked, {
        basis: { plan: version, data: stored.inputsHash, seed: plan.seed, paths: plan.paths, software: SOFTWARE },
        sensitivity,
      });
      const comparison = await store.comparisons.keep(
        {
          ...{ shop, kind: asked.kind, job: id, planVersion: version, pseudonym },
          question: questionOf(version, asked),
          asked: askedOf(asked),
          basis: JSON.stringify(result.basis),
          result: JSON.stringify(result),
          quantities: JSON.stringify(comparisonQuantities(asked, worked)),
        },
        ({ number, result: before }) =>
          JSON.stringify({ of: number, differs: differingFigures(ComparisonResult.parse(before), result) }),
      );
      return { state: "ready", result: JSON.stringify({ comparison }) };
    },
  };
}

/** Names what was asked of which plan; names and notes of scenarios change no figure. */
function questionOf(plan: number, { kind, columns, decide, overview, question }: AskedComparison): string {
  const chains = columns.map(({ of: { id, revision }, chain }) => [id, revision, chain]);
  return createHash("sha256")
    .update(JSON.stringify([plan, kind, chains, decide, overview, question?.ask]))
    .digest("hex");
}

/** Names what was asked, of whatever plan, data and revisions of scenarios. */
function askedOf({ kind, columns, decide, overview, question }: AskedComparison): string {
  const ids = columns.map(({ of: { id } }) => id);
  const proposed = overview?.targets.map(({ queue, proposed: { share, withinSeconds } }) => [
    queue,
    share,
    withinSeconds,
  ]);
  return createHash("sha256")
    .update(JSON.stringify([kind, kind === "scenarios" ? ids : null, decide, proposed ?? null, question?.ask ?? null]))
    .digest("hex");
}

interface Worked {
  readonly worked: readonly WorkedColumn[];
  readonly sensitivity: ComparisonResult["sensitivity"];
}

/** Columns in the order asked for, worked out by some threads at once. */
async function workOut(
  plan: Plan,
  { kind, columns, decide }: AskedComparison,
  { threads, progress, signal }: JobRun,
  script: URL,
): Promise<Worked> {
  const { splitColumns } = await import("@springtide/season");
  const shares = splitColumns(columns, THREADS);
  const done = shares.map(() => 0);
  const answers = await Promise.all(
    shares.map(async (share, i) => {
      const work: ComparisonWork = { plan, columns: share, decide, drivers: kind === "drivers" && i === 0 };
      const tell = (part: number, total: number, label: string): void => {
        done[i] = (part / Math.max(1, total)) * share.length;
        progress(
          done.reduce((sum, each) => sum + each, 0),
          columns.length,
          label,
        );
      };
      return WorkedColumns.parse(JSON.parse(await threads.run({ script, work, progress: tell, signal })));
    }),
  );
  const byId = new Map(answers.flatMap(({ worked }) => worked.map((one) => [one.outcome.told.id, one] as const)));
  return {
    worked: columns.flatMap(({ of: { id } }) => byId.get(id) ?? []),
    sensitivity: answers.find((one) => one.sensitivity !== null)?.sensitivity ?? null,
  };
}

function planGone(shop: string, version: number): Refusal {
  return new Refusal({
    code: "plan-not-there",
    place: { field: "/plan" },
    found: `no plan ${version} of ${shop} any more`,
    rule: "scenarios stand beside the plan that they were asked of",
    remedy: "Ask again beside the newest plan.",
  });
}
