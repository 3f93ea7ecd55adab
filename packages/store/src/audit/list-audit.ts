import { AuditEntry, type AuditFilter } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Entries of the trail in their order, each as it stands: `number` above `after`, `limit` at most. */
export async function selectEntries(
  database: Transaction<Tables>,
  filter: AuditFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<AuditEntry[]> {
  const { person, what, kind, id, from, until } = filter;
  let query = database.selectFrom("audit_entries").selectAll().where("number", ">", after);
  if (person !== undefined) query = query.where("person", "=", person);
  if (what !== undefined)
    query = query.where((where) =>
      where.or([
        where("action", "=", what),
        where(where.fn("split_part", ["action", where.val("."), where.val(1)]), "=", what),
      ]),
    );
  if (kind !== undefined) query = query.where("about_kind", "=", kind);
  if (id !== undefined) query = query.where("about_id", "=", id);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (until !== undefined) query = query.where("at", "<", until);
  const rows = await query.orderBy("number").limit(limit).execute();
  return rows.map((row) =>
    AuditEntry.parse({
      number: row.number,
      at: row.at,
      who: { person: row.person, pseudonym: row.pseudonym },
      what: row.action,
      about: { kind: row.about_kind, id: row.about_id, version: row.about_version },
      why: row.why,
      before: row.before,
      after: row.after,
      previousHash: row.previous_hash,
      hash: row.hash,
    }),
  );
}
