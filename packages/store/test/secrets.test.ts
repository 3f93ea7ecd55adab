import { createWriteStream } from "node:fs";
import { chmod, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import { EVERY_ORGANISATION, LOCAL_SCOPE, openStore, restoreStore } from "@springtide/store";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import { backupLines } from "../src/backup/write-backup.ts";
import { connectionStore } from "../src/connections/connection-store.ts";
import { migrate } from "../src/database/migrate.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { AnyScope } from "../src/database/scope.ts";
import { inScopeOf } from "../src/database/scope.ts";
import { tenantRole } from "../src/database/tenant-role.ts";
import { keyring } from "../src/secrets/keyring.ts";
import { makeSecretsReady } from "../src/secrets/make-secrets-ready.ts";
import { temporaryFolder } from "./fixtures.ts";

const [FIRST, SECOND] = [Buffer.alloc(32, "first").toString("base64"), Buffer.alloc(32, "second").toString("base64")];
const who = { person: 7, pseudonym: "person 7" };
const note = { who, what: "settings.change", about: { kind: "settings", id: "mail", version: null }, why: null };
const untold = { ...note, before: null, after: null };
const MAIL = { password: "geheim-1", host: "mail.example.com" };
const SIGNING = "whsec_geheim-2";
const now = (): Date => new Date("2026-06-01T00:00:00.000Z");

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof Refusal ? thrown.findings[0]?.code : String(thrown);
};

describe.each(databases)("stored secrets on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let opened: OpenDatabase;
  let role: string | null;
  beforeAll(async () => {
    place = await under.place();
    opened = await openDatabase(place);
    await migrate(opened.database, "here");
    role = await tenantRole(opened.database, "here");
  });
  afterAll(async () => {
    await opened.close();
    await place.remove();
  });

  const inScope = (scope: AnyScope) => inScopeOf(opened.database, scope, role);
  /** As a process has them that was started with these keys. */
  const on = (scope: AnyScope, keys: string | null = FIRST) =>
    connectionStore(inScope(scope), now, keyring(place, keys));
  const ready = (keys: string | null = FIRST) => makeSecretsReady(inScope(EVERY_ORGANISATION), keyring(place, keys));
  const settings = (kind: string) => codeOf(on(LOCAL_SCOPE).settings(kind));
  /** Past the store, as whoever has the database itself. */
  const beside = (statement: ReturnType<typeof sql>) =>
    inScope(EVERY_ORGANISATION)((database) => statement.execute(database));
  const texts = async (): Promise<string[]> => {
    const { rows } = await inScope(EVERY_ORGANISATION)((database) =>
      sql<{ text: string | null }>`select document #>> '{}' as text from connection_settings
        union all select secret from webhook_subscriptions union all select previous_secret from webhook_subscriptions`.execute(
        database,
      ),
    );
    return rows.flatMap(({ text }) => text ?? []);
  };
  /** Password and signing secret as whoever sends with them gets them. */
  async function both(keys: string | null = FIRST): Promise<unknown[]> {
    await on(LOCAL_SCOPE).putEvent({ id: crypto.randomUUID(), kind: "plan.ready", partner: null, body: "{}" });
    const [due] = await on(EVERY_ORGANISATION, keys).takeDeliveries({ seconds: 60, limit: 1 });
    return [await on(LOCAL_SCOPE, keys).settings("mail"), due?.secret];
  }

  beforeEach(async () => {
    for (const table of ["webhook_subscriptions", "connection_settings", "secret_keys"])
      await beside(sql`delete from ${sql.table(table)}`);
    await on(LOCAL_SCOPE).changeSettings("mail", MAIL, untold);
    const hook = {
      id: "hook",
      partner: null,
      url: "https://example.com",
      events: ["plan.ready"],
      state: "active",
    } as const;
    const times = { previousUntil: null, failingSince: null, madeAt: now().toISOString(), responsible: 7 };
    await on(LOCAL_SCOPE).subscribe({ ...hook, ...times }, SIGNING, untold);
  });

  it("lie in the database and in backups sealed, and come out for whoever has the key", async () => {
    expect(await both()).toEqual([MAIL, SIGNING]);
    expect(JSON.stringify(await on(LOCAL_SCOPE).subscriptions())).not.toContain("sealed");
    let backup = "";
    for await (const line of backupLines(opened.database, now().toISOString())) backup += line;
    expect(backup).toContain("sealed1.");
    for (const hidden of ["geheim", "mail.example.com", FIRST]) expect(backup).not.toContain(hidden);
  });

  it("open in their own row alone, and as they were sealed", async () => {
    await on(LOCAL_SCOPE).changeSettings("weather", { key: "geheim-3" }, untold);
    await beside(sql`update connection_settings set document = (select document from connection_settings
      where kind = 'mail') where kind = 'weather'`);
    expect([await settings("mail"), await settings("weather")]).toEqual(["null", "secret-damaged"]);
    // One letter is another one, and the next start finds it.
    await beside(sql`update connection_settings set document = to_json(overlay(document #>> '{}' placing
      case substr(document #>> '{}', 40, 1) when 'A' then 'B' else 'A' end from 40 for 1)) where kind = 'mail'`);
    expect([await settings("mail"), await codeOf(ready())]).toEqual(["secret-damaged", "secret-damaged"]);
  });

  it("of earlier versions are sealed at the next start, and those of an earlier key anew", async () => {
    await beside(sql`update connection_settings set document = ${JSON.stringify(MAIL)}::json`);
    await beside(sql`update webhook_subscriptions set secret = ${SIGNING}, previous_secret = 'whsec_geheim-4'`);
    expect(await settings("mail")).toBe("secret-damaged");
    await ready();
    const once = await texts();
    expect(once.length).toBe(3);
    for (const text of once) expect(text).toMatch(/^sealed1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    // What is sealed stays as it is.
    await ready();
    expect(await texts()).toEqual(once);
    await ready(`${SECOND},${FIRST}`);
    expect(await both(SECOND)).toEqual([MAIL, SIGNING]);
    for (const [keys, code] of [
      [FIRST, "secret-key-wrong"],
      [null, "secret-key-wrong"],
      ["not a key", "secret-key-not-understood"],
    ] as const)
      expect(await codeOf(Promise.resolve().then(() => ready(keys)))).toBe(code);
  });

  it("need a key, which a folder makes for itself, and which machines on one database agree on before", async () => {
    await beside(sql`delete from webhook_subscriptions`);
    await beside(sql`delete from connection_settings`);
    await ready(null);
    if (under.name === "embedded") {
      await on(LOCAL_SCOPE, null).changeSettings("mail", MAIL, untold);
      const path = join(place.folder, "secret.key");
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      // A copy that lost its bounds gets them back.
      await chmod(path, 0o644);
      await ready(null);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await on(LOCAL_SCOPE, (await readFile(path, "utf8")).trim()).settings("mail")).toEqual(MAIL);
      return;
    }
    expect(await codeOf(on(LOCAL_SCOPE, null).changeSettings("mail", MAIL, untold))).toBe("secret-key-missing");
    await ready(FIRST);
    expect([await codeOf(ready(SECOND)), await codeOf(ready(null))]).toEqual(["secret-key-wrong", "secret-key-wrong"]);
    await Promise.all([ready(FIRST), ready(`${FIRST},${SECOND}`)]);
  });
});

it("are restored sealed, and asked for their key at a start; without it all else is there", async () => {
  const folder = await temporaryFolder();
  const [from, to] = [databases[0], databases.at(-1)];
  if (from === undefined || to === undefined) throw new Error("There is no database.");
  const [source, target, bare] = [await from.place(), await to.place(), await to.place()];
  const file = join(folder.path, "kept.springtide");
  const store = await openStore(source);
  await store.within(LOCAL_SCOPE).connections.changeSettings("mail", MAIL, untold);
  await pipeline(Readable.from(store.backup()), createGzip(), createWriteStream(file));
  await store.close();
  const key = await readFile(join(source.folder, "secret.key"), "utf8");

  const copy = { ...target, folder: join(folder.path, "copy") };
  const { keys } = await restoreStore(file, copy);
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
  for (const [secretKey, code] of [
    [null, "secret-key-wrong"],
    [key, "null"],
  ] as const) {
    const again = await openStore({ ...copy, secretKey });
    expect(await codeOf(again.makeSecretsReady())).toBe(code);
    await again.close();
  }
  const without = { ...bare, folder: join(folder.path, "bare") };
  expect((await restoreStore(file, without, true)).keys).toEqual([]);
  await Promise.all([folder, source, target, bare].map((each) => each.remove()));
});
