import type { ContactHistory, ImportDiff, ImportReport } from "@springtide/contracts";
import { ImportDiff as Diff, ImportEntry, parseOrRefuse, routes, Shop } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { holidaysOfShop, importReportOf, mergedHistories } from "@springtide/exchange";
import { coveredYears, withoutStaleBacklog } from "@springtide/season";
import type { HoldingServer, OrganisationStore, ShopImport } from "@springtide/store";
import { importMessage, LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import { z } from "zod";
import { askOwner, serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";
import { noSuchShop } from "./stored-shop.ts";

/** What adding files to stored shops asks of where they are kept. */
export interface ContactBooks {
  /** Ids of the shops that are stored, in their order. */
  shops(): Promise<readonly string[]>;
  /** A shop as it is stored. @throws Refusal `no-such-shop` */
  shop(id: string): Promise<Shop>;
  /** Documents of the mappings that were saved, by the fingerprint of the columns they are for; not yet trusted. */
  mappings(): Promise<ReadonlyMap<string, unknown>>;
  imports(shop: string): Promise<readonly ImportEntry[]>;
  /** What `add` would change; nothing is written. */
  preview(shop: Shop, examination: Examination): Promise<ImportDiff>;
  /** Stores an examined file: its intervals take the place of stored ones, the rest stays. */
  add(shop: Shop, examination: Examination): Promise<void>;
  /** Stores a shop as it is described now; its past stays. */
  describe(shop: Shop, report: ImportReport): Promise<void>;
}

/**
 * Works through the server that holds the data folder, where one does at this moment, else in the store itself.
 * @throws Refusal `data-folder-in-use`, `server-not-answering`, and those of the work
 */
export async function withBooks<T>(
  place: ReturnType<typeof storePlace>,
  work: (books: ContactBooks) => Promise<T>,
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

function booksOfStore(store: OrganisationStore): ContactBooks {
  const importOf = async (
    { shop, basedOn }: { readonly shop: Shop; readonly basedOn?: number | undefined },
    read: readonly ContactHistory[],
    report: ImportReport,
  ): Promise<ShopImport> => {
    const [stored, weather] = await Promise.all([store.history(shop.id, basedOn), store.weather(shop.id, basedOn)]);
    const contacts = mergedHistories(stored, read);
    const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
    const { shop: kept, notes } = withoutStaleBacklog(shop, holidays, contacts);
    return { shop: kept, holidays, contacts, weather, report: { ...report, notes: [...report.notes, ...notes] } };
  };
  const add = async (shop: Shop, read: readonly ContactHistory[], report: ImportReport): Promise<void> => {
    await store.changeShop(
      shop.id,
      (stored) => importOf({ shop, basedOn: stored?.importId }, read, report),
      OWNER_COMMAND,
    );
  };
  return {
    shops: async () => (await store.listShops()).map(({ id }) => id),
    async shop(id) {
      const stored = await store.shop(id);
      if (stored === null) throw noSuchShop(id);
      return stored.shop;
    },
    mappings: async () =>
      new Map((await store.mappings.list()).map(({ fingerprint, document }) => [fingerprint, document])),
    imports: (shop) => store.imports(shop),
    preview: async (shop, examination) =>
      store.previewImport(await importOf({ shop }, examination.histories, importReportOf(examination, shop))),
    add: (shop, examination) => add(shop, examination.histories, importReportOf(examination, shop)),
    describe: (shop, report) => add(shop, [], report),
  };
}

/** What is stored stays with the server: it is sent what the file says, and merges it. */
function booksOfServer(server: HoldingServer): ContactBooks {
  const answer = async (path: string): Promise<unknown> => (await askOwner(server, path, {})).json();
  const shops = async (): Promise<readonly string[]> => z.array(z.string()).parse(await answer("/api/owner/shops"));
  const send = (
    path: string,
    shop: Shop,
    contacts: readonly ContactHistory[],
    report: ImportReport,
  ): Promise<Response> => {
    const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
    const body = importMessage({ shop, holidays, contacts, weather: [], report });
    return askOwner(server, path, { method: "POST", headers: { "content-type": "application/json" }, body });
  };
  return {
    shops,
    async shop(id) {
      if (!(await shops()).includes(id)) throw noSuchShop(id);
      return parseOrRefuse(Shop, await answer(`/api/owner/shops/${encodeURIComponent(id)}`), id);
    },
    async mappings() {
      const { mappings } = routes.listMappings.response.parse(await answer("/api/mappings"));
      return new Map(mappings.map(({ fingerprint, mapping }) => [fingerprint, mapping]));
    },
    imports: async (shop) => z.array(ImportEntry).parse(await answer(`/api/owner/imports/${encodeURIComponent(shop)}`)),
    preview: async (shop, examination) =>
      Diff.parse(
        await (
          await send("/api/owner/contacts/preview", shop, examination.histories, importReportOf(examination, shop))
        ).json(),
      ),
    async add(shop, examination) {
      await send("/api/owner/contacts", shop, examination.histories, importReportOf(examination, shop));
    },
    async describe(shop, report) {
      await send("/api/owner/contacts", shop, [], report);
    },
  };
}
