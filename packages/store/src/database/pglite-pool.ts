import type { PGlite } from "@electric-sql/pglite";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

/**
 * Lets Kysely's own PostgreSQL dialect speak to PGlite, so that the same queries and migrations run here and on a server.
 * PGlite has one connection: sessions take turns, first come, first served, and none begins before the last one ended.
 */
export function pglitePool(database: PGlite): PostgresPool {
  let lastSession: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = lastSession;
      let endSession = (): void => undefined;
      lastSession = new Promise((resolve) => {
        endSession = resolve;
      });
      await before;
      return session(database, endSession);
    },
    async end() {
      await lastSession;
      await database.close();
    },
  };
}

const COMMANDS = ["INSERT", "UPDATE", "DELETE", "MERGE", "SELECT"] as const;

function session(database: PGlite, endSession: () => void): PostgresPoolClient {
  async function ask<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { command, affectedRows, rows } = await database.query<R>(statement, [...parameters]);
    return {
      command: COMMANDS.find((known) => known === command) ?? "SELECT",
      rowCount: affectedRows ?? 0,
      rows,
    };
  }
  function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== "string") throw new TypeError("PGlite has no cursors: read in pages instead.");
    return ask<R>(statement, parameters);
  }
  return { query, release: endSession };
}
