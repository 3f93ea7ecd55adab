import { PlanJobCall, parseOrRefuse } from "@springtide/contracts";
import { labourRulesOfShop } from "@springtide/exchange";
import { SOFTWARE } from "@springtide/season";
import type { JobKind } from "../job-kind.ts";
import type { PlanWork } from "../plan-inputs.ts";
import { presentInputs, shopInputs } from "../shop-inputs.ts";

export interface PlanKindNeeds {
  readonly script: URL;
  /** Rules of working time, a file a country, for people rostered by name. */
  readonly labourRulesFolder: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/** What a plan was made from and by; a plan with another one is out of date. */
export function planHash(inputsHash: string): string {
  return `${SOFTWARE} ${inputsHash}`;
}

/** A plan of a shop for its present inputs, stored as a version of its own. Its result is the version. */
export function planKind({ script, labourRulesFolder, now, log }: PlanKindNeeds): JobKind<PlanJobCall> {
  return {
    name: "plan",
    lane: "compute",
    priority: 10,
    read: (input) => parseOrRefuse(PlanJobCall, input),
    shopOf: ({ shop }) => shop,
    async basis({ shop }, store) {
      const inputsHash = await presentInputs(store, shop);
      const newest = await store.newestPlanEntry(shop);
      const isCurrent = newest?.inputsHash === planHash(inputsHash);
      // Inputs that come back after others need a version of their own; those that have one know the job that made it.
      return `${inputsHash} after ${(newest?.version ?? 0) - (isCurrent ? 1 : 0)}`;
    },
    async work({ shop: id }, { store, threads, progress, signal }) {
      const inputs = await shopInputs(store, id);
      const { shop, inputsHash } = inputs;
      const newest = await store.newestPlanEntry(id);
      if (newest?.inputsHash === planHash(inputsHash))
        return { state: "ready", result: JSON.stringify({ version: newest.version }) };
      const labourRules = await labourRulesOfShop(shop, labourRulesFolder);
      const work: PlanWork = { ...inputs, labourRules };
      const json = await threads.run({ script, work, progress, signal });
      log(`The plan of ${shop.name} is made.`);
      return {
        state: "ready",
        plan: { shop: id, json, inputsHash: planHash(inputsHash), savedAt: now().toISOString() },
      };
    },
  };
}
