import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

export interface StoredPlan {
  /** 1 for the first plan of a shop. */
  readonly version: number;
  readonly inputsHash: string;
  readonly savedAt: string;
  /** The plan as JSON, word for word as it was saved. */
  readonly json: string;
}

/** What is known of a shop's newest plan without reading it. */
export type PlanEntry = Omit<StoredPlan, "json">;

/** Adds a version and gives back its number. Call it inside a transaction: plans of one shop are numbered one after the other. */
export async function insertPlan(
  database: Kysely<Tables>,
  shop: string,
  plan: Omit<StoredPlan, "version">,
): Promise<number> {
  await database.selectFrom("shops").select("id").where("id", "=", shop).forUpdate().execute();
  const { rows } = await sql<{ version: number }>`
    insert into plans (shop, version, inputs_hash, saved_at, document)
    select ${shop}::text, coalesce(max(version), 0) + 1, ${plan.inputsHash}::text, ${plan.savedAt}::timestamptz,
      ${plan.json}::json
    from plans where shop = ${shop}
    returning version
  `.execute(database);
  const [inserted] = rows;
  if (inserted === undefined) throw new Error(`The plan of ${shop} was not written.`);
  return inserted.version;
}

/** What one plan says of the dates of its triggers. */
export interface PlannedOnsets {
  readonly version: number;
  readonly savedAt: string;
  readonly firstDay: string;
  /** `trigger` and `nextOnsets` of each, not yet trusted. */
  readonly triggers: unknown;
}

/** Of the newest plans, the oldest of them first; the rest of their documents is not read. */
export async function selectPlannedOnsets(
  database: Kysely<Tables>,
  shop: string,
  most: number,
): Promise<PlannedOnsets[]> {
  const { rows } = await sql<{ version: number; saved_at: string; first_day: string; triggers: unknown }>`
    select version, saved_at, document -> 'grid' ->> 'firstDay' as first_day, (
      select coalesce(json_agg(json_build_object('trigger', one ->> 'id', 'nextOnsets', one -> 'nextOnsets')), '[]'::json)
      from json_array_elements(document -> 'triggers') as one
    ) as triggers
    from plans where shop = ${shop}
    order by version desc limit ${most}
  `.execute(database);
  return rows
    .map((row) => ({ version: row.version, savedAt: row.saved_at, firstDay: row.first_day, triggers: row.triggers }))
    .reverse();
}

/** Key figures of the newest plans, the newest first, not yet trusted: a document is taken apart in the database, so that none is read whole. */
export async function selectPlanFigures(database: Kysely<Tables>, shop: string, most: number): Promise<unknown[]> {
  const { rows } = await sql<{ version: number; saved_at: string; told: object }>`
    with newest as materialized (
      select version, saved_at, document::jsonb as plan from plans
      where shop = ${shop} order by version desc limit ${most})
    select version, saved_at, jsonb_build_object(
      'firstDay', plan -> 'grid' -> 'firstDay', 'days', plan -> 'grid' -> 'days',
      'knownTo', plan -> 'history' -> 'lastDay', 'level', plan -> 'level', 'totals', plan -> 'totals',
      'peaks', plan -> 'peaks', 'triggers', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', one -> 'id', 'name', one -> 'name', 'nextOnsets', one -> 'nextOnsets') order by place), '[]'::jsonb)
        from jsonb_array_elements(plan -> 'triggers') with ordinality as listed (one, place)
      )) as told
    from newest order by version desc
  `.execute(database);
  return rows.map(({ version, saved_at, told }) => ({ ...told, version, savedAt: saved_at }));
}

/** Forecasts that a plan would lock with agreements. */
export interface PlanLocks {
  readonly version: number;
  readonly savedAt: string;
  /** Not yet trusted; null where the plan has none. */
  readonly locks: unknown;
}

/** Of one version, or of the newest that was saved by an instant; the rest of the document is not read. */
export async function selectPlanLocks(
  database: Kysely<Tables>,
  shop: string,
  of: { readonly version: number } | { readonly at: Date },
): Promise<PlanLocks | null> {
  const query = database
    .selectFrom("plans")
    .select(["version", "saved_at as savedAt", sql`document -> 'decisions' -> 'locks'`.as("locks")])
    .where("shop", "=", shop);
  const chosen =
    "version" in of ? query.where("version", "=", of.version) : query.where("saved_at", "<=", of.at.toISOString());
  return (await chosen.orderBy("version", "desc").limit(1).executeTakeFirst()) ?? null;
}

export async function selectNewestPlan(database: Kysely<Tables>, shop: string): Promise<StoredPlan | null> {
  const row = await database
    .selectFrom("plans")
    .select(["version", "inputs_hash", "saved_at", sql<string>`document::text`.as("json")])
    .where("shop", "=", shop)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { version: row.version, inputsHash: row.inputs_hash, savedAt: row.saved_at, json: row.json };
}

export async function selectNewestPlanEntry(database: Kysely<Tables>, shop: string): Promise<PlanEntry | null> {
  const row = await database
    .selectFrom("plans")
    .select(["version", "inputs_hash", "saved_at"])
    .where("shop", "=", shop)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, inputsHash: row.inputs_hash, savedAt: row.saved_at };
}
