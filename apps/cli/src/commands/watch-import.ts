import { stat } from "node:fs/promises";
import type { ImportMapping, Shop } from "@springtide/contracts";
import {
  checkReady,
  contentNote,
  examine,
  holidaysOfShop,
  importFileAt,
  importReportOf,
  mappingWithMends,
  mergedHistories,
} from "@springtide/exchange";
import { ImportMapping as Mapping } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { coveredYears } from "@springtide/season";
import type { OrganisationStore } from "@springtide/store";
import { LOCAL_SCOPE, OWNER_COMMAND, openStore } from "@springtide/store";
import type { Terminal } from "../command.ts";
import { serverFor } from "../owner-client.ts";
import type { storePlace } from "../places.ts";
import { watchFolder } from "./watch-folder.ts";

export interface WatchRequest {
  readonly folder: string;
  readonly shop: Shop;
  readonly mapping: ImportMapping | undefined;
  /** Mends that are made in every file that needs them. */
  readonly accept: readonly string[];
  readonly place: ReturnType<typeof storePlace>;
}

/**
 * Imports files into a shop as they appear in a folder, until the process is stopped. It holds the store meanwhile.
 * @throws Refusal `folder-not-found`, `server-holds-folder`
 */
export async function watchImport(request: WatchRequest, terminal: Terminal): Promise<void> {
  const { folder, place } = request;
  if ((await serverFor(place)) !== null) throw serverHolds(place.folder);
  const store = await openStore(place);
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    const own = store.within(LOCAL_SCOPE);
    terminal.print(`Watching ${folder}. Stop with Ctrl+C.`);
    await watchFolder(folder, {
      take: (path) => takeFile(path, own, request),
      tell: terminal.print,
      now: place.now,
      isStopped: () => isStopped,
    });
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    await store.close();
  }
}

async function takeFile(
  path: string,
  store: OrganisationStore,
  { shop, mapping, accept }: WatchRequest,
): Promise<"imported" | "known"> {
  const file = importFileAt(path);
  const saved = new Map((await store.mappings.list()).map(({ fingerprint, document }) => [fingerprint, document]));
  const savedFor = (fingerprint: string): ImportMapping | null =>
    Mapping.nullable().parse(saved.get(fingerprint) ?? null);
  const context = { shop, mapping, savedFor, asOfMs: (await stat(path)).mtimeMs };
  const first = await examine(file, context);
  const note = contentNote(first.diagnosis.hash);
  if ((await store.imports(shop.id)).some(({ undone, notes }) => undone === null && notes.includes(note)))
    return "known";
  const proposed = new Set(first.diagnosis.findings.flatMap(({ mends }) => mends.map(({ id }) => id)));
  const wanted = accept.filter((id) => proposed.has(id));
  const mended = { ...context, mapping: mappingWithMends(first.diagnosis, wanted) };
  const examination = wanted.length === 0 ? first : await examine(file, mended);
  checkReady(examination.diagnosis);
  const [stored, weather] = await Promise.all([store.history(shop.id), store.weather(shop.id)]);
  const contacts = mergedHistories(stored, examination.histories);
  const holidays = holidaysOfShop(shop, coveredYears(shop, contacts));
  await store.importShop(
    { shop, holidays, contacts, weather, report: importReportOf(examination, shop) },
    OWNER_COMMAND,
  );
  return "imported";
}

function serverHolds(folder: string): Refusal {
  return new Refusal({
    code: "server-holds-folder",
    place: { file: folder },
    found: "a server that holds the data folder",
    rule: "watching holds the store all the time",
    remedy:
      "Use a PostgreSQL server (DATABASE_URL), which both can work on, or send files to the server: POST /api/shops/<shop>/uploads.",
  });
}
