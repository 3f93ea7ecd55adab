import { ImportDiff, ImportEntry } from "@springtide/contracts";
import { LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import { z } from "zod";
import { askOwner, serverFor } from "./owner-client.ts";
import type { storePlace } from "./places.ts";

/** What commands do with the imports of a shop. */
interface ShopImports {
  list(shop: string): Promise<ImportEntry[]>;
  changes(shop: string, importId: number): Promise<ImportDiff>;
  /** Refusals as `OrganisationStore.undoImport` has them. */
  undo(shop: string, importId: number): Promise<void>;
}

/** Works on the imports through the server that holds the data folder, where one does, else in the store itself. */
export async function withImports<T>(
  place: ReturnType<typeof storePlace>,
  work: (imports: ShopImports) => Promise<T>,
): Promise<T> {
  const server = await serverFor(place);
  if (server !== null) {
    const path = (shop: string, rest = ""): string => `/api/owner/imports/${encodeURIComponent(shop)}${rest}`;
    const answer = async (at: string): Promise<unknown> => (await askOwner(server, at, {})).json();
    return work({
      list: async (shop) => z.array(ImportEntry).parse(await answer(path(shop))),
      changes: async (shop, importId) => ImportDiff.parse(await answer(path(shop, `/${importId}/changes`))),
      async undo(shop, importId) {
        const body = JSON.stringify({ who: OWNER_COMMAND });
        const headers = { "content-type": "application/json" };
        await askOwner(server, path(shop, `/${importId}/undo`), { method: "POST", headers, body });
      },
    });
  }
  const store = await openStore(place);
  try {
    const shops = store.within(LOCAL_SCOPE);
    return await work({
      list: (shop) => shops.imports(shop),
      changes: (shop, importId) => shops.importChanges(shop, importId),
      undo: (shop, importId) => shops.undoImport(shop, importId, OWNER_COMMAND),
    });
  } finally {
    await store.close();
  }
}
