import type { Shop } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { checkReady, holidaysOfShop, importReportOf, mergedHistories } from "@springtide/exchange";
import { coveredYears } from "@springtide/season";
import type { OrganisationStore, ShopImport } from "@springtide/store";
import type { LookedThrough } from "./uploads.ts";

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

/**
 * Stores an examined file as a new version of its shop's history.
 * @param how whether tables with the same columns are read so from now on, and who says so
 * @returns number of the import
 * @throws Refusal with every finding that still blocks
 */
export async function storeExamination(
  store: OrganisationStore,
  { shop, examination }: LookedThrough,
  { save, who }: { readonly save: boolean; readonly who?: string },
): Promise<number> {
  const { diagnosis } = examination;
  checkReady(diagnosis);
  const importId = await store.importShop(await importOf(store, shop, examination), who);
  if (save) {
    const { fingerprint, mapping, file } = diagnosis;
    const by = who === undefined ? {} : { who };
    await store.mappings.save({
      fingerprint,
      name: (mapping.known ?? file).slice(0, 80),
      document: JSON.stringify(mapping),
      ...by,
    });
  }
  return importId;
}
