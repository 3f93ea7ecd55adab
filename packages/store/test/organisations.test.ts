import { sql } from "kysely";
import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import type { Scope } from "@springtide/store";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import type { DatabaseUnderTest } from "../../../test/databases/databases.ts";
import { databases } from "../../../test/databases/databases.ts";
import { migrate } from "../src/database/migrate.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { EVERY_ORGANISATION, inScopeOf } from "../src/database/scope.ts";
import type { AnyScope } from "../src/database/scope.ts";
import type { Tables } from "../src/database/tables.ts";
import { tenantRole } from "../src/database/tenant-role.ts";
import { ORGANISATION_COLUMN, protectTable } from "../src/migrations/row-level-security.ts";
import { keyring } from "../src/secrets/keyring.ts";
import { organisationStore } from "../src/organisation-store.ts";
import { historyFrom, shopImport, smallShop } from "./fixtures.ts";

const now = (): Date => new Date("2026-11-22T10:00:00.000Z");
const contacts = [historyFrom("phone", 60, [Date.UTC(2026, 5, 1, 8), Date.UTC(2026, 5, 2, 8)])];
const weather = [
  { market: "home", day: "2026-06-01", maxC: 20, minC: 9, precipitationMm: 0, sky: null, sunshineHours: 9 },
];
const FIRST = LOCAL_SCOPE;
const SECOND: Scope = { organisation: 2, partner: null };
const PARTNER: Scope = { organisation: 1, partner: "north" };

/** Tables that belong to no one organisation, and why. */
const WITHOUT_ORGANISATION: Readonly<Record<string, string>> = {
  organisations: "the list of them; guarded by their ids",
  people: "one person may be a member of several",
  person_details: "of a person, and erasable",
  passwords: "of a person",
  open_id_subjects: "of a person",
  known_devices: "of a person",
  sign_in_tries: "made before it is known who tries",
  secret_keys: "of all that have one database",
  kysely_migration: "which migrations were done",
  kysely_migration_lock: "who is migrating",
};

/** As the database hands out its addresses: to a superuser, and to a user who merely owns the database. */
const users: readonly { readonly name: string; place(): ReturnType<DatabaseUnderTest["place"]> }[] = databases.flatMap(
  (database) => [
    { name: `${database.name}, as its superuser`, place: () => database.place() },
    ...(database.name === "PostgreSQL"
      ? [{ name: "PostgreSQL, as the owner of the database", place: () => owned(database) }]
      : []),
  ],
);

let owners = 0;

/** A user of its own without any right but to own a database. */
async function owned(database: DatabaseUnderTest, rights = ""): ReturnType<DatabaseUnderTest["place"]> {
  const place = await database.place();
  const url = new URL(place.databaseUrl ?? "");
  const name = `owner_${process.pid}_${(owners += 1)}`;
  const admin = await openDatabase(place);
  const lit = sql.lit("of the owner");
  await sql`create role ${sql.id(name)} login ${sql.raw(rights)} password ${lit}`.execute(admin.database);
  await sql`alter database ${sql.id(url.pathname.slice(1))} owner to ${sql.id(name)}`.execute(admin.database);
  await sql`alter schema public owner to ${sql.id(name)}`.execute(admin.database);
  await admin.close();
  url.username = name;
  url.password = "of the owner";
  return { ...place, databaseUrl: url.href };
}

describe.each(users)("organisations on $name", (user) => {
  let place: Awaited<ReturnType<typeof user.place>>;
  let opened: OpenDatabase;
  let role: string | null;
  const within = <T>(scope: AnyScope, work: (database: Kysely<Tables>) => Promise<T>): Promise<T> =>
    inScopeOf(opened.database, scope, role)(work);
  const countIn = async (scope: AnyScope, table: string): Promise<number> =>
    within(scope, async (database) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
        database,
      );
      return rows[0]?.count ?? Number.NaN;
    });
  const shopsOf = (scope: AnyScope) =>
    organisationStore(inScopeOf(opened.database, scope, role), now, keyring(place, null));
  /** Tables with a column `organisation`, from the catalogue. */
  const tenantTables = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'organisation'
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by 1`.execute(
      opened.database,
    );
    return rows.map(({ name }) => name);
  };

  beforeAll(async () => {
    place = await user.place();
    opened = await openDatabase({ ...place, now });
    await migrate(opened.database, "here");
    await sql`create table shared (${ORGANISATION_COLUMN}, partner text, word text)`.execute(opened.database);
    await protectTable(opened.database, "shared", { partner: true });
    role = await tenantRole(opened.database, "here");
    await within(EVERY_ORGANISATION, (database) =>
      database.insertInto("organisations").values({ name: "Second", created_at: now().toISOString() }).execute(),
    );
    for (const scope of [FIRST, SECOND]) {
      const shops = shopsOf(scope);
      await shops.importShop(shopImport({ ...smallShop(), name: `Of ${scope.organisation}` }, contacts, weather));
      await shops.savePlan("lamps", `{"of":${scope.organisation}}`, "x");
      await within(scope, (database) =>
        sql`insert into shared (partner, word) values ('north', 'n'), ('south', 's')`.execute(database),
      );
    }
  }, 240_000);
  afterAll(async () => {
    await opened.close();
    await place.remove();
  });

  it("may have shops of one id, and each has its own", async () => {
    for (const scope of [FIRST, SECOND]) {
      const shops = shopsOf(scope);
      expect((await shops.shop("lamps"))?.shop.name).toBe(`Of ${scope.organisation}`);
      expect(await shops.history("lamps")).toEqual(contacts);
      expect((await shops.newestPlan("lamps"))?.json).toBe(`{"of":${scope.organisation}}`);
      expect((await shops.listShops()).map(({ organisation }) => organisation)).toEqual([scope.organisation]);
    }
    expect((await shopsOf(EVERY_ORGANISATION).listShops()).map(({ organisation }) => organisation)).toEqual([1, 2]);
  });

  it("see nothing of each other in any table, though a query asks for all of it; outside a scope nobody sees anything", async () => {
    for (const table of ["shops", "imports", "contact_series", "contact_days", "weather_days", "plans", "shared"]) {
      const [all, first, second] = await Promise.all(
        ([EVERY_ORGANISATION, FIRST, SECOND] as const).map((scope) => countIn(scope, table)),
      );
      expect([table, first, second]).toEqual([table, Number(all) / 2, Number(all) / 2]);
      expect(first).toBeGreaterThan(0);
    }
    // Settings of a transaction that ended are empty: a query that was forgotten outside a scope finds nothing.
    if (role === null) expect((await opened.database.selectFrom("shops").selectAll().execute()).length).toBe(0);
    expect(await within(FIRST, (database) => database.selectFrom("organisations").select("id").execute())).toEqual([
      { id: 1 },
    ]);
  });

  it("change nothing of each other", async () => {
    const before = await countIn(EVERY_ORGANISATION, "shops");
    await within(FIRST, async (database) => {
      expect(
        (await sql`update shops set newest_import = null where organisation = 2`.execute(database)).numAffectedRows,
      ).toBe(0n);
      expect((await sql`delete from plans where organisation <> 1`.execute(database)).numAffectedRows).toBe(0n);
      expect((await sql`delete from organisations`.execute(database)).numAffectedRows).toBe(0n);
    });
    const refused = /row-level security|may not do this|can only be updated to DEFAULT/;
    const tried = [
      sql`insert into shops (id, organisation) values ('foreign', 2)`,
      sql`update shops set organisation = 2`,
      sql`update organisations set id = 3 where id = 1`,
      sql`insert into organisations (name, created_at) values ('Third', now())`,
    ];
    for (const statement of tried)
      await expect(within(FIRST, (database) => statement.execute(database))).rejects.toThrow(refused);
    // A row that would refer to another organisation's: the key holds both, so that not even its existence is told.
    const foreign = await within(SECOND, (database) =>
      sql<{ id: number }>`select id from contact_series`.execute(database),
    );
    await expect(
      within(FIRST, (database) =>
        sql`insert into contact_days (series, from_import, first_start, day, contacts, digest, offered)
          values (${foreign.rows[0]?.id}, 1, now(), now(), 1, 'x', '{1}')`.execute(database),
      ),
    ).rejects.toThrow("foreign key");
    expect(await countIn(EVERY_ORGANISATION, "shops")).toBe(before);
  });

  it("show a partner the rows of that partner alone, and nothing of what is not shared at all", async () => {
    const seen = await within(PARTNER, (database) =>
      sql`select organisation, partner, word from shared`.execute(database),
    );
    expect(seen.rows).toEqual([{ organisation: 1, partner: "north", word: "n" }]);
    for (const table of ["shops", "imports", "contact_series", "contact_days", "weather_days", "plans"])
      expect([table, await countIn(PARTNER, table)]).toEqual([table, 0]);
    const asOther = sql`insert into shared (partner, word) values ('south', 'x')`;
    await expect(within(PARTNER, (database) => asOther.execute(database))).rejects.toThrow(
      /row-level security|may not/,
    );
    const taken = await within(PARTNER, (database) => sql`update shared set word = 'mine'`.execute(database));
    expect(taken.numAffectedRows).toBe(1n);
  });

  it("are named by every table, or it is on the short list; every such table is guarded, from its owner too", async () => {
    const { rows } = await sql<{ name: string; guarded: boolean; policies: number }>`
      select relname as name, relrowsecurity and relforcerowsecurity as guarded,
        (select count(*) from pg_policy where polrelid = pg_class.oid) as policies
      from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by 1
    `.execute(opened.database);
    const tenants = await tenantTables();
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !tenants.includes(name))
        .sort(),
    ).toEqual(Object.keys(WITHOUT_ORGANISATION).sort());
    for (const { name, guarded, policies } of rows)
      if (!name.startsWith("kysely_"))
        expect({ name, guarded, policies: policies > 0 }).toEqual({ name, guarded: true, policies: true });
  });
});

it.each(databases.filter(({ name }) => name === "PostgreSQL"))(
  "refuses on $name a user whom nothing keeps apart and who may not make a role that is",
  async (database) => {
    const place = await owned(database, "bypassrls");
    const admin = await openDatabase(await database.place());
    // The role is one for the whole server, and this user was not let into it.
    await tenantRole(admin.database, "elsewhere");
    await admin.close();
    const thrown: unknown = await openStore(place).catch((error: unknown) => error);
    expect(thrown instanceof Refusal ? thrown.findings[0]?.code : thrown).toBe("database-not-guarded");
    await place.remove();
  },
);
