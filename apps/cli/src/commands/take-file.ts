import { stat } from "node:fs/promises";
import type { ImportEntry, ImportFinding, ImportMapping, Shop } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { contentNote } from "@springtide/exchange";
import type { storePlace } from "../places.ts";
import type { ContactBooks } from "./contact-books.ts";
import { withBooks } from "./contact-books.ts";
import { examineFor, refusalOf } from "./examine-for.ts";

/** How files that appear in a folder are imported. */
export interface WatchRequest {
  readonly folder: string;
  /** The shop as it is when a file comes. */
  readonly shopOf: (books: ContactBooks) => Promise<Shop>;
  readonly mapping: ImportMapping | undefined;
  /** Mends that are made in every file that needs them. */
  readonly accept: readonly string[];
  readonly place: ReturnType<typeof storePlace>;
}

/** What became of a file, with everything that was found in it. */
export type TakenFile =
  | {
      readonly outcome: "imported" | "known";
      readonly shop: string;
      /** The import that the content was stored by. */
      readonly entry: ImportEntry;
      readonly findings: readonly ImportFinding[];
    }
  | {
      readonly outcome: "refused";
      /** What blocks it. */
      readonly errors: readonly Finding[];
      readonly findings: readonly ImportFinding[];
    };

/**
 * Imports one file into the shop, unless the same content was imported before and that import was not taken back.
 * @throws Refusal where it is no table, or why its shop's store cannot be reached; `file-changed` where it was written to meanwhile
 */
export function takeFile(path: string, { shopOf, mapping, accept, place }: WatchRequest): Promise<TakenFile> {
  return withBooks(place, async (books) => {
    const shop = await shopOf(books);
    const { mtimeMs, size } = await stat(path);
    const { examination, hash } = await examineFor(books, path, { shop, mapping, accept, asOfMs: mtimeMs });
    const { findings } = examination.diagnosis;
    const known = await entryOf(books, shop, hash);
    if (known !== null) return { outcome: "known", shop: shop.id, entry: known, findings };
    const blocked = refusalOf(examination.diagnosis);
    const after = await stat(path);
    if (after.mtimeMs !== mtimeMs || after.size !== size) throw fileChanged(path);
    if (blocked !== null) return { outcome: "refused", errors: blocked.findings, findings };
    await books.add(shop, examination);
    const entry = await entryOf(books, shop, hash);
    if (entry === null) throw new Error("An import was stored and is not listed.");
    return { outcome: "imported", shop: shop.id, entry, findings };
  });
}

/** The import that stored this content, unless it was taken back. */
async function entryOf(books: ContactBooks, shop: Shop, hash: string): Promise<ImportEntry | null> {
  const note = contentNote(hash);
  return (await books.imports(shop.id)).find(({ undone, notes }) => undone === null && notes.includes(note)) ?? null;
}

function fileChanged(path: string): Refusal {
  return new Refusal({
    code: "file-changed",
    place: { file: path },
    found: "a file that was written to while it was read",
    rule: "a file is imported once it is complete",
    remedy: "Wait until it is; programs had best write under a name that ends in .part, and rename it.",
  });
}
