import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import { DURABLE_START, DurableFiles } from "./durable-files.ts";
import { pglitePool } from "./pglite-pool.ts";
import type { Tables } from "./tables.ts";
import { valueParsers } from "./value-parsers.ts";

/**
 * Opens the embedded database in a folder that this process has locked; makes it first where there is none (some seconds).
 * A new one is made under another name: a process killed half-way leaves nothing that looks like a database.
 */
export async function embeddedDatabase(folder: string): Promise<Kysely<Tables>> {
  const home = join(folder, "postgres");
  if (!(await exists(home))) await makeDatabase(home);
  const database = await PGlite.create({
    fs: new DurableFiles(home),
    startParams: DURABLE_START,
    parsers: valueParsers,
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglitePool(database, folder) }) });
}

async function makeDatabase(home: string): Promise<void> {
  const unfinished = `${home}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: unfinished })).close();
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await flush(join(entry.parentPath, entry.name));
  await rename(unfinished, home);
  await flush(dirname(home));
}

/** Onto the disk; a folder's own entries where the system can do that. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync().catch(() => undefined);
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
