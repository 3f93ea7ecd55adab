import { createHash } from "node:crypto";
import type { PublishedKind } from "@springtide/contracts";
import { Publication } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { selectVersion } from "./document-versions.ts";

/** A stored version that is to be published. */
export type NewPublication = Pick<
  Publication,
  "kind" | "shop" | "version" | "at" | "person" | "pseudonym" | "why" | "software" | "seed"
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
  kind: PublishedKind,
  shop: string,
  version: number,
): Promise<string | null> {
  const row = await database
    .selectFrom("published_documents")
    .select(sql<string>`document::text`.as("json"))
    .where("shop", "=", shop)
    .where("kind", "=", kind)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.json ?? null;
}

/** A forecast of a queue as it was published, word for word. */
export interface PublishedForecast {
  readonly queue: string;
  readonly version: number;
  readonly at: string;
  readonly json: string;
}

/** Of each queue of a shop the forecast that was published last by an instant. */
export async function selectForecastsBy(
  database: Transaction<Tables>,
  shop: string,
  at: Date,
): Promise<PublishedForecast[]> {
  const rows = await database
    .selectFrom("published_documents")
    .innerJoin("document_versions", (join) =>
      join
        .onRef("document_versions.shop", "=", "published_documents.shop")
        .onRef("document_versions.kind", "=", "published_documents.kind")
        .onRef("document_versions.version", "=", "published_documents.version"),
    )
    .select(["queue", "published_documents.version", "at", sql<string>`published_documents.document::text`.as("json")])
    .distinctOn("queue")
    .where("published_documents.shop", "=", shop)
    .where("published_documents.kind", "=", "forecast")
    .where("at", "<=", at.toISOString())
    .where("queue", "is not", null)
    .orderBy("queue")
    .orderBy("at", "desc")
    .orderBy("published_documents.version", "desc")
    .execute();
  return rows.flatMap(({ queue, ...row }) => (queue === null ? [] : [{ queue, ...row }]));
}

/** Keeps a copy of a stored version for good. Published already, it stays as it was published. */
export async function insertPublication(database: Transaction<Tables>, publication: NewPublication): Promise<void> {
  const { kind, shop, version } = publication;
  const stored = await storedDocument(database, publication);
  if (stored === null) throw new Error(`There is no ${kind} ${version} of ${shop}.`);
  await database
    .insertInto("published_documents")
    .values({
      ...publication,
      inputs_hash: stored.inputsHash,
      sha256: createHash("sha256").update(stored.document).digest("hex"),
      document: stored.document,
    })
    .onConflict((conflict) => conflict.columns(["shop", "kind", "version", "organisation"]).doNothing())
    .execute();
}

async function storedDocument(
  database: Transaction<Tables>,
  { kind, shop, version }: NewPublication,
): Promise<{ readonly inputsHash: string; readonly document: string } | null> {
  if (kind !== "plan") return selectVersion(database, kind, shop, version);
  const plan = await selectPlanVersion(database, shop, version);
  return plan === null ? null : { inputsHash: plan.inputsHash, document: plan.json };
}

export async function insertAcknowledgement(
  database: Transaction<Tables>,
  told: {
    readonly kind: PublishedKind;
    readonly shop: string;
    readonly version: number;
    readonly person: number;
    readonly pseudonym: string;
    readonly at: string;
  },
): Promise<void> {
  await database
    .insertInto("publication_acknowledgements")
    .values(told)
    .onConflict((conflict) => conflict.columns(["shop", "kind", "version", "person", "organisation"]).doNothing())
    .execute();
}

/** The published versions of one kind of a shop, in their order. */
export async function selectPublications(
  database: Transaction<Tables>,
  kind: PublishedKind,
  shop: string,
): Promise<Publication[]> {
  const rows = await database
    .selectFrom("published_documents")
    .select([
      "kind",
      "shop",
      "version",
      "at",
      "person",
      "pseudonym",
      "why",
      "inputs_hash",
      "software",
      "seed",
      "sha256",
    ])
    .where("shop", "=", shop)
    .where("kind", "=", kind)
    .orderBy("version")
    .execute();
  const read = await database
    .selectFrom("publication_acknowledgements")
    .select(["version", "person", "pseudonym", "at"])
    .where("shop", "=", shop)
    .where("kind", "=", kind)
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
