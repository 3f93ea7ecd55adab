import type { Shop } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { holidaysOfShop, importReportOf, mergedHistories } from "@springtide/exchange";
import { coveredYears } from "@springtide/season";
import type { OrganisationStore, ShopImport } from "@springtide/store";

/** The import that an examined file makes of a shop: its intervals take the place of stored ones, the rest stays. */
export async function importOf(store: OrganisationStore, shop: Shop, examination: Examination): Promise<ShopImport> {
  const [stored, weather] = await Promise.all([store.history(shop.id), store.weather(shop.id)]);
  const contacts = mergedHistories(stored, examination.histories);
  return {
    shop,
    holidays: holidaysOfShop(shop, coveredYears(shop, contacts)),
    contacts,
    weather,
    report: importReportOf(examination, shop),
  };
}
