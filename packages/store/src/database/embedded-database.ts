import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import { pglitePool } from "./pglite-pool.ts";
import type { Tables } from "./tables.ts";
import { valueParsers } from "./value-parsers.ts";

/**
 * Opens the embedded database in a folder that this process has locked; makes it first where there is none (some seconds).
 * A new one is made under another name: a process killed half-way leaves nothing that looks like a database.
 */
export async function embeddedDatabase(folder: string): Promise<Kysely<Tables>> {
  const home = join(folder, "postgres");
  if (!(await exists(home))) {
    const unfinished = `${home}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: unfinished })).close();
    await rename(unfinished, home);
  }
  const database = await PGlite.create({ dataDir: home, parsers: valueParsers });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglitePool(database) }) });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
