import { Refusal } from "@springtide/refusal";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { keptName } from "./kept-statements.ts";
import type { Ask } from "./session.ts";
import { refusedByServer, shownAddress } from "./server-refusals.ts";
import { session } from "./session.ts";
import type { Tables } from "./tables.ts";
import { valueParsers } from "./value-parsers.ts";

/** The oldest major version that its makers still mend. */
const OLDEST = 15;

const MOST_CONNECTIONS = 10;
const PATIENCE_MS = 10_000;

/**
 * Opens the database that an address names, on a PostgreSQL server.
 * @param address such as `postgres://user:password@host:5432/springtide`
 * @throws Refusal `database-url-not-understood`, `database-unreachable`, `database-no-entry`, `database-missing`,
 * `database-too-old`, `database-not-utf8`
 */
export async function serverDatabase(address: string): Promise<Kysely<Tables>> {
  const shown = shownAddress(parsedAddress(address));
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: serverPool(address, shown),
    }),
  });
  try {
    const { rows } = await sql<{ version: number; encoding: string }>`
      select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding
    `.execute(database);
    for (const { version, encoding } of rows) requireServer(version, encoding, shown);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function parsedAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && ["postgres:", "postgresql:"].includes(url.protocol) && url.pathname.length > 1) return url;
  throw new Refusal({
    code: "database-url-not-understood",
    place: {},
    // The address may hold a password, and is not repeated.
    found: "a DATABASE_URL that is no address of a PostgreSQL database",
    rule: "it names user, host and database",
    remedy: "Write it as postgres://user:password@host:5432/database, or leave it out to use a data folder.",
  });
}

/**
 * Checks that a server can hold the store.
 * @param version as `server_version_num` has it: 180004 is 18.4
 * @throws Refusal `database-too-old`, `database-not-utf8`
 */
export function requireServer(version: number, encoding: string, address: string): void {
  if (version < OLDEST * 10_000)
    throw new Refusal({
      code: "database-too-old",
      place: { file: address },
      found: `PostgreSQL ${Math.floor(version / 10_000)}`,
      rule: `Springtide needs version ${OLDEST} or later`,
      remedy: "Bring that server up to date, or use another one.",
    });
  if (encoding !== "UTF8")
    throw new Refusal({
      code: "database-not-utf8",
      place: { file: address },
      found: `a database in ${encoding}`,
      rule: "names of people and shops come in every script",
      remedy: "Make a database with encoding UTF8 and name that one in DATABASE_URL.",
    });
}

/** A pool whose errors are refusals where a person can mend them. */
function serverPool(address: string, shown: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: address,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: "springtide",
    types: ownTypes(),
  });
  // A connection that is cut while nobody uses it is replaced when the next one is wanted.
  pool.on("error", () => undefined);
  // An error of a connection in use reaches its query as well; unheard, it would end the process.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  // Kysely knows a connection that it has prepared by its session: one each, for as long as it lives.
  const sessions = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw refusedByServer(error, shown);
      });
      const known = sessions.get(client) ?? (await openedSession(client, shown));
      sessions.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

const COMMANDS = ["INSERT", "UPDATE", "DELETE", "MERGE", "SELECT"] as const;

/** Times and days come as text, and are read in one form only, whatever the server is set to; every number is read back as it was written. */
const SETTINGS = "set time zone 'UTC'; set datestyle to 'ISO'; set extra_float_digits to 1";

async function openedSession(client: pg.PoolClient, shown: string): Promise<PostgresPoolClient> {
  try {
    await client.query(SETTINGS);
  } catch (error) {
    // One that is cut here and not given back would be waited for when the pool is closed.
    client.release(true);
    throw refusedByServer(error, shown);
  }
  return clientSession(client, shown);
}

function clientSession(client: pg.PoolClient, shown: string): PostgresPoolClient {
  const ask: Ask = async <R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    try {
      // Several statements in one text answer with a list.
      const name = keptName(statement);
      const query = { text: statement, values: [...parameters], ...(name === null ? {} : { name }) };
      const answers = [await client.query<R & pg.QueryResultRow>(query)].flat();
      const last = answers.at(-1);
      return {
        command: COMMANDS.find((known) => known === last?.command) ?? "SELECT",
        rowCount: last?.rowCount ?? 0,
        rows: last?.rows ?? [],
      };
    } catch (error) {
      throw refusedByServer(error, shown);
    }
  };
  return session(ask, () => {
    client.release();
  });
}

function ownTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  for (const [type, parser] of Object.entries(valueParsers)) types.setTypeParser(Number(type), parser);
  return types;
}
