import { Shop } from "@springtide/contracts";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { shopsHistoryPlans } from "../src/migrations/0001-shops-history-plans.ts";
import { namedRosters } from "../src/migrations/0005-named-rosters.ts";
import { decisions } from "../src/migrations/0006-decisions.ts";
import { datedWages } from "../src/migrations/0007-dated-wages.ts";
import { selectNewestPlan } from "../src/repositories/plan-repository.ts";
import { NO_HOLIDAYS, smallShop } from "./fixtures.ts";

it.each(databases)(
  "reads a shop and a plan that were stored when nobody was rostered by name, nor seats kept on stand-by, on $name",
  async (under) => {
    const place = await under.place();
    const { database, close } = await openDatabase(place);
    try {
      await shopsHistoryPlans.up(database);
      const partner = { partner: "Partner", serves: ["phone"], seats: 5, minimumBlock: "4h", pricePerHour: 25 };
      // Days of notice ended with the day before; parts of days were hours.
      const shop = smallShop("lamps", "Europe/Berlin", {
        agreements: [
          { ...partner, id: "days", notice: "14d by 00:00" },
          { ...partner, id: "hours", notice: "36h", priceBasis: "rostered" },
        ],
      });
      const noticeDays = new Map([
        ["days", 14],
        ["hours", 1.5],
      ]);
      const earlier = {
        ...shop,
        contracts: undefined,
        shiftPatterns: undefined,
        customerValue: undefined,
        longerHours: undefined,
        deflection: undefined,
        sites: shop.sites.map((site) => ({ ...site, labourRules: undefined, desks: undefined })),
        queues: shop.queues.map((queue) => ({
          ...queue,
          staffedBy: undefined,
          preSale: undefined,
          penaltyPerLate: undefined,
        })),
        teams: shop.teams.map((team) => ({
          ...team,
          wages: undefined,
          people: undefined,
          hiring: undefined,
          extraHours: undefined,
        })),
        agreements: shop.agreements.map(
          ({ id, partner, zone, serves, seats, minimumBlockMinutes, pricePerHour, priceBasis, openingHours }) => ({
            ...{ id, partner, zone, serves, seats, minimumBlockMinutes, pricePerHour, priceBasis, openingHours },
            noticeDays: noticeDays.get(id),
          }),
        ),
        plan: { ...shop.plan, roster: undefined },
      };
      const definition = JSON.stringify(earlier);
      await sql`insert into shops (id, definition, holidays) values (${shop.id}, ${definition}::jsonb,
      ${JSON.stringify(NO_HOLIDAYS)}::jsonb)`.execute(database);
      await sql`with import as (insert into imports (shop, imported_at, report, inputs_hash)
      values (${shop.id}, now(), 'null', 'x') returning id)
      update shops set newest_import = (select id from import)`.execute(database);
      const plan = JSON.stringify({ contract: "springtide-plan", version: 3, shop: earlier, shifts: [] });
      await sql`insert into plans (shop, version, inputs_hash, saved_at, document)
      values (${shop.id}, 1, 'x', now(), ${plan}::json)`.execute(database);
      await namedRosters.up(database);
      await decisions.up(database);
      // Stored after that, and before wages had dates: with people and with terms for new ones.
      const staffed = staffedShop();
      const undated = JSON.stringify(staffed, (key, value: unknown) => (key === "wages" ? undefined : value));
      await sql`insert into shops (id, definition, holidays, newest_import)
        select ${staffed.id}, ${undated}::jsonb, holidays, newest_import from shops where id = ${shop.id}`.execute(
        database,
      );
      await datedWages.up(database);
      expect((await sql`select definition from shops where id = ${staffed.id}`.execute(database)).rows).toEqual([
        { definition: staffed },
      ]);
      const { rows } = await sql<{ definition: unknown }>`select definition from shops where id = ${shop.id}`.execute(
        database,
      );
      expect(rows.map(({ definition }) => Shop.parse(definition))).toEqual([shop]);
      const stored: unknown = JSON.parse((await selectNewestPlan(database, shop.id))?.json ?? "");
      expect(stored).toEqual({
        contract: "springtide-plan",
        version: 5,
        roster: null,
        decisions: null,
        economics: null,
        verification: null,
        shop,
        shifts: [],
      });
    } finally {
      await close();
      await place.remove();
    }
  },
  60_000,
);

function staffedShop(): Shop {
  return smallShop("staffed", "Europe/Berlin", {
    contracts: [{ id: "full", hours: 40 }],
    shiftPatterns: [{ id: "day", starts: ["08:00"], lengths: ["8h"] }],
    teams: [
      {
        ...{ id: "desk", serves: ["phone"], costPerHour: 20, patterns: ["day"] },
        people: [
          { id: "ann", contract: "full" },
          { id: "ben", contract: "full", costPerHour: 25 },
        ],
        hiring: { recruit: "4w", train: "2w", classSize: 4, most: 8, weeks: 20, hoursAWeek: 30 },
      },
      { id: "back", serves: ["email"], costPerHour: 18 },
    ],
  });
}
