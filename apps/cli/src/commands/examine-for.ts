import type { ImportDiagnosis, Shop } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { checkReady, examine, importFileAt, mappingWithMends } from "@springtide/exchange";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { ContactBooks } from "./contact-books.ts";

/** How a file is read for a stored shop. */
interface ReadingFor {
  readonly shop: Shop;
  readonly mapping: ImportMapping | undefined;
  /** Mends that are made where the file needs them. */
  readonly accept: readonly string[];
  readonly sheet?: string | undefined;
  /** When the file was written, if that is known. */
  readonly asOfMs?: number;
  readonly progress?: Progress;
  readonly cancel?: CancelSignal;
}

/**
 * Looks a file through for a shop: by the mapping that is given, else one that was saved for such columns, with the mends accepted
 * that it needs. Tells the hash of its bytes too.
 * @throws Refusal where it is no table
 */
export async function examineFor(
  books: Pick<ContactBooks, "mappings">,
  path: string,
  { accept, ...reading }: ReadingFor,
): Promise<{ readonly examination: Examination; readonly hash: string }> {
  const file = importFileAt(path);
  const saved = await books.mappings();
  const savedFor = (fingerprint: string): ImportMapping | null =>
    ImportMapping.nullable().parse(saved.get(fingerprint) ?? null);
  const context = { ...reading, savedFor };
  const first = await examine(file, context);
  const { hash } = first.diagnosis;
  const proposed = new Set(first.diagnosis.findings.flatMap(({ mends }) => mends.map(({ id }) => id)));
  const wanted = accept.filter((id) => proposed.has(id));
  if (wanted.length === 0) return { examination: first, hash };
  const mended = { ...context, mapping: mappingWithMends(first.diagnosis, wanted) };
  return { examination: await examine(file, mended), hash };
}

/** What still blocks a file, as a refusal; null where nothing does. */
export function refusalOf(diagnosis: ImportDiagnosis): Refusal | null {
  try {
    checkReady(diagnosis);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
