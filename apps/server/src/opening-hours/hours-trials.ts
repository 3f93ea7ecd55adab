import type { LongerHoursCall, LongerHoursProgress, Shop } from "@springtide/contracts";
import { changedPlanSettings, LongerHoursAnswer, resolveLongerHours } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import type { Scope, Store } from "@springtide/store";
import { shopInputs } from "../jobs/shop-inputs.ts";
import { Threads } from "../jobs/threads.ts";
import type { HoursWork } from "./hours-worker.ts";

export interface HoursTrialNeeds {
  readonly store: Store;
  readonly hoursWorker: URL;
  readonly log: (line: string) => void;
}

/** Weighing that may begin: all that can be refused beforehand has been looked at. */
type HoursTrial = (tell: (progress: LongerHoursProgress) => void, signal: AbortSignal) => Promise<void>;

/** Longer hours weighed on trial, one shop at a time; nothing of it is stored. */
export class HoursTrials {
  readonly #threads = new Threads(1);
  readonly #needs: HoursTrialNeeds;

  constructor(needs: HoursTrialNeeds) {
    this.#needs = needs;
  }

  /** @throws Refusal without such a shop, and for windows that it cannot have */
  async prepare(scope: Scope, id: string, call: LongerHoursCall): Promise<HoursTrial> {
    const store = this.#needs.store.within(scope);
    const inputs = await shopInputs(store, id);
    const shop = shopWith(inputs.shop, call);
    const { requireWindows } = await import("@springtide/season");
    requireWindows(shop);
    const { holidays, contacts, weather, weatherForecasts, orders } = inputs;
    const work: HoursWork = { shop, holidays, contacts, weather, weatherForecasts, orders };
    return async (tell, signal) => {
      tell({ state: "under-way", done: 0, total: 1, label: "Waiting for its turn" });
      const progress = (done: number, total: number, label: string): void => {
        tell({ state: "under-way", done, total, label });
      };
      try {
        const json = await this.#threads.run({ script: this.#needs.hoursWorker, work, progress, signal });
        tell({ state: "ready", answer: LongerHoursAnswer.parse(JSON.parse(json)) });
      } catch (error) {
        if (error instanceof Cancelled) return;
        tell({ state: "failed", reason: this.#reasonOf(error, id) });
      }
    };
  }

  /** Lets the thread go that was kept for the next question. */
  close(): Promise<void> {
    return this.#threads.close();
  }

  #reasonOf(error: unknown, id: string): string {
    if (error instanceof Refusal) return error.message;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#needs.log(`Weighing longer hours of ${id} failed: ${what}`);
    return "Springtide made a mistake while weighing. The fault is ours; the server's log says more.";
  }
}

/** The shop with the windows that were asked about, looked at as far and as finely as was asked. */
function shopWith(shop: Shop, { longerHours, horizon, paths }: LongerHoursCall): Shop {
  const asked = Object.entries({ horizon, paths }).filter(([, value]) => value !== undefined);
  return {
    ...shop,
    plan: changedPlanSettings(shop.plan, Object.fromEntries(asked), "body"),
    longerHours: longerHours.map(resolveLongerHours),
  };
}
