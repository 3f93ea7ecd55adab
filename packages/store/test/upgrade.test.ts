import { sql } from "kysely";
import { expect, it } from "vitest";
import { EVERY_ORGANISATION, LOCAL_SCOPE, openStore } from "@springtide/store";
import { databases } from "../../../test/databases/databases.ts";
import { migrate, migrateTo } from "../src/database/migrate.ts";
import { inScopeOf } from "../src/database/scope.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { NO_HOLIDAYS, historyFrom, shopImport, smallShop } from "./fixtures.ts";

it.each(databases)("brings what an earlier version stored up to date, on $name", async (under) => {
  const place = await under.place();
  const early = await openDatabase(place);
  await migrateTo(early.database, "0003-forecast-choice");
  const shop = smallShop();
  // A shop as it was described at 0003: before adjustments, people, stand-by and what belongs to them.
  const definition = JSON.stringify({
    ...shop,
    adjustments: undefined,
    contracts: undefined,
    shiftPatterns: undefined,
    customerValue: undefined,
    longerHours: undefined,
    deflection: undefined,
    sites: shop.sites.map((site) => ({ ...site, labourRules: undefined, desks: undefined })),
    teams: shop.teams.map((team) => ({ ...team, premiums: undefined })),
    queues: shop.queues.map((queue) => ({
      ...{ ...queue, ahtFrom: undefined, staffedBy: undefined, preSale: undefined, penaltyPerLate: undefined },
    })),
    plan: { ...shop.plan, roster: undefined },
  });
  await sql`insert into shops (id, definition, holidays, newest_import)
    values (${shop.id}, ${definition}::jsonb, ${JSON.stringify(NO_HOLIDAYS)}::jsonb, 1)`.execute(early.database);
  await sql`insert into imports (shop, imported_at, report, inputs_hash)
    values (${shop.id}, '2026-01-02T03:04:05Z', 'null', 'x')`.execute(early.database);
  await sql`insert into contact_series (shop, import, position, queue, zone, interval_minutes)
    values (${shop.id}, 1, 0, 'phone', 'Europe/Berlin', 60)`.execute(early.database);
  await sql`insert into contact_days (series, first_start, day, contacts, offered)
    values (1, '2025-12-31T23:00:00Z', '2026-01-01', 5, '{2,NULL,3,NaN}')`.execute(early.database);
  await sql`insert into weather_days (shop, market, day, max_c)
    values (${shop.id}, 'home', '2026-01-01', 2.5)`.execute(early.database);
  await early.close();

  const opened = await openStore(place);
  const store = opened.within(LOCAL_SCOPE);
  expect(await store.shop(shop.id)).toMatchObject({ shop, importedAt: "2026-01-02T03:04:05.000Z" });
  const startsMs = [23, 25, 26].map((hour) => Date.UTC(2025, 11, 31, hour));
  const history = [historyFrom("phone", 60, startsMs, [2, 3, Number.NaN])];
  expect(await store.history(shop.id)).toEqual(history);
  expect(await store.weather(shop.id)).toMatchObject([{ day: "2026-01-01", maxC: 2.5, minC: null }]);
  await store.importShop(shopImport(shop, history));
  expect(await store.history(shop.id)).toEqual(history);
  await opened.close();
  await place.remove();
});

it.each(databases)(
  "keeps all that was stored before organisations and versions of imports came, on $name",
  async (under) => {
    const place = await under.place();
    const early = await openDatabase(place);
    await migrateTo(early.database, "0008-clock-premiums");
    const { shop, holidays, contacts, weather } = shopImport(
      smallShop(),
      [
        historyFrom("email", "day", [Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)], [1e-17, Number.NaN]),
        historyFrom(
          "phone",
          60,
          [23, 24, 26].map((hour) => Date.UTC(2026, 9, 24, hour)),
          [0.1, 2 ** 52, 3],
        ),
      ],
      [
        {
          market: "home",
          day: "2026-01-01",
          maxC: 2.5,
          minC: null,
          precipitationMm: null,
          sky: "rain",
          sunshineHours: null,
        },
      ],
    );
    // One import that another took the place of, as earlier versions did it, and that one.
    for (const statement of [
      sql`insert into shops values (${shop.id}, ${JSON.stringify(shop)}::jsonb, ${JSON.stringify(holidays)}::jsonb, 2)`,
      sql`insert into imports (shop, imported_at, report, inputs_hash)
      values (${shop.id}, '2026-01-01', 'null', 'w'), (${shop.id}, '2026-01-02T03:04:05Z', '{"file": "log.csv", "rowsRead": 5}', 'x')`,
      sql`insert into contact_series (shop, import, position, queue, zone, interval_minutes)
      values (${shop.id}, 2, 1, 'phone', 'Europe/Berlin', 60), (${shop.id}, 2, 0, 'email', 'Europe/Berlin', null)`,
      sql`insert into contact_days (series, first_start, day, contacts, offered)
      values (1, '2026-10-24T23:00:00Z', '2026-10-25', 4503599627370499.1, '{0.1,4503599627370496,NULL,3}'),
        (2, '2026-03-28T23:00:00Z', '2026-03-29', 1e-17, '{1e-17}'), (2, '2026-03-29T22:00:00Z', '2026-03-30', 0, '{NaN}')`,
      sql`insert into weather_days (shop, market, day, max_c, sky) values (${shop.id}, 'home', '2026-01-01', 2.5, 'rain')`,
      sql`insert into plans values (${shop.id}, 3, 'x', '2026-01-03', '{"word":  "for word"}')`,
    ])
      await statement.execute(early.database);
    await early.close();

    const opened = await openStore(place);
    const store = opened.within(LOCAL_SCOPE);
    expect(await store.shop(shop.id)).toMatchObject({ shop, holidays, inputsHash: "x", importId: 2 });
    expect(await store.history(shop.id)).toEqual(contacts);
    expect(await store.weather(shop.id)).toEqual(weather);
    expect(await store.newestPlan(shop.id)).toMatchObject({ version: 3, json: '{"word":  "for word"}' });
    expect(await store.imports(shop.id)).toMatchObject([
      { id: 2, holds: true, file: "log.csv", rows: 5, contactDays: null },
      { id: 1, holds: false },
    ]);
    // The days were marked by the database as they are marked here: the same again changes none of them.
    expect(await store.previewImport({ shop, holidays, contacts, weather, report: null })).toEqual({
      ...{ shopChanged: false, holidaysChanged: false, contactDays: [] },
      weatherDays: { added: 0, changed: 0, removed: 0 },
    });
    // What stood before the import that holds was not kept then.
    await expect(store.undoImport(shop.id, 2)).rejects.toThrow("did not keep");
    const next = await store.importShop(shopImport(shop, []));
    await store.undoImport(shop.id, next);
    expect(await store.history(shop.id)).toEqual(contacts);
    await opened.close();
    await place.remove();
  },
);

it.each(databases)("refuses what a later version has changed, on $name", async (under) => {
  const place = await under.place();
  const later = await openDatabase(place);
  await migrate(later.database, "here");
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'then')`.execute(later.database);
  await later.close();
  await expect(openStore(place)).rejects.toThrow("a later version of Springtide has changed (9999-later)");
  await place.remove();
});

it.each(databases)(
  "stops webhooks of a partner that somebody may have made who sees only a part of it, on $name",
  async (under) => {
    const place = await under.place();
    const early = await openDatabase(place);
    await migrateTo(early.database, "0018-idempotency");
    await inScopeOf(
      early.database,
      EVERY_ORGANISATION,
      null,
    )(async (database) => {
      await sql`insert into people (made_at) values (now()), (now()), (now())`.execute(database);
      await sql`insert into members (organisation, person, roles, partner, agreements, since) values
        (1, 1, '{owner}', null, null, now()), (1, 2, '{partner}', 'acme', null, now()),
        (1, 3, '{partner}', 'acme', '{north}', now())`.execute(database);
      // Named after who made them, as far as the audit trail knows.
      for (const [id, partner] of [
        ...[["own", null] as const, ["by 1", "acme"] as const, ["by 2", "acme"] as const, ["by 3", "acme"] as const],
        ...[["unknown", "acme"] as const, ["unknown of others", "bell"] as const],
      ])
        await sql`insert into webhook_subscriptions (organisation, partner, id, url, events, secret, state, made_at)
          values (1, ${partner}, ${id}, 'https://example.com', '{}', 'whsec_', 'active', now())`.execute(database);
      for (const person of [1, 2, 3])
        await sql`insert into audit_entries (organisation, number, at, person, pseudonym, action, about_kind, about_id,
          previous_hash, hash) values (1, ${person}, now(), ${person}, '', 'webhook.make', 'webhook', ${`by ${person}`},
          '', '')`.execute(database);
    });
    await migrate(early.database, "here");
    await early.close();
    const store = await openStore(place);
    const found = await store.within(LOCAL_SCOPE).connections.subscriptions();
    expect(Object.fromEntries(found.map(({ id, state, responsible }) => [id, [state, responsible]]))).toEqual({
      own: ["active", null],
      "by 1": ["active", 1],
      "by 2": ["active", 2],
      "by 3": ["stopped", 3],
      unknown: ["stopped", null],
      "unknown of others": ["active", null],
    });
    await store.close();
    await place.remove();
  },
);
