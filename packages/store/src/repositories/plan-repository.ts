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
