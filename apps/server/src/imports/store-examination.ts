import { checkReady, importReportOf } from "@springtide/exchange";
import type { OrganisationStore } from "@springtide/store";
import { importOf } from "./import-of.ts";
import type { LookedThrough } from "./uploads.ts";

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
  const { diagnosis, histories } = examination;
  checkReady(diagnosis);
  const read = { contacts: histories, report: importReportOf(examination, shop) };
  const importId = await store.importShop(await importOf(store, shop, read), who);
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
