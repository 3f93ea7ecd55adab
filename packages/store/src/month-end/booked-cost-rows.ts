import { type AuditNote, BookedCost } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tables } from "../database/tables.ts";

/** What was paid for a shop. */
export interface CostsToBook {
  readonly shop: string;
  readonly costs: readonly BookedCost[];
  /** all: nothing else was. these-months: what was paid in other months stays. */
  readonly replaces: "all" | "these-months";
  readonly who: AuditNote["who"];
}

/** In order of their months. */
export async function selectBookedCosts(database: Transaction<Tables>, shop: string): Promise<BookedCost[]> {
  const rows = await database
    .selectFrom("booked_costs")
    .select("document")
    .where("shop", "=", shop)
    .orderBy("month")
    .execute();
  return rows.flatMap(({ document }) => BookedCost.array().parse(document));
}

/** Replaces what was paid for a shop, of all months or of those named. */
export async function replaceBookedCosts(
  database: Transaction<Tables>,
  { shop, costs, replaces, who }: CostsToBook,
  at: Date,
): Promise<void> {
  await database.selectFrom("shops").select("id").where("id", "=", shop).forUpdate().execute();
  const months = [...new Set(costs.map(({ month }) => month))].toSorted();
  const old = database.deleteFrom("booked_costs").where("shop", "=", shop);
  await (replaces === "all" ? old : old.where("month", "in", months)).execute();
  for (const month of months) {
    const document = JSON.stringify(costs.filter((one) => one.month === month));
    await database.insertInto("booked_costs").values({ shop, month, document }).execute();
  }
  const after = { months, costs: costs.length, replaces };
  const about = { kind: "booked-costs", id: shop, version: null };
  await recordAudit(database, { who, what: "costs.book", about, why: null, before: null, after }, at);
}
