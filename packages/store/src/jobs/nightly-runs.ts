import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** A night's run of a shop, as it was begun. */
export interface NightlyRun {
  readonly shop: string;
  /** The instant that the shop's local time stood for. */
  readonly dueAt: string;
  readonly job: string | null;
  /** Nights before it on which nothing ran, and the first of them. */
  readonly missed: number;
  readonly missedFrom: string | null;
  /** Whether somebody has seen what was missed. */
  readonly shown: boolean;
}

/**
 * Writes down that a shop's run of this instant begins.
 * @returns whether it does: of several processes only one begins it
 */
export async function beginNightly(
  database: Transaction<Tables>,
  { shop, dueAt, job, missed, missedFrom }: Omit<NightlyRun, "shown">,
): Promise<boolean> {
  const { rows } = await sql`
    insert into nightly_runs (shop, due_at, job, missed, missed_from, shown)
    values (${shop}, ${dueAt}::timestamptz, ${job}::uuid, ${missed}, ${missedFrom}::timestamptz, ${missed === 0})
    on conflict do nothing returning shop`.execute(database);
  return rows.length > 0;
}

/**
 * The newest run of each shop in scope.
 * @param until runs after it stem from a clock that was wrong
 */
export async function selectLastNightly(
  database: Transaction<Tables>,
  until: string,
): Promise<readonly { readonly organisation: number; readonly shop: string; readonly dueAt: string }[]> {
  const { rows } = await sql<{ organisation: number; shop: string; dueAt: string }>`
    select organisation, shop, max(due_at) as "dueAt" from nightly_runs
    where due_at <= ${until}::timestamptz group by organisation, shop`.execute(database);
  return rows;
}

/** Runs after nights that were missed and that nobody has seen yet. */
export async function selectMissed(database: Transaction<Tables>): Promise<NightlyRun[]> {
  const { rows } = await sql<NightlyRun>`
    select shop, due_at as "dueAt", job, missed, missed_from as "missedFrom", shown from nightly_runs
    where not shown order by due_at, shop`.execute(database);
  return rows;
}

/** Says that what was missed has been seen. */
export async function markMissedShown(database: Transaction<Tables>): Promise<void> {
  await sql`update nightly_runs set shown = true where not shown`.execute(database);
}

/** Where the clocks of the shops in scope are. */
export async function selectShopZones(
  database: Transaction<Tables>,
): Promise<readonly { readonly organisation: number; readonly id: string; readonly zone: string }[]> {
  const { rows } = await sql<{ organisation: number; id: string; zone: string }>`
    select shops.organisation, shops.id, imports.definition ->> 'zone' as zone
    from shops join imports on imports.id = shops.newest_import order by shops.organisation, shops.id`.execute(
    database,
  );
  return rows;
}
