import { createHash } from "node:crypto";
import type { PublishedKind } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** What is numbered here; plans have versions of their own. */
export type NumberedKind = Exclude<PublishedKind, "plan">;

/** A forecast or a report of scenarios that somebody wants to publish. */
export interface NewVersion {
  readonly kind: NumberedKind;
  readonly shop: string;
  /** JSON, kept word for word. */
  readonly document: string;
  readonly inputsHash: string;
  readonly software: string;
  readonly seed: number;
  /** What it commits to with partners. */
  readonly cents: number;
  /** Of a forecast; not known of those that were numbered before anybody kept it. */
  readonly queue?: string | null;
}

/** A version, without whether it was published. */
export interface DocumentVersion extends Omit<NewVersion, "kind" | "shop"> {
  readonly version: number;
}

/** Gives a document the next number of its kind and shop; the same document again has the number it has. */
export async function numberVersion(
  database: Transaction<Tables>,
  { kind, shop, document, inputsHash, software, seed, cents, queue = null }: NewVersion,
  madeAt: string,
): Promise<number> {
  // Numbers count up one after the other; the lock ends with the transaction.
  await sql`select pg_advisory_xact_lock(hashtext('springtide.document-versions'), springtide_organisation())`.execute(
    database,
  );
  const sha256 = createHash("sha256").update(document).digest("hex");
  const of = database.selectFrom("document_versions").where("kind", "=", kind).where("shop", "=", shop);
  const known = await of
    .select("version")
    .where("sha256", "=", sha256)
    .where("inputs_hash", "=", inputsHash)
    .executeTakeFirst();
  if (known !== undefined) return known.version;
  const last = await of.select(({ fn }) => fn.max("version").as("version")).executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await database
    .insertInto("document_versions")
    .values({
      ...{ kind, shop, version, made_at: madeAt, inputs_hash: inputsHash, software, seed, cents, sha256, document },
      queue,
    })
    .execute();
  return version;
}

export async function selectVersion(
  database: Transaction<Tables>,
  kind: NumberedKind,
  shop: string,
  version: number,
): Promise<DocumentVersion | null> {
  const row = await database
    .selectFrom("document_versions")
    .select([
      "version",
      "inputs_hash",
      "software",
      "seed",
      "cents",
      "queue",
      sql<string>`document::text`.as("document"),
    ])
    .where("kind", "=", kind)
    .where("shop", "=", shop)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { inputs_hash: inputsHash, ...rest } = row;
  return { ...rest, inputsHash };
}
