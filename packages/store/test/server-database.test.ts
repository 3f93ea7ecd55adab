import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { largeImport } from "../../../test/faults/large-import.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { requireServer } from "../src/database/server-database.ts";
import { shopImport, smallShop } from "./fixtures.ts";

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).not.toContain("secret");
    return error.findings[0]?.code ?? "";
  }
}

it.each([
  ["postgres://somebody:secret@127.0.0.1:1/springtide", "database-unreachable"],
  ["postgres://somebody:secret@no-such-host.invalid/springtide", "database-unreachable"],
  ["mysql://somebody:secret@127.0.0.1/springtide", "database-url-not-understood"],
  ["postgres://somebody:secret@127.0.0.1", "database-url-not-understood"],
  ["127.0.0.1:5432", "database-url-not-understood"],
])("refuses the address %s with a remedy and without its password", async (databaseUrl, code) => {
  expect(await codeOf(() => openStore({ folder: "never", now: () => new Date(), databaseUrl }))).toBe(code);
});

it.each([
  [140013, "UTF8", "database-too-old"],
  [150000, "UTF8", "done"],
  [180004, "UTF8", "done"],
  [180004, "LATIN1", "database-not-utf8"],
])("of a server of version %i with text in %s says: %s", async (version, encoding, code) => {
  expect(
    await codeOf(() => {
      requireServer(version, encoding, "host/database");
    }),
  ).toBe(code);
});

it.each(databases.filter(({ name }) => name === "PostgreSQL"))("refuses what $name does not let in", async (under) => {
  const place = await under.place();
  const [wrongPassword, noDatabase] = [new URL(place.databaseUrl ?? ""), new URL(place.databaseUrl ?? "")];
  wrongPassword.password = "secret";
  noDatabase.pathname = "/nothing";
  expect(
    await codeOf(() => openStore({ folder: "never", now: () => new Date(), databaseUrl: wrongPassword.href })),
  ).toBe("database-no-entry");
  expect(await codeOf(() => openStore({ folder: "never", now: () => new Date(), databaseUrl: noDatabase.href }))).toBe(
    "database-missing",
  );
  await place.remove();
});

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "is opened by several at once on $name: the tables are made once, and all of them store",
  async (under) => {
    const place = await under.place();
    const stores = await Promise.all([1, 2, 3].map(() => openStore(place)));
    await Promise.all(
      stores.map((store, index) => store.within(LOCAL_SCOPE).importShop(shopImport(smallShop(`shop-${index}`), []))),
    );
    await Promise.all(stores.map((store) => store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("same"), []))));
    for (const store of stores) {
      expect((await store.within(LOCAL_SCOPE).listShops()).map(({ id }) => id)).toEqual([
        "same",
        "shop-0",
        "shop-1",
        "shop-2",
      ]);
      await store.close();
    }
    await place.remove();
  },
);

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "loses nothing that was acknowledged when every connection is cut on $name, and goes on with new ones",
  async (under) => {
    const place = await under.place();
    const opened = await openStore(place);
    const store = opened.within(LOCAL_SCOPE);
    const other = await openDatabase(place);
    let acknowledged = 0;
    await store.importShop(shopImport(smallShop(), []));
    const saving = (async () => {
      for (let plan = 1; plan <= 60; plan += 1)
        if ((await codeOf(() => store.savePlan("lamps", "{}", `plan ${plan}`))) === "done") acknowledged += 1;
    })();
    for (let cut = 0; cut < 5; cut += 1) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(other.database);
      await pause(20);
    }
    await saving;
    const version = await store.savePlan("lamps", "{}", "last");
    // A plan cut off between its writing and its acknowledgement may be there as well.
    expect(version).toBeGreaterThan(acknowledged);
    await other.close();
    await opened.close();
    await place.remove();
  },
);

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "leaves nothing of an import whose connection is cut while it writes on $name",
  async (under) => {
    const place = await under.place();
    const opened = await openStore(place);
    const store = opened.within(LOCAL_SCOPE);
    const other = await openDatabase(place);
    await store.importShop(largeImport(1, 20));
    /** Backends that have written something and not committed it. */
    const writing = sql`from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`;
    for (const moreMs of [0, 15]) {
      const importing = codeOf(() => store.importShop(largeImport(2)));
      const writers = async (): Promise<number> => (await sql`select ${writing}`.execute(other.database)).rows.length;
      await expect.poll(writers, { timeout: 20_000, interval: 1 }).toBe(1);
      await pause(moreMs);
      await sql`select pg_terminate_backend(pid) ${writing}`.execute(other.database);
      expect(await importing).toBe("database-unreachable");
      expect(await store.history("large")).toEqual(largeImport(1, 20).contacts);
      expect((await store.imports("large")).length).toBe(1);
    }
    await store.importShop(largeImport(3, 20));
    expect(await store.history("large")).toEqual(largeImport(3, 20).contacts);
    await other.close();
    await opened.close();
    await place.remove();
  },
);

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "says so while $name is away, and goes on when it is back, without being opened again",
  async (under) => {
    const place = await under.place();
    const address = new URL(place.databaseUrl ?? "");
    const held = new Set<Socket>();
    // Between the store and its server, so that the server can go away without the other tests' noticing.
    const between = createServer((socket) => {
      const behind = connect(Number(address.port), address.hostname);
      for (const each of [socket, behind]) held.add(each.on("error", () => undefined));
      socket.pipe(behind).pipe(socket);
    });
    const listen = async (port: number): Promise<number> => {
      await once(between.listen(port, "127.0.0.1"), "listening");
      const found = between.address();
      return typeof found === "object" && found !== null ? found.port : 0;
    };
    const leave = async (): Promise<void> => {
      const closed = once(between, "close");
      between.close();
      for (const socket of held) socket.destroy();
      await closed;
    };
    const port = await listen(0);
    const away = new URL(address);
    away.port = String(port);
    const opened = await openStore({ ...place, databaseUrl: away.href });
    const store = opened.within(LOCAL_SCOPE);
    await store.importShop(shopImport(smallShop(), []));
    await leave();
    const whileAway = [
      await codeOf(() => store.savePlan("lamps", "{}", "one")),
      await codeOf(() => store.savePlan("lamps", "{}", "two")),
    ];
    expect(whileAway.at(-1)).toBe("database-unreachable");
    expect(whileAway).not.toContain("done");
    await listen(port);
    expect(await store.savePlan("lamps", "{}", "three")).toBe(1);
    await opened.close();
    await leave();
    await place.remove();
  },
);
