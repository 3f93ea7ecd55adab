import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** Sends one statement with its values. */
export type Ask = <R>(statement: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>;

/**
 * One session as Kysely's PostgreSQL dialect wants it, over whatever sends statements. Cursors are declared in SQL here. The beginning of
 * a transaction is kept back until there is something to begin it for, and goes with that in one message where that has no values.
 */
export function session(ask: Ask, release: () => void): PostgresPoolClient {
  let toBegin = false;
  const send = async <R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (statement === "begin") {
      toBegin = true;
      return nothing();
    }
    if (!toBegin) return ask<R>(statement, parameters);
    toBegin = false;
    if (statement === "commit" || statement === "rollback") return nothing();
    if (parameters.length === 0) return ask<R>(`begin; ${statement}`, []);
    await ask("begin", []);
    return ask<R>(statement, parameters);
  };
  function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== "string") throw new TypeError("A cursor is declared in SQL and fetched from in pages.");
    return send<R>(statement, parameters);
  }
  return { query, release };
}

function nothing(): PostgresQueryResult<never> {
  return { command: "SELECT", rowCount: 0, rows: [] };
}
