import type { PlanProgress } from "@springtide/contracts";
import type { OrganisationStore, Scope, ShopSummary, Store, StoredJob } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import { isPlanOf } from "./beside-inputs.ts";
import { failureOf, storedFailure } from "./job-failure.ts";
import type { Jobs } from "./jobs.ts";
import { watching } from "./watching.ts";

/** Sees to it that every shop has a plan for its present inputs. */
export interface PlanJobs {
  /** How far the plan of a shop is; null if there is no such shop in the scope. */
  progressOf(scope: Scope, shop: string): Promise<PlanProgress | null>;
  /** How far the plan of each shop is, by its id. */
  progressOfShops(scope: Scope): Promise<ReadonlyMap<string, PlanProgress>>;
  /** Calls the listener at every change until the function given back is called. */
  watch(scope: Scope, shop: string, listener: (progress: PlanProgress) => void): () => void;
  /** Plans a shop anew after its inputs were replaced, once it is its turn. */
  refresh(scope: Scope, shop: string): Promise<void>;
  /** Asks for the plan of every shop with a history whose newest one was made from other inputs or by another engine. */
  refreshAll(): Promise<void>;
}

const WAITING: PlanProgress = { state: "under-way", done: 0, total: 1, label: "Waiting for its turn" };

/** @param jobs what the plans are made by */
export function planJobs(store: Store, jobs: Jobs): PlanJobs {
  const progressOf: PlanJobs["progressOf"] = async (scope, shop) => {
    const within = store.within(scope);
    const summary = await within.summary(shop);
    if (summary === null) return null;
    return progressFrom(within, summary, await jobs.newest(scope, { kind: "plan", shop }));
  };
  return {
    progressOf,
    async progressOfShops(scope) {
      const within = store.within(scope);
      const newest = new Map((await jobs.newestOfShops(scope, "plan")).map((job) => [job.shop, job]));
      const told = new Map<string, PlanProgress>();
      for (const summary of await within.listShops())
        told.set(summary.id, await progressFrom(within, summary, newest.get(summary.id) ?? null));
      return told;
    },
    watch: (scope, shop, listener) =>
      watching({
        read: () => progressOf(scope, shop),
        listen: (changed) =>
          jobs.listen((job) => {
            if (job.shop === shop && job.organisation === scope.organisation && job.kind === "plan") changed();
          }),
        tell: listener,
      }),
    async refresh(scope, shop) {
      await jobs.run("plan", scope, { kind: "plan", shop });
    },
    async refreshAll() {
      for (const { id: shop, organisation, inputsHash } of await store.within(EVERY_ORGANISATION).shopInputs()) {
        const scope = { organisation, partner: null };
        const newest = await store.within(scope).newestPlanEntry(shop);
        if (isPlanOf(inputsHash, newest?.inputsHash)) continue;
        const summary = await store.within(scope).summary(shop);
        if (summary?.firstDay != null) await jobs.run("plan", scope, { kind: "plan", shop });
      }
    },
  };
}

async function progressFrom(
  store: OrganisationStore,
  { id, inputsHash, firstDay }: Pick<ShopSummary, "id" | "inputsHash" | "firstDay">,
  job: StoredJob | null,
): Promise<PlanProgress> {
  if (job?.state === "waiting") return WAITING;
  if (job?.state === "running") return { state: "under-way", done: job.done, total: job.total, label: job.label };
  if (firstDay === null) return { state: "no-history" };
  const newest = await store.newestPlanEntry(id);
  if (newest !== null && isPlanOf(inputsHash, newest.inputsHash)) return { state: "ready", version: newest.version };
  if (job?.state === "failed")
    return { state: "failed", reason: (storedFailure(job.failure) ?? failureOf(null)).reason };
  if (job?.state === "cancelled") return { state: "failed", reason: "Planning was cancelled. Ask for it again." };
  return WAITING;
}
