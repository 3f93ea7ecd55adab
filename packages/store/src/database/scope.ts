import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import { markActed } from "../idempotency/mark-acted.ts";
import type { Tables } from "./tables.ts";

/** In whose name something is read or written: an organisation's, and there a partner's, who sees only what is shared with them. */
export interface Scope {
  readonly organisation: number;
  /** Id of the partner; null for the organisation's own people. */
  readonly partner: string | null;
  /** Of a request that makes something: its claim, which is noted with whatever is stored in its name. */
  readonly claim?: number;
}

/** For what belongs to no organisation alone: looking up who signs in, the job runner, backups. New rows must name theirs. */
export const EVERY_ORGANISATION = "every organisation";

export type AnyScope = Scope | typeof EVERY_ORGANISATION;

/** The one organisation that every new store has, and a laptop's only one. */
export const LOCAL_ORGANISATION = 1;

/** The own people of the organisation that every store has. */
export const LOCAL_SCOPE: Scope = { organisation: LOCAL_ORGANISATION, partner: null };

/**
 * Does some work in one transaction in which the database shows and takes only what the scope may see. What the work throws
 * undoes all of it. Never one inside another: the embedded database has one connection, so hand the transaction on.
 */
export type InScope = <T>(work: (database: Transaction<Tables>) => Promise<T>) => Promise<T>;

/** @param role that queries take on, as policies do not bind the connecting user; null where they do */
export function inScopeOf(database: Kysely<Tables>, scope: AnyScope, role: string | null): InScope {
  return (work) =>
    database.transaction().execute(async (transaction) => {
      await enterScope(transaction, scope, role);
      const done = await work(transaction);
      if (scope !== EVERY_ORGANISATION && scope.claim !== undefined) await markActed(transaction, scope.claim);
      return done;
    });
}

/** Binds the rest of a transaction to a scope. */
export async function enterScope(
  transaction: Kysely<Tables>,
  scope: AnyScope,
  role: string | null = null,
): Promise<void> {
  // A statement without values goes in one message with the beginning of the transaction; a partner's id is a value all the same.
  const organisation = scope === EVERY_ORGANISATION ? "*" : String(scope.organisation);
  const partner = scope === EVERY_ORGANISATION || scope.partner === null ? sql.lit("") : sql.val(scope.partner);
  // One statement for all of it: `role` is a setting like others, and all of them end with the transaction.
  const asRole = role === null ? sql`` : sql`, set_config('role', ${sql.lit(role)}::text, true)`;
  await sql`select set_config('springtide.organisation', ${sql.lit(organisation)}::text, true),
    set_config('springtide.partner', ${partner}::text, true)${asRole}`.execute(transaction);
}
