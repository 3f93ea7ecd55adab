import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** Where a store can be opened, with `openStore(place)`; gone after the test. */
interface DatabasePlace {
  readonly folder: string;
  readonly databaseUrl: string | null;
  remove(): Promise<void>;
}

/** What stores stand on; a test of them runs on each. */
export interface DatabaseUnderTest {
  readonly name: "embedded" | "PostgreSQL";
  /** A new and empty place. */
  place(): Promise<DatabasePlace>;
}

const newDatabase = inject("newDatabase");

const embedded: DatabaseUnderTest = { name: "embedded", place: () => placeWith(null) };
const server: DatabaseUnderTest = {
  name: "PostgreSQL",
  place: async () => placeWith(await newDatabaseUrl(newDatabase ?? "")),
};

/** For `describe.each`: the embedded database and a PostgreSQL server. */
export const databases: readonly DatabaseUnderTest[] = newDatabase === null ? [embedded] : [embedded, server];

async function placeWith(databaseUrl: string | null): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-store-"));
  return { folder, databaseUrl, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function newDatabaseUrl(desk: string): Promise<string> {
  const answer = await fetch(desk, { method: "POST" });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
