import type { AuditNote } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";

/** A comparison in the list; what was JSON is not yet trusted. */
export interface KeptComparison {
  readonly number: number;
  readonly kind: string;
  readonly job: string;
  readonly madeAt: string;
  readonly pseudonym: string;
  readonly basis: unknown;
  readonly publishedAs: number | null;
}

/** A comparison with its result. */
export interface ComparisonWithResult extends KeptComparison {
  readonly result: unknown;
  readonly recomputed: unknown;
}

/** A comparison to be kept; documents are JSON. */
interface NewComparison {
  readonly shop: string;
  readonly kind: string;
  readonly job: string;
  readonly planVersion: number;
  readonly question: string;
  readonly asked: string;
  readonly pseudonym: string;
  readonly basis: string;
  readonly result: string;
  /** What prices are laid on. */
  readonly quantities: string;
}

/** What was published last of the same question before a comparison, on whatever basis. */
export interface PublishedComparison {
  readonly number: number;
  readonly publishedAs: number;
  readonly result: unknown;
}

/** An earlier reckoning of the same question. */
export interface EarlierComparison {
  readonly number: number;
  readonly result: unknown;
}

/** Comparisons of scenarios with their results: added to, and never changed but for being published. */
export interface ComparisonStore {
  /** Without results, the newest first. */
  list(shop: string): Promise<KeptComparison[]>;
  find(shop: string, number: number): Promise<ComparisonWithResult | null>;
  publishedBefore(shop: string, number: number): Promise<PublishedComparison | null>;
  ofJob(job: string): Promise<number | null>;
  quantities(shop: string, number: number): Promise<unknown>;
  /** The result as it was kept, word for word. */
  resultText(shop: string, number: number): Promise<string | null>;
  /**
   * Keeps a comparison under the next number; that of the same job again has the number it has.
   * @param differing what is said of an earlier one of the same question, as JSON
   */
  keep(made: NewComparison, differing: (earlier: EarlierComparison) => string): Promise<number>;
  published(shop: string, number: number, version: number, note: AuditNote): Promise<void>;
}

/** The sub-store of comparisons. */
export function comparisonStore(inScope: InScope, now: () => Date): ComparisonStore {
  return {
    list: (shop) =>
      inScope((database) =>
        ofShop(database, shop).select(LISTED).orderBy("number", "desc").limit(MOST_LISTED).execute(),
      ),
    find: (shop, number) =>
      inScope(
        async (database) =>
          (await ofShop(database, shop)
            .select([...LISTED, "result", "recomputed"])
            .where("number", "=", number)
            .executeTakeFirst()) ?? null,
      ),
    publishedBefore: (shop, number) => inScope((database) => publishedBefore(database, shop, number)),
    ofJob: (job) => inScope((database) => numberOfJob(database, job)),
    quantities: (shop, number) =>
      inScope(
        async (database) =>
          (await ofShop(database, shop).select("quantities").where("number", "=", number).executeTakeFirst())
            ?.quantities ?? null,
      ),
    resultText: (shop, number) =>
      inScope(
        async (database) =>
          (
            await ofShop(database, shop)
              .select(sql<string>`result::text`.as("text"))
              .where("number", "=", number)
              .executeTakeFirst()
          )?.text ?? null,
      ),
    keep: (made, differing) => inScope((database) => keep(database, made, differing, now().toISOString())),
    published: (shop, number, version, note) =>
      inScope(async (database) => {
        await database
          .updateTable("comparisons")
          .set({ published_as: version })
          .where("shop", "=", shop)
          .where("number", "=", number)
          .execute();
        await recordAudit(database, note, now());
      }),
  };
}

const MOST_LISTED = 200;
const LISTED = [
  "number",
  "kind",
  "job",
  "made_at as madeAt",
  "pseudonym",
  "basis",
  "published_as as publishedAs",
] as const;

function ofShop(database: Transaction<Tables>, shop: string) {
  return database.selectFrom("comparisons").where("shop", "=", shop);
}

async function numberOfJob(database: Transaction<Tables>, job: string): Promise<number | null> {
  const row = await database.selectFrom("comparisons").select("number").where("job", "=", job).executeTakeFirst();
  return row?.number ?? null;
}

async function publishedBefore(
  database: Transaction<Tables>,
  shop: string,
  number: number,
): Promise<PublishedComparison | null> {
  const asked = ofShop(database, shop).select("asked").where("number", "=", number);
  const before = await ofShop(database, shop)
    .select(["number", "published_as", "result"])
    .where("asked", "=", asked)
    .where("number", "<", number)
    .where("published_as", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (before === undefined || before.published_as === null) return null;
  return { number: before.number, publishedAs: before.published_as, result: before.result };
}

async function keep(
  database: Transaction<Tables>,
  { planVersion, ...made }: NewComparison,
  differing: (earlier: EarlierComparison) => string,
  madeAt: string,
): Promise<number> {
  // Numbers count up one after the other; the lock ends with the transaction.
  await sql`select pg_advisory_xact_lock(hashtext('springtide.comparisons'), springtide_organisation())`.execute(
    database,
  );
  const known = await numberOfJob(database, made.job);
  if (known !== null) return known;
  const last = await database
    .selectFrom("comparisons")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const earlier = await ofShop(database, made.shop)
    .select(["number", "result"])
    .where("question", "=", made.question)
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  const recomputed = earlier === undefined ? null : differing(earlier);
  await database
    .insertInto("comparisons")
    .values({ ...made, number, plan_version: planVersion, made_at: madeAt, recomputed, published_as: null })
    .execute();
  return number;
}
