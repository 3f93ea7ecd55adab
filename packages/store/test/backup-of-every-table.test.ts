import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { openStore, restoreStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { tablesInOrder } from "../src/backup/tables-in-order.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { EVERY_ORGANISATION, enterScope } from "../src/database/scope.ts";
import { temporaryFolder } from "./fixtures.ts";

const AN_ID = "00000000-0000-4000-8000-000000000001";
/** A value of each type, as PostgreSQL writes it; the same everywhere, so that rows find those that they refer to. */
const VALUES: Readonly<Record<string, string>> = {
  bigint: "1",
  boolean: "true",
  bytea: "\\x00ff0a",
  date: "2026-03-29",
  "double precision": "1e-17",
  "double precision[]": "{0.1,NULL,NaN,4503599627370497}",
  integer: "1",
  "integer[]": "{1}",
  json: '{"word": "for\\n word",  "n": 1e-17}',
  jsonb: '{"größe": [1, "\\\\ \\"雪\\""]}',
  text: "größe \\ \" ' {雪},",
  "text[]": '{a,"b,\\"c\\"",NULL}',
  "timestamp with time zone": "2026-10-25 01:30:00.123+00",
  "timestamp(3) with time zone": "2026-10-25 01:30:00.123+00",
  uuid: AN_ID,
};
/** Where a column takes only some of them; null for nothing. */
const ALLOWED: Readonly<Record<string, string | null>> = {
  "access_tokens.kind": "api",
  "approvals.state": "waiting",
  "daily_figures.kind": "orders",
  "deadline_decisions.action": "accept",
  "document_versions.kind": "forecast",
  "jobs.state": "ready",
  "members.agreements": null,
  "members.partner": null,
  "members.roles": "{owner}",
  "notice_sendings.state": "sent",
  "notice_sendings.way": "email",
  "one_time_links.purpose": "sign-in",
  "partner_links.rights": "look",
  "roster_drafts.state": "draft",
  "scenarios.state": "open",
  "settlement_disputes.state": "open",
  "weather_fetches.failure": null,
  "weather_fetches.kind": "forecast",
  "webhook_deliveries.state": "delivered",
  "webhook_subscriptions.state": "active",
};

type Place = Parameters<typeof openDatabase>[0];

/** Puts a row into each table that has none; gives back the names of all. */
async function fillEveryTable(place: Place): Promise<string[]> {
  const { database, close } = await openDatabase(place);
  const tables = await database.transaction().execute(async (transaction) => {
    await enterScope(transaction, EVERY_ORGANISATION);
    const all = await tablesInOrder(transaction);
    for (const { name, columns } of all) {
      const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(transaction);
      if (rows.length > 0) continue;
      const given = columns.filter(({ identity }) => !identity);
      const values = given.map((column) => {
        const key = `${name}.${column.name}`;
        const value = key in ALLOWED ? ALLOWED[key] : VALUES[column.type];
        if (value === undefined) throw new Error(`Say what stands in ${key}, of the type ${column.type}.`);
        return sql`${value}::text::${sql.raw(column.type)}`;
      });
      await sql`insert into ${sql.table(name)} (${sql.join(given.map((column) => sql.ref(column.name)))})
        values (${sql.join(values)})`.execute(transaction);
    }
    return all.map(({ name }) => name);
  });
  await close();
  return tables;
}

/** The lines of a backup, each table's rows behind its head. */
async function backedUp(place: Place, file: string): Promise<string[]> {
  const store = await openStore(place);
  const lines: string[] = [];
  for await (const line of store.backup()) lines.push(line);
  await store.close();
  await pipeline(Readable.from(lines), createGzip(), createWriteStream(file));
  return lines.slice(1, -1);
}

/** For every column that PostgreSQL numbers: the highest number there is, and the one it gives next. */
async function nextNumbers(place: Place): Promise<{ column: string; highest: number; next: number }[]> {
  const { database, close } = await openDatabase(place);
  const numbers = await database.transaction().execute(async (transaction) => {
    await enterScope(transaction, EVERY_ORGANISATION);
    const found = [];
    for (const { name, columns } of await tablesInOrder(transaction))
      for (const column of columns.filter(({ identity }) => identity)) {
        const { rows } = await sql<{ highest: number; next: number }>`
          select max(${sql.ref(column.name)}) as highest,
            nextval(pg_get_serial_sequence(quote_ident(${name}::text), ${column.name}::text)) as next
          from ${sql.table(name)}`.execute(transaction);
        for (const row of rows) found.push({ column: `${name}.${column.name}`, ...row });
      }
    return found;
  });
  await close();
  return numbers;
}

it.each(databases)(
  "a backup from $name brings back a row of every table there is, word for word, and new ones are numbered after them",
  async (from) => {
    const to = databases.find((other) => other.name !== from.name) ?? from;
    const folder = await temporaryFolder();
    const [place, target] = [await from.place(), await to.place()];
    const at = { ...place, now: () => new Date("2026-11-22T10:00:00Z") };
    await (await openStore(at)).close();
    const tables = await fillEveryTable(at);
    const [file, again] = [join(folder.path, "all.springtide"), join(folder.path, "again.springtide")];
    const lines = await backedUp(at, file);
    // A head and a row each, of which the newest tables are two.
    expect(lines.length).toBeGreaterThanOrEqual(2 * tables.length);
    expect(tables).toEqual(expect.arrayContaining(["audit_entries", "idempotency_claims"]));
    const restored = { ...target, folder: join(folder.path, "restored") };
    await restoreStore(file, restored);
    expect(await backedUp(restored, again)).toEqual(lines);
    const numbers = await nextNumbers(restored);
    expect(numbers.length).toBeGreaterThan(10);
    for (const { column, highest, next } of numbers) expect([column, next]).toEqual([column, highest + 1]);
    await Promise.all([folder.remove(), place.remove(), target.remove()]);
  },
);
