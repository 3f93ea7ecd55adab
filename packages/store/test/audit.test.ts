import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditNote } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { openDatabase } from "../src/database/open-database.ts";

const NOW = "2026-10-25T00:30:00.000Z";

function note(id: string, change: Partial<AuditNote> = {}): AuditNote {
  return {
    who: { person: 7, pseudonym: "person-7" },
    what: "commitment.confirm",
    about: { kind: "commitment", id, version: 2 },
    why: "the first warm day is near",
    before: { positions: 4 },
    after: { positions: 6, lines: [{ id: "L1", "10": 1 }] },
    ...change,
  };
}

describe.each(databases)("the audit trail on $name", (database) => {
  let place: Awaited<ReturnType<typeof database.place>>;
  let store: Store;
  beforeAll(async () => {
    place = await database.place();
    store = await openStore({ ...place, now: () => new Date(NOW) });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  it("links entries that come at once into one chain, and anybody can reckon its hashes again", async () => {
    const { audit } = store.within(LOCAL_SCOPE);
    await Promise.all(Array.from({ length: 8 }, (_, i) => audit.record(note(`c-${i}`))));
    const entries = await audit.list({}, { after: 0, limit: 100 });
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // The second way: from the list of fields that the contract tells, with nothing of the product.
    let previous = "0".repeat(64);
    for (const entry of entries) {
      const { number, at, who, what, about, why, before, after } = entry;
      const fields = [previous, number, at, who.person, who.pseudonym, what, about.kind, about.id, about.version, why];
      previous = createHash("sha256")
        .update(JSON.stringify([...fields, before, after]))
        .digest("hex");
      expect(entry.hash).toBe(previous);
    }
    expect(await audit.verify()).toEqual({ entries: 8, head: previous, broken: null });
  });

  it("notes what a partner does, who sees nothing of the trail", async () => {
    const partner = store.within({ ...LOCAL_SCOPE, partner: "Northwind" }).audit;
    await partner.record(note("of-partner", { what: "commitment.offer" }));
    expect(await partner.list({}, { after: 0, limit: 10 })).toEqual([]);
    const { audit } = store.within(LOCAL_SCOPE);
    expect(await audit.list({ what: "commitment", id: "of-partner" }, { after: 0, limit: 10 })).toHaveLength(1);
    expect(await audit.list({ what: "commit" }, { after: 0, limit: 10 })).toEqual([]);
  });

  it("pages, filters and refuses an entry without a code of an action", async () => {
    const { audit } = store.within(LOCAL_SCOPE);
    expect((await audit.list({ what: "commitment.confirm" }, { after: 3, limit: 2 })).map((one) => one.number)).toEqual(
      [4, 5],
    );
    expect(await audit.list({ from: "2026-10-25T02:30:00.001+02:00" }, { after: 0, limit: 2 })).toEqual([]);
    expect(await audit.list({ until: "2026-10-25T02:30:00.001+02:00" }, { after: 0, limit: 2 })).toHaveLength(2);
    await expect(audit.record(note("x", { what: "Anna changed it" }))).rejects.toThrow();
  });

  it("stays as it is whoever asks, and shows what its owner forced", async () => {
    await store.within(LOCAL_SCOPE).audit.record(note("last"));
    await store.close();
    const opened = await openDatabase(place);
    const ask = (text: string): Promise<unknown> => sql.raw(text).execute(opened.database);
    for (const text of [
      "update audit_entries set why = 'another'",
      "delete from audit_entries",
      "truncate audit_entries",
      "update audit_heads set number = number - 1",
      "delete from audit_heads",
      "truncate audit_heads",
    ])
      await expect(ask(text), text).rejects.toThrow();
    await ask("alter table audit_entries disable trigger all");
    await ask(`update audit_entries set after = '{"positions":5}' where number = 3`);
    await opened.close();
    store = await openStore({ ...place, now: () => new Date(NOW) });
    const told = await store.within(LOCAL_SCOPE).audit.verify();
    expect(told.broken).toMatchObject({ number: 3, found: "a hash of something else" });
  });

  it("shows that its last entries were cut off", async () => {
    await store.close();
    const opened = await openDatabase(place);
    const cut = sql`delete from audit_entries where number > 2`;
    await cut.execute(opened.database);
    await opened.close();
    store = await openStore({ ...place, now: () => new Date(NOW) });
    expect((await store.within(LOCAL_SCOPE).audit.verify()).broken).toMatchObject({
      number: 2,
      rule: "the head is the last entry",
    });
  });
});
