import type { LabourRules } from "@springtide/contracts";
import { labourRulesOfShop } from "@springtide/exchange";
import type { OrganisationStore, PlanInputs, StoredShop } from "@springtide/store";
import type { ConnectedInputs } from "../connections/connected-inputs.ts";
import { connectedInputs } from "../connections/connected-inputs.ts";

/** Everything a plan is computed from. */
export interface PlanWork extends PlanInputs, ConnectedInputs {
  readonly shop: ConnectedInputs["shop"];
  readonly weather: ConnectedInputs["weather"];
  /** By site with people rostered by name: the rules of working time there, null where none hold. */
  readonly labourRules: ReadonlyMap<string, LabourRules | null>;
}

/** Everything that a stored shop is planned from. @throws Refusal for rules of working time that cannot be read */
export async function planInputs(
  store: OrganisationStore,
  { shop, holidays }: Pick<StoredShop, "shop" | "holidays">,
  labourRulesFolder: string,
): Promise<PlanWork> {
  const contacts = await store.history(shop.id);
  const connected = await connectedInputs(store, shop);
  return { holidays, contacts, ...connected, labourRules: await labourRulesOfShop(shop, labourRulesFolder) };
}
