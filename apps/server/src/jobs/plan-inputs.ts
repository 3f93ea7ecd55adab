import type { LabourRules } from "@springtide/contracts";
import { labourRulesOfShop } from "@springtide/exchange";
import type { OrganisationStore, PlanInputs, StoredShop } from "@springtide/store";

/** Everything a plan is computed from. */
export interface PlanWork extends PlanInputs {
  /** By site with people rostered by name: the rules of working time there, null where none hold. */
  readonly labourRules: ReadonlyMap<string, LabourRules | null>;
}

/** Everything that a stored shop is planned from. @throws Refusal for rules of working time that cannot be read */
export async function planInputs(
  store: OrganisationStore,
  { shop, holidays }: Pick<StoredShop, "shop" | "holidays">,
  labourRulesFolder: string,
): Promise<PlanWork> {
  const [contacts, weather] = await Promise.all([store.history(shop.id), store.weather(shop.id)]);
  return { shop, holidays, contacts, weather, labourRules: await labourRulesOfShop(shop, labourRulesFolder) };
}
