import { Shop, priorPatience } from "@springtide/contracts";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { namedRosters } from "../src/migrations/0005-named-rosters.ts";
import { adjustments } from "../src/migrations/0004-adjustments.ts";
import { forecastChoice } from "../src/migrations/0003-forecast-choice.ts";
import { patienceLaws } from "../src/migrations/0002-patience-laws.ts";
import { shopsHistoryPlans } from "../src/migrations/0001-shops-history-plans.ts";
import { NO_HOLIDAYS, smallShop } from "./fixtures.ts";

it.each(databases)(
  "reads a shop that was stored when patience was one number or none, and nobody said how to forecast or adjusted one, on $name",
  async (under) => {
    const place = await under.place();
    const { database, close } = await openDatabase(place);
    try {
      await shopsHistoryPlans.up(database);
      const shop = smallShop();
      const [phone, email] = shop.queues;
      const target = { ...phone?.target, definition: "slExclShort" };
      const queues = [
        {
          ...phone,
          target,
          staffedBy: undefined,
          ahtFrom: undefined,
          patience: undefined,
          forecast: undefined,
          patienceSeconds: 120,
        },
        {
          ...email,
          staffedBy: undefined,
          ahtFrom: undefined,
          patience: undefined,
          forecast: undefined,
          patienceSeconds: null,
        },
      ];
      const definition = JSON.stringify({
        ...shop,
        plan: { ...shop.plan, model: undefined, roster: undefined },
        contracts: undefined,
        shiftPatterns: undefined,
        queues,
        adjustments: undefined,
      });
      await sql`insert into shops (id, definition, holidays) values (${shop.id}, ${definition}::jsonb,
      ${JSON.stringify(NO_HOLIDAYS)}::jsonb)`.execute(database);
      await sql`with import as (insert into imports (shop, imported_at, report, inputs_hash)
      values (${shop.id}, now(), 'null', 'x') returning id)
      update shops set newest_import = (select id from import)`.execute(database);
      await patienceLaws.up(database);
      await forecastChoice.up(database);
      await adjustments.up(database);
      await namedRosters.up(database);
      const { rows } = await sql<{ definition: unknown }>`select definition from shops`.execute(database);
      const stored = Shop.parse(rows[0]?.definition);
      expect(stored.queues.map(({ ahtFrom }) => ahtFrom)).toEqual(["history", "history"]);
      expect(stored.adjustments).toEqual([]);
      expect(stored.plan).toEqual(shop.plan);
      expect(stored.queues.map(({ patience }) => patience)).toEqual([
        { law: { kind: "exponential", meanSeconds: 120 }, basis: "given" },
        priorPatience("email"),
      ]);
      expect(stored.queues.map(({ forecast }) => forecast)).toEqual([
        { methods: "auto", weather: "auto" },
        { methods: "auto", weather: "auto" },
      ]);
      expect(stored.queues[0]?.target).toMatchObject({ definition: "slExclShort", shortAbandonSeconds: 5 });
      expect(stored.queues[1]?.target).toEqual(shop.queues[1]?.target);
    } finally {
      await close();
      await place.remove();
    }
  },
  60_000,
);
