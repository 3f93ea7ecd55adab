import { Refusal } from "@springtide/refusal";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/**
 * Notes with what a transaction stores that its request did store something, so that both are there or neither.
 * @throws Refusal `claim-lost`, which undoes the transaction, where the request's claim has passed to a later one
 */
export async function markActed(transaction: Transaction<Tables>, claim: number): Promise<void> {
  const { rows } = await sql<{ wrote: boolean }>`
    select pg_current_xact_id_if_assigned() is not null as wrote`.execute(transaction);
  if (rows[0]?.wrote !== true) return;
  const { numUpdatedRows } = await transaction
    .updateTable("idempotency_claims")
    .set({ acted: true })
    .where("id", "=", claim)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new Refusal({
    code: "claim-lost",
    place: {},
    found: "a request that took so long that another one took its place",
    rule: "a request that makes something makes it once",
    remedy: "Ask again with the same Idempotency-Key for what became of it.",
  });
}
