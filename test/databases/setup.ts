import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import type { PostgresServer } from "./postgres-server.ts";
import { startPostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test asks for a new database on a PostgreSQL server; null where the tests are to do without one. */
    readonly newDatabase: string | null;
  }
}

/**
 * One PostgreSQL server for a whole run of tests, started when the first of them wants a database: tests that want none do
 * not wait for it. Where it cannot start, those tests fail, unless SPRINGTIDE_TEST_WITHOUT_POSTGRESQL=1 says to do without.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env["SPRINGTIDE_TEST_WITHOUT_POSTGRESQL"] === "1") {
    project.provide("newDatabase", null);
    return undefined;
  }
  let starting: Promise<PostgresServer> | null = null;
  let made = 0;
  const desk = createServer((_request, response) => {
    starting ??= startPostgresServer();
    made += 1;
    const name = `test_${made}`;
    starting
      .then((server) => server.createDatabase(name))
      .then(
        (address) => response.end(address),
        (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
      );
  });
  desk.listen(0, "127.0.0.1");
  await once(desk, "listening");
  const place = desk.address();
  if (place === null || typeof place === "string") throw new Error("The desk for databases has no port.");
  project.provide("newDatabase", `http://127.0.0.1:${place.port}`);
  return async () => {
    desk.close();
    if (starting !== null) await (await starting).stop();
  };
}
