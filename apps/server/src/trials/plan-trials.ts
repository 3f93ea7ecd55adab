import type { TrialCall, TrialProgress } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import type { Scope, Store } from "@springtide/store";
import { planInputs } from "../jobs/plan-inputs.ts";
import { Threads } from "../jobs/threads.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";

export interface TrialNeeds {
  readonly store: Store;
  readonly planWorker: URL;
  readonly labourRulesFolder: string;
  readonly log: (line: string) => void;
}

/** A trial that may begin: all that can be refused beforehand has been looked at. */
export type Trial = (tell: (progress: TrialProgress) => void, signal: AbortSignal) => Promise<void>;

/** Plans made anew for other terms, one at a time; nothing of them is stored. */
export class PlanTrials {
  readonly #threads = new Threads(1);
  readonly #needs: TrialNeeds;

  constructor(needs: TrialNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpProblem without such a shop or its plan; Refusal for terms that it cannot have */
  async prepare(scope: Scope, id: string, call: TrialCall): Promise<Trial> {
    const { labourRulesFolder, planWorker: script } = this.#needs;
    const store = this.#needs.store.within(scope);
    const [stored, newest] = await Promise.all([store.shop(id), store.newestPlan(id)]);
    if (stored === null) throw noSuchShop(id);
    if (newest === null) throw planNotReady(id);
    const { trialShop } = await import("@springtide/season");
    const shop = trialShop(stored.shop, Plan.parse(JSON.parse(newest.json)), call);
    return async (tell, signal) => {
      tell({ state: "under-way", done: 0, total: 1, label: "Waiting for its turn" });
      try {
        const work = await planInputs(store, { ...stored, shop }, labourRulesFolder);
        const progress = (done: number, total: number, label: string): void => {
          tell({ state: "under-way", done, total, label });
        };
        tell(answerOf(await this.#threads.run({ script, work, progress, signal })));
      } catch (error) {
        if (error instanceof Cancelled) return;
        tell({ state: "failed", reason: this.#reasonOf(error, id) });
      }
    };
  }

  /** Lets the thread go that was kept for the next trial. */
  close(): Promise<void> {
    return this.#threads.close();
  }

  #reasonOf(error: unknown, id: string): string {
    if (error instanceof Refusal) return error.message;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#needs.log(`Trying a plan of ${id} failed: ${what}`);
    return "Springtide made a mistake while planning. The fault is ours; the server's log says more.";
  }
}

/** Of the whole plan only what it decides. */
function answerOf(json: string): TrialProgress {
  return { state: "ready", decisions: Plan.parse(JSON.parse(json)).decisions };
}
