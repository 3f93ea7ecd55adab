import { createHash } from "node:crypto";
import { Publication } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

const KIND = "plan";

/** A stored plan that is to be published. */
export type NewPublication = Pick<
  Publication,
  "shop" | "version" | "at" | "person" | "pseudonym" | "why" | "software" | "seed"
>;

/** A stored plan of a shop: what it came from, and the document word for word. */
export interface PlanVersion {
  readonly version: number;
  readonly inputsHash: string;
  readonly savedAt: string;
  readonly json: string;
}

export async function selectPlanVersion(
  database: Transaction<Tables>,
  shop: string,
  version: number,
): Promise<PlanVersion | null> {
  const row = await database
    .selectFrom("plans")
    .select(["version", "inputs_hash", "saved_at", sql<string>`document::text`.as("json")])
    .where("shop", "=", shop)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? null : { version, inputsHash: row.inputs_hash, savedAt: row.saved_at, json: row.json };
}

/** The published document of a version, word for word; null if it was not published. */
export async function selectPublished(
  database: Transaction<Tables>,
  shop: string,
  version: number,
): Promise<string | null> {
  const row = await database
    .selectFrom("published_documents")
    .select(sql<string>`document::text`.as("json"))
    .where("shop", "=", shop)
    .where("kind", "=", KIND)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.json ?? null;
}

/** Keeps a copy of a stored plan for good. Published already, it stays as it was published. */
export async function insertPublication(database: Transaction<Tables>, publication: NewPublication): Promise<void> {
  const { shop, version } = publication;
  const plan = await selectPlanVersion(database, shop, version);
  if (plan === null) throw new Error(`There is no plan ${version} of ${shop}.`);
  await database
    .insertInto("published_documents")
    .values({
      ...publication,
      kind: KIND,
      inputs_hash: plan.inputsHash,
      sha256: createHash("sha256").update(plan.json).digest("hex"),
      document: plan.json,
    })
    .onConflict((conflict) => conflict.columns(["shop", "kind", "version", "organisation"]).doNothing())
    .execute();
}

export async function insertAcknowledgement(
  database: Transaction<Tables>,
  told: {
    readonly shop: string;
    readonly version: number;
    readonly person: number;
    readonly pseudonym: string;
    readonly at: string;
  },
): Promise<void> {
  await database
    .insertInto("publication_acknowledgements")
    .values({ ...told, kind: KIND })
    .onConflict((conflict) => conflict.columns(["shop", "kind", "version", "person", "organisation"]).doNothing())
    .execute();
}

/** The published versions of a shop's plans, in their order. */
export async function selectPublications(database: Transaction<Tables>, shop: string): Promise<Publication[]> {
  const rows = await database
    .selectFrom("published_documents")
    .select(["shop", "version", "at", "person", "pseudonym", "why", "inputs_hash", "software", "seed", "sha256"])
    .where("shop", "=", shop)
    .where("kind", "=", KIND)
    .orderBy("version")
    .execute();
  const read = await database
    .selectFrom("publication_acknowledgements")
    .select(["version", "person", "pseudonym", "at"])
    .where("shop", "=", shop)
    .where("kind", "=", KIND)
    .orderBy("at")
    .execute();
  return rows.map(({ inputs_hash: inputsHash, ...row }) =>
    Publication.parse({
      ...row,
      inputsHash,
      acknowledged: read
        .filter(({ version }) => version === row.version)
        .map(({ person, pseudonym, at }) => ({ person, pseudonym, at })),
    }),
  );
}
