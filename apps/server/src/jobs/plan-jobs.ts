import type { PlanProgress } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import { SOFTWARE } from "@springtide/season";
import type { OrganisationStore } from "@springtide/store";
import { planInputs } from "./plan-inputs.ts";
import { ProgressBoard } from "./progress-board.ts";
import { PlanRefused, runPlan } from "./run-plan.ts";

/** Sees to it that every shop has a plan for its present inputs, one plan at a time. */
export interface PlanJobs {
  /** How far the plan of a shop is; null if there is no such shop. */
  progressOf(shop: string): PlanProgress | null;
  /** Calls the listener at every change until the function given back is called. */
  watch(shop: string, listener: (progress: PlanProgress) => void): () => void;
  /** Plans a shop anew after its inputs were replaced, once it is its turn. */
  refresh(shop: string): void;
  /** Breaks off what is under way; what is stored stays as it is. */
  close(): Promise<void>;
}

export interface PlanJobsOptions {
  readonly store: OrganisationStore;
  readonly worker: URL;
  /** Rules of working time, a file a country, for people rostered by name. */
  readonly labourRulesFolder: string;
  readonly log: (line: string) => void;
}

/** Looks through the stored shops, and begins to plan those whose newest plan was made from other inputs or by another engine. */
export async function startPlanJobs(options: PlanJobsOptions): Promise<PlanJobs> {
  const { store } = options;
  const board = new ProgressBoard();
  const stop = new AbortController();
  const missing: string[] = [];
  for (const { id, inputsHash } of await store.listShops()) {
    const newest = await store.newestPlanEntry(id);
    if (newest?.inputsHash === planHash(inputsHash)) board.set(id, { state: "ready", version: newest.version });
    else {
      board.set(id, WAITING);
      missing.push(id);
    }
  }
  let work = planEach(missing, options, board, stop.signal);
  return {
    progressOf: (shop) => board.get(shop),
    watch: (shop, listener) => board.watch(shop, listener),
    refresh(shop) {
      board.set(shop, WAITING);
      work = work.then(() => planEach([shop], options, board, stop.signal));
    },
    async close() {
      stop.abort();
      await work;
    },
  };
}

const WAITING: PlanProgress = { state: "under-way", done: 0, total: 1, label: "Waiting for its turn" };

/** What a plan was made from and by; a plan with another one is out of date. */
function planHash(inputsHash: string): string {
  return `${SOFTWARE} ${inputsHash}`;
}

async function planEach(
  shops: readonly string[],
  options: PlanJobsOptions,
  board: ProgressBoard,
  signal: AbortSignal,
): Promise<void> {
  for (const id of shops) {
    if (signal.aborted) return;
    try {
      board.set(id, { state: "ready", version: await planOne(id, options, board, signal) });
    } catch (error) {
      if (error instanceof Cancelled) return;
      board.set(id, { state: "failed", reason: reasonOf(error, id, options.log) });
    }
  }
}

async function planOne(
  id: string,
  { store, worker, labourRulesFolder, log }: PlanJobsOptions,
  board: ProgressBoard,
  signal: AbortSignal,
): Promise<number> {
  const stored = await store.shop(id);
  if (stored === null) throw new Error(`The shop ${id} is gone.`);
  const { shop, inputsHash } = stored;
  const json = await runPlan({
    worker,
    inputs: await planInputs(store, stored, labourRulesFolder),
    progress: (done, total, label) => {
      board.set(id, { state: "under-way", done, total, label });
    },
    signal,
  });
  const version = await store.savePlan(id, json, planHash(inputsHash));
  log(`The plan of ${shop.name} is ready.`);
  return version;
}

function reasonOf(error: unknown, id: string, log: (line: string) => void): string {
  if (error instanceof PlanRefused || error instanceof Refusal) return error.message;
  log(`Planning ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return "Springtide made a mistake while planning. The fault is ours; the server's log says more.";
}
