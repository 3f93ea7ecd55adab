import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;

interface FinanceSettingsTable {
  organisation: Generated<number>;
  revision: number;
  saved_at: string;
  pseudonym: string;
  document: Json;
}

interface InvoiceBatchesTable {
  organisation: Generated<number>;
  number: number;
  at: string;
  pseudonym: string;
  file: string | null;
  lines: number;
  undone_at: string | null;
  undone_by: string | null;
}

interface InvoiceLinesTable {
  organisation: Generated<number>;
  number: number;
  batch: number;
  document: Json;
}

interface BookedCostsTable {
  organisation: Generated<number>;
  shop: string;
  month: string;
  document: Json;
}

/** What is kept for the ends of months. */
export interface MonthEndTables {
  finance_settings: FinanceSettingsTable;
  invoice_batches: InvoiceBatchesTable;
  invoice_lines: InvoiceLinesTable;
  booked_costs: BookedCostsTable;
}
