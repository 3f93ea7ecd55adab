import { PlanJobCall, parseOrRefuse } from "@springtide/contracts";
import { labourRulesOfShop } from "@springtide/exchange";
import { besideInputs, planHash } from "../beside-inputs.ts";
import type { JobKind } from "../job-kind.ts";
import { noSuchShop } from "../no-such-shop.ts";
import type { PlanWork } from "../plan-inputs.ts";
import { shopInputs } from "../shop-inputs.ts";

export interface PlanKindNeeds {
  readonly script: URL;
  /** Rules of working time, a file a country, for people rostered by name. */
  readonly labourRulesFolder: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/**
 * A plan of a shop for its present inputs and what partners agreed to by now, stored as a version of its own. Its result is the version.
 */
export function planKind({ script, labourRulesFolder, now, log }: PlanKindNeeds): JobKind<PlanJobCall> {
  return {
    name: "plan",
    lane: "compute",
    priority: 10,
    read: (input) => parseOrRefuse(PlanJobCall, input),
    shopOf: ({ shop }) => shop,
    async basis({ shop }, store) {
      const stored = await store.shop(shop);
      if (stored === null) throw noSuchShop(shop);
      const hash = planHash(stored.inputsHash, await besideInputs(store, stored.shop, now()));
      const newest = await store.newestPlanEntry(shop);
      const isCurrent = newest?.inputsHash === hash;
      // Inputs that come back after others need a version of their own; those that have one know the job that made it.
      return `${hash} after ${(newest?.version ?? 0) - (isCurrent ? 1 : 0)}`;
    },
    async work({ shop: id }, { store, threads, progress, signal }) {
      const inputs = await shopInputs(store, id);
      const { shop, inputsHash } = inputs;
      const beside = await besideInputs(store, shop, now());
      const hash = planHash(inputsHash, beside);
      const newest = await store.newestPlanEntry(id);
      if (newest?.inputsHash === hash) return { state: "ready", result: JSON.stringify({ version: newest.version }) };
      const labourRules = await labourRulesOfShop(shop, labourRulesFolder);
      const work: PlanWork = { ...inputs, ...beside, labourRules };
      const json = await threads.run({ script, work, progress, signal });
      log(`The plan of ${shop.name} is made.`);
      return {
        state: "ready",
        plan: { shop: id, json, inputsHash: hash, savedAt: now().toISOString() },
      };
    },
  };
}
