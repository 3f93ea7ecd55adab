import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * Does what the product itself must within a partner's transaction: note it in the audit trail, read the terms that both sides agreed on,
 * keep the books. What it reads is not for the partner to see. The partner's scope holds again afterwards.
 */
export async function asWholeOrganisation<T>(database: Transaction<Tables>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ partner: string | null }>`
    select current_setting('springtide.partner', true) as partner`.execute(database);
  const partner = rows[0]?.partner ?? "";
  if (partner === "") return work();
  await sql`select set_config('springtide.partner', '', true)`.execute(database);
  const done = await work();
  await sql`select set_config('springtide.partner', ${partner}, true)`.execute(database);
  return done;
}
