import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { embeddedDatabase } from "../../packages/store/src/database/embedded-database.ts";
import type { PostgresServer } from "./postgres-server.ts";
import { startPostgresServer } from "./postgres-server.ts";
import { plannedFolder } from "./planned-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly databases: {
      /**
       * Where a test asks for a data folder to copy, at /folder for an empty one and at /planned for one with planned demo shops, and at
       * /server for a new database of a PostgreSQL server.
       */
      readonly desk: string;
      readonly withPostgres: boolean;
    };
  }
}

/**
 * What tests keep stores on, made when the first of them asks, once for a whole run: embedded databases to copy, as making
 * one takes seconds and planning shops a minute, and a PostgreSQL server. Where that cannot start, the tests on it fail, unless
 * SPRINGTIDE_TEST_WITHOUT_POSTGRESQL=1 says to do without.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let folder: Promise<string> | null = null;
  let planned: Promise<string> | null = null;
  let postgres: Promise<PostgresServer> | null = null;
  let made = 0;
  const answer = async (asked: string | undefined): Promise<string> => {
    if (asked === "/folder") return (folder ??= emptyFolder());
    if (asked === "/planned") return (planned ??= plannedFolder());
    made += 1;
    const name = `test_${made}`;
    return (await (postgres ??= startPostgresServer())).createDatabase(name);
  };
  const desk = createServer(({ url }, response) => {
    answer(url).then(
      (place) => response.end(place),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  desk.listen(0, "127.0.0.1");
  await once(desk, "listening");
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("The desk for databases has no port.");
  project.provide("databases", {
    desk: `http://127.0.0.1:${address.port}`,
    withPostgres: process.env["SPRINGTIDE_TEST_WITHOUT_POSTGRESQL"] !== "1",
  });
  return async () => {
    desk.close();
    const [server, ...copied] = await Promise.allSettled([postgres, folder, planned]);
    if (server.status === "fulfilled") await server.value?.stop();
    for (const copy of copied)
      if (copy.status === "fulfilled" && copy.value !== null) await rm(copy.value, { recursive: true });
  };
}

/** A data folder with an embedded database that nothing was stored in. */
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-empty-"));
  await (await embeddedDatabase(folder)).destroy();
  return folder;
}
