import { type AuditEntry, AuditNote } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { asWholeOrganisation } from "../database/whole-organisation.ts";
import { entryHash, NO_HASH } from "./entry-hash.ts";

/**
 * Adds an entry to the audit trail of the organisation in whose scope the transaction is, a partner's too: it stands there if and only
 * if the transaction is committed. Whoever adds one holds the end of the trail until then, so record last.
 * @param at when it happened; kept to the millisecond
 */
export async function recordAudit(database: Transaction<Tables>, note: AuditNote, at: Date): Promise<AuditEntry> {
  const told = AuditNote.parse(note);
  return asWholeOrganisation(database, async () => {
    const head = await takeHead(database);
    const linked = { ...told, number: head.number + 1, at: at.toISOString(), previousHash: head.hash };
    const entry = { ...linked, hash: entryHash(linked) };
    await insertEntry(database, entry);
    await database.updateTable("audit_heads").set({ number: entry.number, hash: entry.hash }).execute();
    return entry;
  });
}

async function takeHead(database: Transaction<Tables>): Promise<{ readonly number: number; readonly hash: string }> {
  await database
    .insertInto("audit_heads")
    .values({ number: 0, hash: NO_HASH })
    .onConflict((conflict) => conflict.column("organisation").doNothing())
    .execute();
  return database.selectFrom("audit_heads").select(["number", "hash"]).forUpdate().executeTakeFirstOrThrow();
}

async function insertEntry(database: Transaction<Tables>, entry: AuditEntry): Promise<void> {
  await database
    .insertInto("audit_entries")
    .values({
      number: entry.number,
      at: entry.at,
      person: entry.who.person,
      pseudonym: entry.who.pseudonym,
      action: entry.what,
      about_kind: entry.about.kind,
      about_id: entry.about.id,
      about_version: entry.about.version,
      why: entry.why,
      before: documentText(entry.before),
      after: documentText(entry.after),
      previous_hash: entry.previousHash,
      hash: entry.hash,
    })
    .execute();
}

function documentText(document: AuditNote["before"]): string | null {
  return document === null ? null : JSON.stringify(document);
}
