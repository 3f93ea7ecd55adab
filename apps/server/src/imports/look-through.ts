import type { ImportDiagnosis, ImportMapping, Shop } from "@springtide/contracts";
import type { Examination, ImportContext, ImportFile } from "@springtide/exchange";
import { examine, importReportOf, mappingWithMends, packedImportFile, unreadDiagnosis } from "@springtide/exchange";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { ReadContacts } from "./import-of.ts";

/** A file to be looked through, with all that is needed for it: so that a thread can do it. */
export interface LookWork {
  readonly file: string;
  /** Its bytes, packed by gzip. */
  readonly packed: Uint8Array;
  /** How many they are unpacked. */
  readonly bytes: number;
  readonly shop: Shop;
  /** Ids of the mends accepted, of what is found without them. */
  readonly accept: readonly string[];
  readonly mapping?: ImportMapping | undefined;
  readonly sheet?: string | undefined;
  /** Mappings that were saved, by the fingerprint of the columns they are for. */
  readonly saved: ReadonlyMap<string, ImportMapping>;
}

/** What a file says, and what is told of it. */
export interface Looked {
  readonly diagnosis: ImportDiagnosis;
  readonly read: ReadContacts;
}

/**
 * Looks a file through: as its columns were mapped before, or as is said, with the mends that are accepted.
 * @throws Refusal where it is no table, or a mend is not proposed; Cancelled
 */
export async function lookThrough(
  { file: name, packed, bytes, shop, accept, mapping, sheet, saved }: LookWork,
  { progress, cancel }: { readonly progress?: Progress | undefined; readonly cancel?: CancelSignal | undefined } = {},
): Promise<Looked> {
  const context = {
    shop,
    mapping: mapping === undefined ? undefined : { ...mapping, ...(sheet === undefined ? {} : { sheet }) },
    sheet,
    savedFor: (fingerprint: string) => saved.get(fingerprint) ?? null,
    progress,
    cancel,
  };
  const file = packedImportFile(name, packed, bytes);
  const first = await examinedOrNot(file, context);
  // Mends are those of what is found without them: so the same words hold on the page, in the command and here.
  const examination =
    accept.length === 0
      ? first
      : await examinedOrNot(file, { ...context, mapping: mappingWithMends(first.diagnosis, accept) });
  const { diagnosis, histories } = examination;
  return { diagnosis, read: { contacts: histories, report: importReportOf(examination, shop) } };
}

/** A file whose sheet or columns somebody has to name first is told with what there is to choose from. */
async function examinedOrNot(file: ImportFile, context: ImportContext): Promise<Examination> {
  try {
    return await examine(file, context);
  } catch (error) {
    const diagnosis = error instanceof Refusal ? await unreadDiagnosis(file, context, error) : null;
    if (diagnosis === null) throw error;
    return { diagnosis, histories: [] };
  }
}
