import type { AuditEntry, AuditVerification } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { entryHash, NO_HASH } from "./entry-hash.ts";
import { selectEntries } from "./list-audit.ts";

const ENTRIES_AT_ONCE = 500;

type Broken = NonNullable<AuditVerification["broken"]>;

/**
 * Reads the whole trail again: numbers without a gap, each entry linked to the one before, each hash that of what stands there, and the
 * last entry that of the head. Says where the first fault is; entries added meanwhile are not looked at.
 */
export async function verifyTrail(database: Transaction<Tables>): Promise<AuditVerification> {
  const { rows } = await sql<{ head: number | null; hash: string | null; newest: number }>`
    select number as head, hash, (select coalesce(max(number), 0) from audit_entries) as newest
    from (select 1) as one left join audit_heads on true`.execute(database);
  const head = rows[0]?.head ?? 0;
  const headHash = rows[0]?.hash ?? NO_HASH;
  const newest = rows[0]?.newest ?? 0;
  let previous: { readonly number: number; readonly hash: string } = { number: 0, hash: NO_HASH };
  while (previous.number < head) {
    const page = await selectEntries(database, {}, { after: previous.number, limit: ENTRIES_AT_ONCE });
    if (page.length === 0) break;
    for (const entry of page) {
      if (entry.number > head) break;
      const broken = fault(entry, previous);
      if (broken !== null) return { entries: newest, head: headHash, broken };
      previous = entry;
    }
  }
  return { entries: newest, head: headHash, broken: endFault(previous, { head, headHash, newest }) };
}

function fault(entry: AuditEntry, previous: { readonly number: number; readonly hash: string }): Broken | null {
  const { number } = entry;
  if (number !== previous.number + 1)
    return { number, found: `entry ${number} after entry ${previous.number}`, rule: "entries count up without a gap" };
  if (entry.previousHash !== previous.hash)
    return {
      number,
      found: "a link to another entry than the one before",
      rule: "each entry names the hash of the one before",
    };
  if (entry.hash !== entryHash(entry))
    return { number, found: "a hash of something else", rule: "the hash of an entry is that of what stands in it" };
  return null;
}

function endFault(
  last: { readonly number: number; readonly hash: string },
  { head, headHash, newest }: { readonly head: number; readonly headHash: string; readonly newest: number },
): Broken | null {
  if (last.number === head && last.hash === headHash && newest === head) return null;
  const found = `the last entry is ${Math.max(last.number, newest)}, and the head says ${head}`;
  return { number: Math.max(last.number, newest), found, rule: "the head is the last entry" };
}
