import { createWriteStream } from "node:fs";
import { chmod, cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import type { AnyScope, Store } from "@springtide/store";
import { EVERY_ORGANISATION, LOCAL_SCOPE, openStore, restoreStore } from "@springtide/store";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import { inScopeOf } from "../src/database/scope.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { Tables } from "../src/database/tables.ts";
import { temporaryFolder } from "./fixtures.ts";

const [FIRST, SECOND] = [Buffer.alloc(32, "first").toString("base64"), Buffer.alloc(32, "second").toString("base64")];
const who = { person: 7, pseudonym: "person 7" };
const note = { who, what: "settings.change", about: { kind: "settings", id: "mail", version: null }, why: null };
const untold = { ...note, before: null, after: null };
const MAIL = { password: "geheim-1", host: "mail.example.com" };
const SIGNING = "whsec_geheim-2";

type Place = Parameters<typeof openStore>[0] & { readonly databaseUrl: string | null };

async function on<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place);
  return work(store).finally(() => store.close());
}

/** Past the store, as whoever has the database itself. */
async function beside<T>(place: Place, work: (database: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { database, close } = await openDatabase(place);
  return inScopeOf(database, EVERY_ORGANISATION, null)(work).finally(close);
}

async function keepBoth(store: Store): Promise<void> {
  const { connections } = store.within(LOCAL_SCOPE);
  await connections.changeSettings("mail", MAIL, untold);
  const hook = {
    id: "hook",
    partner: null,
    url: "https://example.com",
    events: ["plan.ready"],
    state: "active",
  } as const;
  const times = { previousUntil: null, failingSince: null, madeAt: "2026-06-01T00:00:00.000Z", responsible: 7 };
  await connections.subscribe({ ...hook, ...times }, SIGNING, untold);
}

/** Password and signing secret as whoever sends with them gets them. */
async function both(store: Store): Promise<unknown[]> {
  const all = (scope: AnyScope) => store.within(scope).connections;
  const mail = await all(LOCAL_SCOPE).settings("mail");
  await all(LOCAL_SCOPE).putEvent({ id: `e${Math.random()}`, kind: "plan.ready", partner: null, body: "{}" });
  const [due] = await all(EVERY_ORGANISATION).takeDeliveries({ seconds: 60, limit: 1 });
  return [mail, due?.secret];
}

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof Refusal ? thrown.findings[0]?.code : String(thrown);
};

describe.each(databases)("stored secrets on $name", (under) => {
  const isFolder = under.name === "embedded";
  const placed = async () => {
    const place = await under.place();
    return { ...place, secretKey: isFolder ? null : FIRST };
  };

  it("lie in the database and in backups sealed, and come out for whoever has the key", async () => {
    const place = await placed();
    const lines = await on(place, async (store) => {
      await keepBoth(store);
      expect(await both(store)).toEqual([MAIL, SIGNING]);
      const listed = await store.within(LOCAL_SCOPE).connections.subscriptions();
      expect(JSON.stringify(listed)).not.toContain("sealed");
      const read: string[] = [];
      for await (const line of store.backup()) read.push(line);
      return read.join("");
    });
    expect(lines).toContain("sealed1.");
    expect(lines).not.toMatch(/geheim|mail\.example\.com/);
    if (isFolder) {
      const path = join(place.folder, "secret.key");
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(lines).not.toContain((await readFile(path, "utf8")).trim());
      // A copy that lost its bounds gets them back.
      await chmod(path, 0o644);
      await on(place, async (store) => expect(await both(store)).toEqual([MAIL, SIGNING]));
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
    await place.remove();
  });

  it("open in their own row alone, and as they were sealed", async () => {
    const place = await placed();
    await on(place, async (store) => {
      await keepBoth(store);
      await store.within(LOCAL_SCOPE).connections.changeSettings("weather", { key: "geheim-3" }, untold);
    });
    const settings = (kind: string) =>
      codeOf(on(place, (store) => store.within(LOCAL_SCOPE).connections.settings(kind)));
    await beside(place, (database) =>
      sql`update connection_settings set document = (select document from connection_settings where kind = 'mail')
        where kind = 'weather'`.execute(database),
    );
    expect([await settings("mail"), await settings("weather")]).toEqual(["null", "secret-damaged"]);
    // One letter of the sealed text is another one, and the next start finds it.
    await beside(place, (database) =>
      sql`update connection_settings set document = to_json(overlay(document #>> '{}' placing
        case substr(document #>> '{}', 40, 1) when 'A' then 'B' else 'A' end from 40 for 1)) where kind = 'mail'`.execute(
        database,
      ),
    );
    expect(await settings("mail")).toBe("secret-damaged");
    expect(await codeOf(on(place, (store) => store.makeSecretsReady()))).toBe("secret-damaged");
    await place.remove();
  });

  it("of earlier versions are sealed at the next start, and those of an earlier key anew", async () => {
    const place = await placed();
    await on(place, keepBoth);
    await beside(place, async (database) => {
      await sql`update connection_settings set document = ${JSON.stringify(MAIL)}::json`.execute(database);
      await sql`update webhook_subscriptions set secret = ${SIGNING}, previous_secret = 'whsec_geheim-4'`.execute(
        database,
      );
    });
    const texts = () =>
      beside(place, async (database) => {
        const { rows } = await sql<{ text: string }>`select document #>> '{}' as text from connection_settings
          union all select secret from webhook_subscriptions union all select previous_secret from webhook_subscriptions`.execute(
          database,
        );
        return rows.map(({ text }) => text);
      });
    const ready = (secretKey: string | null) => on({ ...place, secretKey }, (store) => store.makeSecretsReady());
    if (!isFolder) expect(await codeOf(ready(null))).toBe("secret-key-missing");
    await ready(place.secretKey);
    const once = await texts();
    for (const text of once) expect(text).toMatch(/^sealed1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    // What is sealed stays as it is.
    await ready(place.secretKey);
    expect(await texts()).toEqual(once);
    await ready(`${SECOND},${place.secretKey ?? ""}`);
    if (isFolder) await rm(join(place.folder, "secret.key"));
    await on({ ...place, secretKey: SECOND }, async (store) => expect(await both(store)).toEqual([MAIL, SIGNING]));
    expect(await codeOf(ready(FIRST))).toBe("secret-key-wrong");
    expect(await codeOf(ready(null))).toBe("secret-key-wrong");
    expect(await codeOf(ready("not a key"))).toBe("secret-key-not-understood");
    await place.remove();
  });

  it("are restored sealed, and asked for their key at a start; without it all else is there", async () => {
    const folder = await temporaryFolder();
    const place = await placed();
    const file = join(folder.path, "kept.springtide");
    await on(place, async (store) => {
      await keepBoth(store);
      await pipeline(Readable.from(store.backup()), createGzip(), createWriteStream(file));
    });
    const copy = { ...place, databaseUrl: null, secretKey: null, folder: join(folder.path, "copy") };
    const { keys } = await restoreStore(file, copy);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(await codeOf(on(copy, (store) => store.makeSecretsReady()))).toBe("secret-key-wrong");
    const key = join(copy.folder, "secret.key");
    if (isFolder) await cp(join(place.folder, "secret.key"), key);
    else await writeFile(key, `${FIRST}\n`);
    await on(copy, async (store) => {
      await store.makeSecretsReady();
      expect(await both(store)).toEqual([MAIL, SIGNING]);
    });
    const bare = { ...copy, folder: join(folder.path, "bare") };
    expect((await restoreStore(file, bare, true)).keys).toEqual([]);
    await on(bare, async (store) => {
      await store.makeSecretsReady();
      const { connections } = store.within(LOCAL_SCOPE);
      expect([await connections.settings("mail"), await connections.subscriptions()]).toEqual([null, []]);
    });
    await Promise.all([folder.remove(), place.remove()]);
  });
});

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "on $name a secret is stored with a key alone, and a machine without the others' key does not start",
  async (under) => {
    const place = await under.place();
    const start = (secretKey: string | null) => on({ ...place, secretKey }, (store) => store.makeSecretsReady());
    await start(null);
    expect(await codeOf(on(place, keepBoth))).toBe("secret-key-missing");
    await start(FIRST);
    // Before anything is sealed: two machines with two keys would seal what the other cannot open.
    expect(await codeOf(start(SECOND))).toBe("secret-key-wrong");
    expect(await codeOf(start(null))).toBe("secret-key-wrong");
    await Promise.all([start(FIRST), start(`${FIRST},${SECOND}`)]);
    await place.remove();
  },
);
