import type { Kysely } from "kysely";
import { Migrator, sql } from "kysely";
import { Refusal } from "@springtide/refusal";
import { shopsHistoryPlans } from "../migrations/0001-shops-history-plans.ts";
import { patienceLaws } from "../migrations/0002-patience-laws.ts";
import { forecastChoice } from "../migrations/0003-forecast-choice.ts";
import { adjustments } from "../migrations/0004-adjustments.ts";
import { namedRosters } from "../migrations/0005-named-rosters.ts";
import { decisions } from "../migrations/0006-decisions.ts";
import type { Tables } from "./tables.ts";

/** In order of their names; one that was released is never changed, only followed by another. */
const migrations = {
  "0001-shops-history-plans": shopsHistoryPlans,
  "0002-patience-laws": patienceLaws,
  "0003-forecast-choice": forecastChoice,
  "0004-adjustments": adjustments,
  "0005-named-rosters": namedRosters,
  "0006-decisions": decisions,
};

/**
 * Brings the tables to the shape this version works with; each migration happens in whole or not at all.
 * @throws Refusal `data-folder-newer` if a later version has been at work there
 */
export async function migrate(database: Kysely<Tables>, folder: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const unknown = (await appliedNames(database)).find((name) => !(name in migrations));
  if (unknown !== undefined)
    throw new Refusal({
      code: "data-folder-newer",
      place: { file: folder },
      found: `data that a later version of Springtide has changed (${unknown})`,
      rule: "this version cannot read them",
      remedy: "Start the later version, or give this one another data folder.",
    });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("The database could not be brought up to date.", { cause: error });
}

/** Kysely's own list of the migrations done; it is not there yet in a new database. */
async function appliedNames(database: Kysely<Tables>): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map((row) => row.name);
}
