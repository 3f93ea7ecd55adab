import type { Shop } from "@springtide/contracts";
import { ImportEntry, routes } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { holidaysOfShop, importReportOf, mergedHistories } from "@springtide/exchange";
import { coveredYears } from "@springtide/season";
import type { HoldingServer, OrganisationStore } from "@springtide/store";
import { importMessage, LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import { z } from "zod";
import { askOwner, serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";

/** What watching asks of where imports are kept. */
interface WatchBooks {
  /** Documents of the mappings that were saved, by the fingerprint of the columns they are for; not yet trusted. */
  mappings(): Promise<ReadonlyMap<string, unknown>>;
  imports(shop: string): Promise<readonly Pick<ImportEntry, "undone" | "notes">[]>;
  /** Stores an examined file: its intervals take the place of stored ones, the rest stays. */
  add(shop: Shop, examination: Examination): Promise<void>;
}

/**
 * Works through the server that holds the data folder, where one does at this moment, else in the store itself.
 * @throws Refusal `data-folder-in-use`, `server-not-answering`, and those of the work
 */
export async function withBooks<T>(
  place: ReturnType<typeof storePlace>,
  work: (books: WatchBooks) => Promise<T>,
): Promise<T> {
  const server = await serverFor(place);
  if (server !== null) return work(booksOfServer(server));
  const store = await openStore(place);
  try {
    return await work(booksOfStore(store.within(LOCAL_SCOPE)));
  } finally {
    await store.close();
  }
}

function booksOfStore(store: OrganisationStore): WatchBooks {
  return {
    mappings: async () =>
      new Map((await store.mappings.list()).map(({ fingerprint, document }) => [fingerprint, document])),
    imports: (shop) => store.imports(shop),
    async add(shop, examination) {
      const [stored, weather] = await Promise.all([store.history(shop.id), store.weather(shop.id)]);
      const contacts = mergedHistories(stored, examination.histories);
      const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
      const report = importReportOf(examination, shop);
      await store.importShop({ shop, holidays, contacts, weather, report }, OWNER_COMMAND);
    },
  };
}

/** What is stored stays with the server: it is sent what the file says, and merges it. */
function booksOfServer(server: HoldingServer): WatchBooks {
  const answer = async (path: string): Promise<unknown> => (await askOwner(server, path, {})).json();
  return {
    async mappings() {
      const { mappings } = routes.listMappings.response.parse(await answer("/api/mappings"));
      return new Map(mappings.map(({ fingerprint, mapping }) => [fingerprint, mapping]));
    },
    imports: async (shop) => z.array(ImportEntry).parse(await answer(`/api/owner/imports/${encodeURIComponent(shop)}`)),
    async add(shop, examination) {
      const contacts = examination.histories;
      const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
      const report = importReportOf(examination, shop);
      const body = importMessage({ shop, holidays, contacts, weather: [], report });
      const headers = { "content-type": "application/json" };
      await askOwner(server, "/api/owner/contacts", { method: "POST", headers, body });
    },
  };
}
