import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Figures by day that a shop is planned from besides its contacts: orders and campaigns of a trigger, audits. */
export type FigureKind = "orders" | "campaigns" | "audits";

/** One state of such figures; every state stays. */
export interface DailyFigures {
  /** Id of the trigger that follows them; empty for audits. */
  readonly subject: string;
  readonly version: number;
  readonly putAt: string;
  readonly putBy: number | null;
  /** Not yet trusted. */
  readonly document: unknown;
}

/** Keeps figures as the newest state of their subject. @returns its version; the newest one's where nothing changed */
export async function insertFigures(
  database: Transaction<Tables>,
  of: { readonly shop: string; readonly kind: FigureKind; readonly subject: string },
  put: { readonly at: string; readonly by: number | null; readonly document: string },
): Promise<number> {
  const { shop, kind, subject } = of;
  // Whoever holds the shop's row numbers its figures.
  await sql`select id from shops where id = ${shop} for update`.execute(database);
  const newest = await database
    .selectFrom("daily_figures")
    .select(["version", "document"])
    .where("shop", "=", shop)
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest !== undefined && JSON.stringify(newest.document) === put.document) return newest.version;
  const version = (newest?.version ?? 0) + 1;
  await database
    .insertInto("daily_figures")
    .values({ shop, kind, subject, version, put_at: put.at, put_by: put.by, document: put.document })
    .execute();
  return version;
}

/** The newest state of each subject. */
export async function selectFigures(
  database: Transaction<Tables>,
  shop: string,
  kind: FigureKind,
): Promise<DailyFigures[]> {
  const rows = await database
    .selectFrom("daily_figures")
    .distinctOn("subject")
    .selectAll()
    .where("shop", "=", shop)
    .where("kind", "=", kind)
    .orderBy("subject")
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({
    subject: row.subject,
    version: row.version,
    putAt: row.put_at,
    putBy: row.put_by,
    document: row.document,
  }));
}
