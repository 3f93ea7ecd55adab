import { constants, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** Where a store can be opened, with `openStore(place)`; gone after the test. */
interface DatabasePlace {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly now: () => Date;
  remove(): Promise<void>;
}

/** What secrets are sealed with on a server, in tests that store some: 32 bytes in base64. A folder makes a key of its own. */
export const SECRET_KEY = Buffer.alloc(32, "springtide").toString("base64");

/** What stores stand on; a test of them runs on each. */
export interface DatabaseUnderTest {
  readonly name: "embedded" | "PostgreSQL";
  /** A new place, with a database that nothing was stored in. */
  place(): Promise<DatabasePlace>;
}

const { desk, withPostgres } = inject("databases");

const embedded: DatabaseUnderTest = {
  name: "embedded",
  async place() {
    const place = await newFolder();
    await cp(await askDesk("/folder"), place.folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return { ...place, databaseUrl: null };
  },
};
const server: DatabaseUnderTest = {
  name: "PostgreSQL",
  async place() {
    return { ...(await newFolder()), databaseUrl: await askDesk("/server") };
  },
};

/** For `describe.each`: the embedded database and a PostgreSQL server. */
export const databases: readonly DatabaseUnderTest[] = withPostgres ? [embedded, server] : [embedded];

/** A data folder with planned demo shops, to be copied: `data` in it is for `serve`. */
export function plannedFolder(): Promise<string> {
  return askDesk("/planned");
}

async function newFolder(): Promise<Omit<DatabasePlace, "databaseUrl">> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-store-"));
  return { folder, now: () => new Date(), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function askDesk(what: string): Promise<string> {
  const answer = await fetch(`${desk}${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
