import { timeZone } from "@springtide/calendar";
import type { ImportFinding, LogAnswer } from "@springtide/contracts";
import { examine, importFileOf } from "@springtide/exchange";
import { typicalDays } from "@springtide/season";
import type { LogWork } from "./log-work.ts";

/** What the doctor says of a file whose times have no offset: here they are taken as they stand, and nobody needs a zone. */
const WITHOUT_OFFSET = "zone-assumed";
const WEIGHTS = ["blocks", "doubt", "note"] as const satisfies readonly ImportFinding["weight"][];

/**
 * The typical days of a file of contacts that is looked at by itself, without a shop.
 * @throws Refusal for a file that is no table of contacts, or a zone that does not exist
 */
export async function readLog({ file, sheet, zone: wanted = "UTC", bytes }: LogWork): Promise<LogAnswer> {
  const { name } = timeZone(wanted, { field: "/zone" });
  const { diagnosis, histories } = await examine(importFileOf(file, bytes), { shop: null, sheet });
  const { findings, recognised, rowsRead, rowsLeftOut, mapping } = diagnosis;
  const takenAsWritten = findings.some(({ code }) => code === WITHOUT_OFFSET);
  const zone = takenAsWritten ? (mapping.zone ?? "UTC") : name;
  return {
    file,
    recognised: recognised.layout,
    zone: takenAsWritten ? null : zone,
    rowsRead,
    rowsLeftOut,
    queues: histories.flatMap((history) => typicalDays(history, zone) ?? []).sort((a, b) => b.contacts - a.contacts),
    findings: findings
      .filter(({ code }) => code !== WITHOUT_OFFSET)
      .sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight))
      .map(({ code, place, found, rule, remedy }) => ({ code, place, found, rule, remedy })),
  };
}
