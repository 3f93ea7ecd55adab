import type { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ImportDiagnosis, ImportDiff, Shop } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { examine, importFileOf, importReportOf, mappingWithMends } from "@springtide/exchange";
import type { CancelSignal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import { HttpProblem, noSuchShop } from "../http/problems.ts";
import { importOf } from "./import-of.ts";

/** All bytes of a file that is sent; the stream itself ends what is too large. */
export async function bytesOf(upload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of upload) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As little as the bytes of a file take in the database; quickly, as somebody waits. */
export function packUpload(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 1 });
}

/** A file that was sent: for which shop, under which name. */
interface SentFile {
  readonly shop: string;
  readonly file: string;
  readonly packed: Buffer;
}

interface LookedAt {
  /** Ids of the mends accepted, of what is found without them. */
  readonly accept?: readonly string[];
  readonly mapping?: ImportMapping | undefined;
  readonly sheet?: string | undefined;
  readonly signal: CancelSignal;
}

/** A file looked through for a shop. */
export interface LookedThrough {
  readonly shop: Shop;
  readonly examination: Examination;
  readonly told: { readonly diagnosis: ImportDiagnosis; readonly diff: ImportDiff | null };
}

/**
 * Looks a sent file through: as its columns were mapped before, or as is said, with the mends that are accepted.
 * @throws HttpProblem 404 `no-such-shop`; Refusal where it is no table, or a mend is not proposed
 */
export async function examineUpload(
  store: OrganisationStore,
  sent: SentFile,
  { accept = [], mapping, sheet, signal }: LookedAt,
): Promise<LookedThrough> {
  const stored = await store.shop(sent.shop);
  if (stored === null) throw noSuchShop(sent.shop);
  const saved = new Map((await store.mappings.list()).map(({ fingerprint, document }) => [fingerprint, document]));
  const context = {
    shop: stored.shop,
    mapping: mapping === undefined ? undefined : { ...mapping, ...(sheet === undefined ? {} : { sheet }) },
    sheet,
    savedFor: (fingerprint: string) => ImportMapping.nullable().parse(saved.get(fingerprint) ?? null),
    cancel: signal,
  };
  const file = importFileOf(sent.file, gunzipSync(sent.packed));
  const first = await examine(file, context);
  // Mends are those of what is found without them: so the same words hold on the page, in the command and here.
  const examination =
    accept.length === 0
      ? first
      : await examine(file, { ...context, mapping: mappingWithMends(first.diagnosis, accept) });
  const { diagnosis, histories } = examination;
  const read = { contacts: histories, report: importReportOf(examination, stored.shop) };
  const diff = diagnosis.ready ? await store.previewImport(await importOf(store, stored.shop, read)) : null;
  return { shop: stored.shop, examination, told: { diagnosis, diff } };
}

/** @throws HttpProblem 404 `no-such-upload` */
export async function requireUpload(
  store: OrganisationStore,
  shop: string,
  id: string,
): Promise<SentFile & { readonly storedAs: number | null }> {
  const upload = await store.mappings.upload(id);
  if (upload === null || upload.shop !== shop)
    throw new HttpProblem(
      404,
      "no-such-upload",
      "Not found",
      "No file with this id waits for this shop; files wait for a day. Send it again.",
    );
  return upload;
}
