import type { PGlite, Results } from "@electric-sql/pglite";
import { Refusal } from "@springtide/refusal";
import type { PostgresPool, PostgresQueryResult } from "kysely";
import pg from "pg";
import { codeOf } from "../folder/system-error.ts";
import { keptName } from "./kept-statements.ts";
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

function askOf(database: PGlite, folder: string): Ask {
  return async <R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    const name = keptName(statement);
    const answer =
      name === null
        ? answerOf<R>(database, statement, parameters)
        : answerOfKept<R>(database, name, statement, parameters);
    const { command, affectedRows, rows } = await answer.catch((error: unknown) => {
      throw codeOf(error) === DISK_FULL ? folderFull(folder) : error;
    });
    return {
      command: COMMANDS.find((known) => known === command) ?? "SELECT",
      rowCount: affectedRows ?? 0,
      rows,
    };
  };
}

/** What the one session of a database keeps, by name. */
const kept = new WeakMap<PGlite, Set<string>>();

/** The protocol's own way to keep a statement is closed here; SQL's takes values written out, every one as a text that is none yet. */
async function answerOfKept<R>(
  database: PGlite,
  name: string,
  statement: string,
  values: readonly unknown[],
): Promise<Results<R>> {
  const names = kept.get(database) ?? new Set<string>();
  kept.set(database, names);
  if (!names.has(name)) await database.exec(`prepare ${name} as ${statement}`);
  names.add(name);
  return answerOf<R>(database, `execute ${name}(${values.map(literal).join(", ")})`, []);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return pg.escapeLiteral(String(value));
  throw new TypeError("A statement that is kept takes texts, numbers and truth values.");
}

/** Without values there may be several statements, whose last one answers; and they go in one message instead of six. */
async function answerOf<R>(database: PGlite, statement: string, parameters: readonly unknown[]): Promise<Results<R>> {
  if (parameters.length > 0) return database.query<R>(statement, [...parameters]);
  const last = (await database.exec(statement)).at(-1);
  // What a row holds is known to whoever asked for it.
  const rows: readonly unknown[] = last?.rows ?? [];
  return { fields: [], ...last, rows: rows.filter((row): row is R => typeof row === "object") };
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
