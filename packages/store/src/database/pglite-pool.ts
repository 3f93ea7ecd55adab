import type { PGlite } from "@electric-sql/pglite";
import { Refusal } from "@springtide/refusal";
import type { PostgresPool, PostgresQueryResult } from "kysely";
import { codeOf } from "../folder/system-error.ts";
import type { Ask } from "./session.ts";
import { session } from "./session.ts";

/**
 * Lets Kysely's own PostgreSQL dialect speak to PGlite, so that the same queries and migrations run here and on a server.
 * PGlite has one connection: sessions take turns, first come, first served, and none begins before the last one ended.
 * @param folder that the data are in, for those who read of a refusal
 */
export function pglitePool(database: PGlite, folder: string): PostgresPool {
  let lastSession: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = lastSession;
      let endSession = (): void => undefined;
      lastSession = new Promise((resolve) => {
        endSession = resolve;
      });
      await before;
      return session(askOf(database, folder), endSession);
    },
    async end() {
      await lastSession;
      await database.close();
    },
  };
}

const COMMANDS = ["INSERT", "UPDATE", "DELETE", "MERGE", "SELECT"] as const;

/** Several statements in one text; the protocol that takes values takes one statement alone. */
const SEVERAL = /;\s*\S/;

function askOf(database: PGlite, folder: string): Ask {
  return async <R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (parameters.length === 0 && SEVERAL.test(statement)) {
      await database.exec(statement);
      return { command: "SELECT", rowCount: 0, rows: [] };
    }
    const { command, affectedRows, rows } = await database
      .query<R>(statement, [...parameters])
      .catch((error: unknown) => {
        throw codeOf(error) === DISK_FULL ? folderFull(folder) : error;
      });
    return {
      command: COMMANDS.find((known) => known === command) ?? "SELECT",
      rowCount: affectedRows ?? 0,
      rows,
    };
  };
}

/** PostgreSQL's word for a disk without room. */
const DISK_FULL = "53100";

function folderFull(folder: string): Refusal {
  return new Refusal({
    code: "data-folder-full",
    place: { file: folder },
    found: "a full disk",
    rule: "what is stored needs room",
    remedy: "Make room there and try again; nothing was changed.",
  });
}
