import type { LabourRules } from "@springtide/contracts";
import { labourRulesOfShop } from "@springtide/exchange";
import type { OrganisationStore, PlanInputs, StoredShop } from "@springtide/store";
import type { ConnectedInputs } from "../connections/connected-inputs.ts";
import { connectedInputs } from "../connections/connected-inputs.ts";
import type { BesideInputs } from "./beside-inputs.ts";
import { agreedBefore } from "./beside-inputs.ts";
import { inputsReplaced } from "./shop-inputs.ts";

/** Everything a plan is computed from, and what is said in it of how old that is. */
export interface PlanWork extends PlanInputs, ConnectedInputs, BesideInputs {
  readonly shop: ConnectedInputs["shop"];
  readonly weather: ConnectedInputs["weather"];
  /** By site with people rostered by name: the rules of working time there, null where none hold. */
  readonly labourRules: ReadonlyMap<string, LabourRules | null>;
}

/**
 * Everything that a stored shop is planned from, of one import; without what is said of its age, as who tries a plan looks at decisions.
 * @throws Refusal `inputs-replaced`, and for rules of working time that cannot be read
 */
export async function planInputs(
  store: OrganisationStore,
  { shop, holidays, importId }: Pick<StoredShop, "shop" | "holidays" | "importId">,
  labourRulesFolder: string,
): Promise<PlanWork> {
  const contacts = await store.history(shop.id, importId);
  const connected = await connectedInputs(store, { shop, importId });
  const commitments = await agreedBefore(store, shop);
  // What an import replaced is kept for a while only, and not once it is taken back.
  if ((await store.shop(shop.id))?.importId !== importId) throw inputsReplaced(shop.id);
  return {
    ...{ holidays, contacts, commitments, notes: [] },
    ...connected,
    labourRules: await labourRulesOfShop(shop, labourRulesFolder),
  };
}
