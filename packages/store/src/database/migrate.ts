import type { Kysely, Migration } from "kysely";
import { Migrator, NO_MIGRATIONS, sql } from "kysely";
import { Refusal } from "@springtide/refusal";
import { shopsHistoryPlans } from "../migrations/0001-shops-history-plans.ts";
import { patienceLaws } from "../migrations/0002-patience-laws.ts";
import { forecastChoice } from "../migrations/0003-forecast-choice.ts";
import { adjustments } from "../migrations/0004-adjustments.ts";
import { namedRosters } from "../migrations/0005-named-rosters.ts";
import { decisions } from "../migrations/0006-decisions.ts";
import { datedWages } from "../migrations/0007-dated-wages.ts";
import { clockPremiums } from "../migrations/0008-clock-premiums.ts";
import { organisations } from "../migrations/0009-organisations.ts";
import { importVersions } from "../migrations/0010-import-versions.ts";
import { people } from "../migrations/0011-people.ts";
import { commitments } from "../migrations/0013-commitments.ts";
import { audit } from "../migrations/0014-audit.ts";
import { approvals } from "../migrations/0015-approvals.ts";
import { jobs } from "../migrations/0012-jobs.ts";
import { connections } from "../migrations/0016-connections.ts";
import { mappings } from "../migrations/0017-mappings.ts";
import { idempotency } from "../migrations/0018-idempotency.ts";
import { jobsInFleets } from "../migrations/0019-jobs-in-fleets.ts";
import { uploadsAndVersions } from "../migrations/0020-uploads-and-versions.ts";
import { sealedSecrets } from "../migrations/0022-sealed-secrets.ts";
import { deadlineDecisions } from "../migrations/0025-deadline-decisions.ts";
import { rosterDrafts } from "../migrations/0026-roster-drafts.ts";
import { partnerRecords } from "../migrations/0027-partner-records.ts";
import { settlements } from "../migrations/0028-settlements.ts";
import { scenarios } from "../migrations/0030-scenarios.ts";
import { comparisons } from "../migrations/0031-comparisons.ts";
import { financeSettingsInvoices } from "../migrations/0032-finance-settings-invoices.ts";
import { bookedCosts } from "../migrations/0033-booked-costs.ts";
import { recordedService } from "../migrations/0035-recorded-service.ts";
import { forecastsByQueue } from "../migrations/0036-forecasts-by-queue.ts";
import { comparisonsAsked } from "../migrations/0037-comparisons-asked.ts";
import { partnerLinks } from "../migrations/0038-partner-links.ts";
import { seatsByPartner } from "../migrations/0040-seats-by-partner.ts";
import { settlementSeals } from "../migrations/0039-settlement-seals.ts";
import { EVERY_ORGANISATION, enterScope } from "./scope.ts";
import type { Tables } from "./tables.ts";

/** In order of their names; one that was released is never changed, only followed by another. */
const migrations = {
  "0001-shops-history-plans": shopsHistoryPlans,
  "0002-patience-laws": patienceLaws,
  "0003-forecast-choice": forecastChoice,
  "0004-adjustments": adjustments,
  "0005-named-rosters": namedRosters,
  "0006-decisions": decisions,
  "0007-dated-wages": datedWages,
  "0008-clock-premiums": clockPremiums,
  "0009-organisations": organisations,
  "0010-import-versions": importVersions,
  "0011-people": people,
  "0012-jobs": jobs,
  "0013-commitments": commitments,
  "0014-audit": audit,
  "0015-approvals": approvals,
  "0016-connections": connections,
  "0017-mappings": mappings,
  "0018-idempotency": idempotency,
  "0019-jobs-in-fleets": jobsInFleets,
  "0020-uploads-and-versions": uploadsAndVersions,
  "0022-sealed-secrets": sealedSecrets,
  "0025-deadline-decisions": deadlineDecisions,
  "0026-roster-drafts": rosterDrafts,
  "0027-partner-records": partnerRecords,
  "0028-settlements": settlements,
  "0030-scenarios": scenarios,
  "0031-comparisons": comparisons,
  "0032-finance-settings-invoices": financeSettingsInvoices,
  "0033-booked-costs": bookedCosts,
  "0035-recorded-service": recordedService,
  "0036-forecasts-by-queue": forecastsByQueue,
  "0037-comparisons-asked": comparisonsAsked,
  "0038-partner-links": partnerLinks,
  "0039-settlement-seals": settlementSeals,
  "0040-seats-by-partner": seatsByPartner,
};

/**
 * Brings the tables to the shape this version works with, in whole or not at all. Of processes that start together one does
 * it, behind an advisory lock of the database, and the others wait for it.
 * @param where folder or address, for those who read of a refusal
 * @throws Refusal `data-newer` if a later version has been at work there
 */
export async function migrate(database: Kysely<Tables>, where: string): Promise<void> {
  const applied = await appliedMigrations(database);
  const unknown = unknownMigration(applied);
  if (unknown !== undefined)
    throw new Refusal({
      code: "data-newer",
      place: { file: where },
      found: `data that a later version of Springtide has changed (${unknown})`,
      rule: "this version cannot read them",
      remedy: "Start the later version, or give this one other data.",
    });
  // Asking what tables there are takes longer than all else of an opening; where nothing is to be done, nobody needs to know.
  if (applied.length < Object.keys(migrations).length) await migrateTo(database, Object.keys(migrations).at(-1));
}

/** Brings the tables to an earlier shape, as a backup of that time needs them; with no name, to none at all. */
export async function migrateTo(database: Kysely<Tables>, name: string | undefined): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(acrossOrganisations()) };
  const migrator = new Migrator({ db: database, provider });
  const { error } = await migrator.migrateTo(name ?? NO_MIGRATIONS);
  if (error instanceof Refusal) throw error;
  if (error !== undefined) throw new Error("The database could not be brought up to date.", { cause: error });
}

/** A migration changes what every organisation stored; policies bind it like any other work. */
function acrossOrganisations(): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries<Migration>(migrations).map(([name, migration]) => [
      name,
      {
        async up(database: Kysely<Tables>) {
          await enterScope(database, EVERY_ORGANISATION);
          await migration.up(database);
        },
      },
    ]),
  );
}

/** The first of these names that this version does not know. */
export function unknownMigration(names: readonly string[]): string | undefined {
  return names.find((name) => !(name in migrations));
}

/** Names of the migrations done, in their order; none in a new database. */
export async function appliedMigrations(database: Kysely<Tables>): Promise<string[]> {
  const { rows: there } = await sql`select where to_regclass('kysely_migration') is not null`.execute(database);
  if (there.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map((row) => row.name);
}
