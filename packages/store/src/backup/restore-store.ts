import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { DatabasePlace } from "../database/open-database.ts";
import { openDatabase } from "../database/open-database.ts";
import { EVERY_ORGANISATION, inScopeOf } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import { codeOf } from "../folder/system-error.ts";
import { forgetSecrets, keysOfSecrets } from "../secrets/forget-secrets.ts";
import { checkBackup, fillFromBackup } from "./restore-backup.ts";

/** What was restored. */
interface Restored {
  /** When the backup was made. */
  readonly made: string;
  /** Ids of the keys that its secrets are sealed with, which no backup holds. */
  readonly keys: readonly string[];
}

/**
 * Writes what a backup holds into a new data folder, or into an empty database of a PostgreSQL server; in whole or not at all.
 * @param withoutSecrets leaves out what is worth nothing without the key of its secrets: see `forgetSecrets`
 * @throws Refusal `backup-damaged`, `backup-newer`, `backup-not-readable`, `restore-place-taken`, and those of `openStore`
 */
export async function restoreStore(file: string, place: DatabasePlace, withoutSecrets = false): Promise<Restored> {
  const head = await checkBackup(file);
  const fill = async (database: Kysely<Tables>, where: string): Promise<string[]> => {
    await fillFromBackup(database, file, head, where);
    return inScopeOf(
      database,
      EVERY_ORGANISATION,
      null,
    )(async (transaction) => {
      if (withoutSecrets) await forgetSecrets(transaction);
      return keysOfSecrets(transaction);
    });
  };
  const keys = await (place.databaseUrl === null ? restoreFolder(place, fill) : restoreDatabase(place, fill));
  return { made: head.made, keys };
}

/** Fills a database; gives back the keys that secrets in it are sealed with. */
type Fill = (database: Kysely<Tables>, where: string) => Promise<string[]>;

/** The folder gets its name when all of it is there. */
async function restoreFolder({ folder, now }: DatabasePlace, fill: Fill): Promise<string[]> {
  await requireNewFolder(folder);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = `${folder}.unfinished-${randomUUID()}`;
  try {
    const { database, close } = await openDatabase({ folder: unfinished, databaseUrl: null, now });
    const keys = await fill(database, folder).finally(close);
    await rmdir(folder).catch(() => undefined);
    await rename(unfinished, folder);
    return keys;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function requireNewFolder(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
  }
  throw placeTaken(folder, "something in this place already", "Give a folder that does not exist yet.");
}

async function restoreDatabase(place: DatabasePlace, fill: Fill): Promise<string[]> {
  const { database, where, close } = await openDatabase(place);
  try {
    if ((await tableNames(database)).length > 0)
      throw placeTaken(where, "a database with tables in it", "Make an empty one, and name that in DATABASE_URL.");
    // An extension may have put some there.
    const there = await functionSignatures(database);
    try {
      return await fill(database, where);
    } catch (error) {
      // There was no table, so all that stand there now are ours.
      for (const name of await tableNames(database)) await sql`drop table ${sql.table(name)} cascade`.execute(database);
      for (const signature of await functionSignatures(database))
        if (!there.includes(signature)) await sql`drop function ${sql.raw(signature)}`.execute(database);
      throw error;
    }
  } finally {
    await close();
  }
}

async function tableNames(database: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
  `.execute(database);
  return rows.map((row) => row.name);
}

/** Functions by name and arguments, as the database itself quotes them. */
async function functionSignatures(database: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ signature: string }>`
    select oid::regprocedure::text as signature from pg_proc where pronamespace = current_schema()::regnamespace
  `.execute(database);
  return rows.map(({ signature }) => signature);
}

function placeTaken(where: string, found: string, remedy: string): Refusal {
  return new Refusal({
    code: "restore-place-taken",
    place: { file: where },
    found,
    rule: "a backup is restored beside what there is, never over it",
    remedy,
  });
}
