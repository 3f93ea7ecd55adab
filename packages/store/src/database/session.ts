import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** Sends one statement with its values. */
export type Ask = <R>(statement: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>;

/** One session as Kysely's PostgreSQL dialect wants it, over whatever sends statements. Cursors are declared in SQL here. */
export function session(ask: Ask, release: () => void): PostgresPoolClient {
  function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== "string") throw new TypeError("A cursor is declared in SQL and fetched from in pages.");
    return ask<R>(statement, parameters);
  }
  return { query, release };
}
