import { type AuditNote, InvoiceBatch, SupplierInvoiceLine } from "@springtide/contracts";
import type { Selectable, Transaction } from "kysely";
import { sql } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tables } from "../database/tables.ts";

/** An invoice line as it is kept. */
export interface StoredInvoiceLine extends SupplierInvoiceLine {
  readonly number: number;
  readonly batch: number;
}

/** Lines to be recorded together. */
export interface InvoicesToRecord {
  readonly lines: readonly SupplierInvoiceLine[];
  readonly file: string | null;
  readonly who: AuditNote["who"];
}

const INSERTED_AT_ONCE = 500;

/** The newest first, those taken back as well. */
export async function selectInvoiceBatches(database: Transaction<Tables>): Promise<InvoiceBatch[]> {
  const rows = await database.selectFrom("invoice_batches").selectAll().orderBy("number", "desc").execute();
  return rows.map(batchOf);
}

/** Lines that were not taken back, in the order in which they were recorded. */
export async function selectInvoiceLines(database: Transaction<Tables>): Promise<StoredInvoiceLine[]> {
  const rows = await database
    .selectFrom("invoice_lines")
    .innerJoin("invoice_batches", "invoice_batches.number", "invoice_lines.batch")
    .select(["invoice_lines.number", "invoice_lines.batch", "invoice_lines.document"])
    .where("invoice_batches.undone_at", "is", null)
    .orderBy("invoice_lines.number")
    .execute();
  return rows.map(({ number, batch, document }) => ({ ...SupplierInvoiceLine.parse(document), number, batch }));
}

/** Records all of the lines under the next numbers. */
export async function insertInvoices(
  database: Transaction<Tables>,
  { lines, file, who }: InvoicesToRecord,
  at: Date,
): Promise<InvoiceBatch> {
  await lockInvoices(database);
  const last = await database
    .selectFrom("invoice_batches")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const lastLine = await database
    .selectFrom("invoice_lines")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const [number, before] = [(last?.number ?? 0) + 1, lastLine?.number ?? 0];
  const row = await database
    .insertInto("invoice_batches")
    .values({ number, at: at.toISOString(), pseudonym: who.pseudonym, file, lines: lines.length })
    .returningAll()
    .executeTakeFirstOrThrow();
  const rows = lines.map((line, i) => ({ number: before + i + 1, batch: number, document: JSON.stringify(line) }));
  for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE)
    await database
      .insertInto("invoice_lines")
      .values(rows.slice(from, from + INSERTED_AT_ONCE))
      .execute();
  const after = {
    lines: lines.length,
    file,
    invoices: [...new Set(lines.map(({ invoice }) => invoice))].slice(0, 100),
  };
  await recordAudit(database, noteOf(who, "record", number, null, after), at);
  return batchOf(row);
}

/** Takes a batch back; one taken back already stays so. Null if there is none. */
export async function undoInvoices(
  database: Transaction<Tables>,
  number: number,
  who: AuditNote["who"],
  at: Date,
): Promise<InvoiceBatch | null> {
  await lockInvoices(database);
  const known = await database
    .selectFrom("invoice_batches")
    .selectAll()
    .where("number", "=", number)
    .executeTakeFirst();
  if (known === undefined || known.undone_at !== null) return known === undefined ? null : batchOf(known);
  const row = await database
    .updateTable("invoice_batches")
    .set({ undone_at: at.toISOString(), undone_by: who.pseudonym })
    .where("number", "=", number)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAudit(database, noteOf(who, "undo", number, { lines: known.lines }, null), at);
  return batchOf(row);
}

/** Numbers count up one after the other. */
async function lockInvoices(database: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('springtide.invoices'), springtide_organisation())`.execute(database);
}

function batchOf({
  undone_at: undoneAt,
  undone_by: undoneBy,
  ...row
}: Selectable<Tables["invoice_batches"]>): InvoiceBatch {
  const { number, at, pseudonym, file, lines } = row;
  return InvoiceBatch.parse({ number, at, pseudonym, file, lines, undoneAt, undoneBy });
}

function noteOf(
  who: AuditNote["who"],
  what: "record" | "undo",
  batch: number,
  before: AuditNote["before"],
  after: AuditNote["after"],
): AuditNote {
  const about = { kind: "invoices", id: String(batch), version: null };
  return { who, what: `invoices.${what}`, about, why: null, before, after };
}
