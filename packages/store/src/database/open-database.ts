import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import { pglitePool } from "./pglite-pool.ts";
import type { Tables } from "./tables.ts";

/** What columns become in JavaScript, the same whichever PostgreSQL answers: days stay days, instants are ISO 8601 in UTC. */
const parsers = {
  [types.INT8]: Number,
  [types.NUMERIC]: Number,
  [types.DATE]: (text: string) => text,
  [types.TIMESTAMPTZ]: (text: string) => new Date(text).toISOString(),
};

/**
 * Opens the embedded database in a folder that this process has locked; makes it first where there is none (some seconds).
 * A new one is made under another name: a process killed half-way leaves nothing that looks like a database.
 */
export async function openDatabase(folder: string): Promise<Kysely<Tables>> {
  const home = join(folder, "postgres");
  if (!(await exists(home))) {
    const unfinished = `${home}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: unfinished })).close();
    await rename(unfinished, home);
  }
  const database = await PGlite.create({ dataDir: home, parsers });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglitePool(database) }) });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
