import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { DatabasePlace } from "../database/open-database.ts";
import { openDatabase } from "../database/open-database.ts";
import type { Tables } from "../database/tables.ts";
import { codeOf } from "../folder/system-error.ts";
import type { BackupHead } from "./backup-format.ts";
import { checkBackup, fillFromBackup } from "./restore-backup.ts";

/**
 * Writes what a backup holds into a new data folder, or into an empty database of a PostgreSQL server; in whole or not at all.
 * Gives back when the backup was made.
 * @throws Refusal `backup-damaged`, `backup-newer`, `backup-not-readable`, `restore-place-taken`, and those of `openStore`
 */
export async function restoreStore(file: string, place: DatabasePlace): Promise<string> {
  const head = await checkBackup(file);
  if (place.databaseUrl === null) await restoreFolder(file, head, place);
  else await restoreDatabase(file, head, place);
  return head.made;
}

/** The folder gets its name when all of it is there. */
async function restoreFolder(file: string, head: BackupHead, { folder, now }: DatabasePlace): Promise<void> {
  await requireNewFolder(folder);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = `${folder}.unfinished-${randomUUID()}`;
  try {
    const { database, close } = await openDatabase({ folder: unfinished, databaseUrl: null, now });
    try {
      await fillFromBackup(database, file, head, folder);
    } finally {
      await close();
    }
    await rmdir(folder).catch(() => undefined);
    await rename(unfinished, folder);
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

async function restoreDatabase(file: string, head: BackupHead, place: DatabasePlace): Promise<void> {
  const { database, where, close } = await openDatabase(place);
  try {
    if ((await tableNames(database)).length > 0)
      throw placeTaken(where, "a database with tables in it", "Make an empty one, and name that in DATABASE_URL.");
    // An extension may have put some there.
    const there = await functionSignatures(database);
    try {
      await fillFromBackup(database, file, head, where);
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
