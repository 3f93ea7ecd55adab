import type { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { ImportDiff } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { OrganisationStore, Upload } from "@springtide/store";
import { bodyTooLarge } from "../http/problems.ts";
import { noSuchShop } from "../jobs/no-such-shop.ts";
import { importOf } from "./import-of.ts";
import type { Looked, LookWork } from "./look-through.ts";

/** All bytes of a file that is sent; the stream itself ends what is too large. */
export async function bytesOf(upload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of upload) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What a file may take in the database at most, packed. */
const MOST_PACKED_BYTES = 64_000_000;

/** A file packed by gzip, and how long it is unpacked. */
interface Packed {
  readonly packed: Buffer;
  readonly bytes: number;
}

/**
 * Packs a file while it arrives, off the server's thread: it is never there whole. The stream itself ends what is too large.
 * @throws HttpProblem 413 `body-too-large` where it is too large even packed; what breaks the stream
 */
export async function packUpload(upload: Readable): Promise<Packed> {
  // Quickly, as somebody waits.
  const gzip = createGzip({ level: 1 });
  const chunks: Buffer[] = [];
  let [bytes, length] = [0, 0];
  upload.on("data", (chunk: Buffer) => (bytes += chunk.length));
  upload.on("error", (error) => gzip.destroy(error));
  for await (const chunk of upload.pipe(gzip)) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > MOST_PACKED_BYTES) throw bodyTooLarge(MOST_PACKED_BYTES);
    chunks.push(chunk);
  }
  return { packed: Buffer.concat(chunks), bytes };
}

/** How a file is to be read. */
export interface Reading {
  /** Ids of the mends accepted, of what is found without them. */
  readonly accept?: readonly string[];
  readonly mapping?: ImportMapping | undefined;
  readonly sheet?: string | undefined;
}

/** All that is needed to look a file through for a shop. @throws Refusal `no-such-shop` */
export async function lookWorkOf(
  store: OrganisationStore,
  { shop: id, file, packed, bytes }: Pick<Upload, "shop" | "file" | "packed" | "bytes">,
  { accept = [], mapping, sheet }: Reading,
): Promise<LookWork> {
  const stored = await store.shop(id);
  if (stored === null) throw noSuchShop(id);
  const saved = new Map(
    (await store.mappings.list()).map(({ fingerprint, document }) => [fingerprint, ImportMapping.parse(document)]),
  );
  return { file, packed, bytes, shop: stored.shop, accept, mapping, sheet, saved };
}

/** What storing an examined file would change; null while something blocks. */
export async function diffOf(
  store: OrganisationStore,
  { shop }: LookWork,
  { diagnosis, read }: Looked,
): Promise<ImportDiff | null> {
  return diagnosis.ready ? store.previewImport(await importOf(store, shop, read)) : null;
}

/** A file that waits for a shop; null if there is none, or it was sent for another. */
export async function uploadFor(store: OrganisationStore, shop: string, id: string): Promise<Upload | null> {
  const upload = await store.mappings.upload(id);
  return upload?.shop === shop ? upload : null;
}
