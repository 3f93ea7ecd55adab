import { stat } from "node:fs/promises";
import type { Shop } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import { checkReady, contentNote, examine, importFileAt, mappingWithMends } from "@springtide/exchange";
import type { storePlace } from "../places.ts";
import { withBooks } from "./watch-books.ts";

/** How files that appear in a folder are imported. */
export interface WatchRequest {
  readonly folder: string;
  readonly shop: Shop;
  readonly mapping: ImportMapping | undefined;
  /** Mends that are made in every file that needs them. */
  readonly accept: readonly string[];
  readonly place: ReturnType<typeof storePlace>;
}

/**
 * Imports one file into the shop, unless the same content was imported before and that import was not taken back.
 * @throws Refusal with why it is not imported, or why its shop's store cannot be reached
 */
export function takeFile(path: string, { shop, mapping, accept, place }: WatchRequest): Promise<"imported" | "known"> {
  return withBooks(place, async (books) => {
    const file = importFileAt(path);
    const saved = await books.mappings();
    const savedFor = (fingerprint: string): ImportMapping | null =>
      ImportMapping.nullable().parse(saved.get(fingerprint) ?? null);
    const context = { shop, mapping, savedFor, asOfMs: (await stat(path)).mtimeMs };
    const first = await examine(file, context);
    const note = contentNote(first.diagnosis.hash);
    if ((await books.imports(shop.id)).some(({ undone, notes }) => undone === null && notes.includes(note)))
      return "known";
    const proposed = new Set(first.diagnosis.findings.flatMap(({ mends }) => mends.map(({ id }) => id)));
    const wanted = accept.filter((id) => proposed.has(id));
    const mended = { ...context, mapping: mappingWithMends(first.diagnosis, wanted) };
    const examination = wanted.length === 0 ? first : await examine(file, mended);
    checkReady(examination.diagnosis);
    await books.add(shop, examination);
    return "imported";
  });
}
