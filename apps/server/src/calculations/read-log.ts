import { timeZone } from "@springtide/calendar";
import type { ImportDiagnosis, ImportFinding, ImportMapping, LogAnswer } from "@springtide/contracts";
import type { Examination } from "@springtide/exchange";
import { examine, importFileOf, unreadDiagnosis } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { typicalDays } from "@springtide/season";
import type { LogWork } from "./log-work.ts";

/** What the doctor says of a file whose times have no offset: here they are taken as they stand, and nobody needs a zone. */
const WITHOUT_OFFSET = "zone-assumed";
const WEIGHTS = ["blocks", "doubt", "note"] as const satisfies readonly ImportFinding["weight"][];

/**
 * The typical days of a file of contacts that is looked at by itself, without a shop; none where its columns have to be named first.
 * @throws Refusal for a file that is no table, or a zone that does not exist
 */
export async function readLog({ file, sheet, zone: wanted = "UTC", mapping, bytes }: LogWork): Promise<LogAnswer> {
  const { name } = timeZone(wanted, { field: "/zone" });
  const { diagnosis, histories } = await examined(file, { bytes, sheet, mapping });
  const takenAsWritten = diagnosis.findings.some(({ code }) => code === WITHOUT_OFFSET);
  const zone = takenAsWritten ? (diagnosis.mapping.zone ?? "UTC") : name;
  const findings = diagnosis.findings
    .filter(({ code }) => code !== WITHOUT_OFFSET)
    .sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
  return {
    file,
    recognised: diagnosis.recognised.layout,
    zone: takenAsWritten ? null : zone,
    rowsRead: diagnosis.rowsRead,
    rowsLeftOut: diagnosis.rowsLeftOut,
    queues: histories.flatMap((history) => typicalDays(history, zone) ?? []).sort((a, b) => b.contacts - a.contacts),
    findings: findings.map(({ code, place, found, rule, remedy }) => ({ code, place, found, rule, remedy })),
    diagnosis: { ...diagnosis, findings },
  };
}

/** What is found of a file, and what it holds; nothing where no column of it is known. */
async function examined(
  name: string,
  { bytes, sheet, mapping }: Pick<LogWork, "bytes" | "sheet" | "mapping">,
): Promise<{ readonly diagnosis: ImportDiagnosis; readonly histories: Examination["histories"] }> {
  const file = importFileOf(name, bytes);
  const context = { shop: null, sheet, mapping: mapping === undefined ? undefined : withoutZone(mapping) };
  try {
    return await examine(file, context);
  } catch (error) {
    const diagnosis = error instanceof Refusal ? await unreadDiagnosis(file, context, error) : null;
    if (diagnosis === null) throw error;
    return { diagnosis, histories: [] };
  }
}

/** The clock is chosen beside the file: one that was assumed before must not pass for one that was said. */
function withoutZone(mapping: ImportMapping): ImportMapping {
  return { ...mapping, zone: undefined };
}
