import { checkReady } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import { noSuchShop } from "../jobs/no-such-shop.ts";
import { importOf } from "./import-of.ts";
import type { Looked } from "./look-through.ts";

/** Imports of the same shop that come while one is stored; more in a row than anybody makes. */
const MOST_IMPORTS = 10;

/** Which file is stored, for which shop, by whom, and whether tables with the same columns are read like it from now on. */
export interface StoreWish {
  readonly shop: string;
  readonly upload: string;
  readonly saveMapping: boolean;
  readonly who?: string | undefined;
}

/**
 * Stores an examined file as a new version of its shop's history, once: of two who ask, or of a worker that takes another's work up, the second
 * is told what the first one stored.
 * @throws Refusal with every finding that still blocks; `no-such-shop`, `no-such-upload`
 */
export async function storeExamination(
  store: OrganisationStore,
  { diagnosis, read }: Looked,
  { shop: id, upload, saveMapping, who }: StoreWish,
): Promise<{ readonly state: "stored" | "stored-before"; readonly importId: number }> {
  checkReady(diagnosis);
  for (let tries = 0; tries < MOST_IMPORTS; tries += 1) {
    const shop = await store.shop(id);
    if (shop === null) throw noSuchShop(id);
    const imported = await importOf(store, shop.shop, read, shop.importId);
    const done = await store.mappings.storeUpload({ id: upload, imported, basedOn: shop.importId, who });
    if (done.state === "no-such-upload") throw noSuchUpload(id, upload);
    if (done.state === "shop-changed") continue;
    if (saveMapping && done.state === "stored") {
      const { fingerprint, mapping, file } = diagnosis;
      const name = (mapping.known ?? file).slice(0, 80);
      const by = who === undefined ? {} : { who };
      await store.mappings.save({ fingerprint, name, document: JSON.stringify(mapping), ...by });
    }
    return done;
  }
  throw new Error(`The shop ${id} is imported again and again.`);
}

/** No file of this id waits. */
export function noSuchUpload(shop: string, upload: string): Refusal {
  return new Refusal({
    code: "no-such-upload",
    place: { field: "/upload" },
    found: JSON.stringify(upload),
    rule: `it names a file that waits for the shop ${shop}; files wait for a day`,
    remedy: "Send it again.",
  });
}
