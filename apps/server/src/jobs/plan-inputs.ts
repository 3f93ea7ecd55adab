import { labourRulesOfShop } from "@springtide/exchange";
import type { OrganisationStore, StoredShop } from "@springtide/store";
import type { PlanWork } from "./run-plan.ts";

/** Everything that a stored shop is planned from. @throws Refusal for rules of working time that cannot be read */
export async function planInputs(
  store: OrganisationStore,
  { shop, holidays }: Pick<StoredShop, "shop" | "holidays">,
  labourRulesFolder: string,
): Promise<PlanWork> {
  const [contacts, weather] = await Promise.all([store.history(shop.id), store.weather(shop.id)]);
  return { shop, holidays, contacts, weather, labourRules: await labourRulesOfShop(shop, labourRulesFolder) };
}
