import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What an organisation's books need to know, and its suppliers' invoices as they were recorded, together or one by one. */
export const financeSettingsInvoices: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table finance_settings (
      ${ORGANISATION_COLUMN},
      revision integer not null,
      saved_at timestamptz(3) not null,
      pseudonym text not null,
      document json not null,
      primary key (organisation)
    )`.execute(database);
    await sql`create table invoice_batches (
      ${ORGANISATION_COLUMN},
      number integer not null,
      at timestamptz(3) not null,
      pseudonym text not null,
      file text,
      lines integer not null,
      undone_at timestamptz(3),
      undone_by text,
      primary key (number, organisation)
    )`.execute(database);
    await sql`create table invoice_lines (
      ${ORGANISATION_COLUMN},
      number integer not null,
      batch integer not null,
      document json not null,
      primary key (number, organisation)
    )`.execute(database);
    for (const name of ["finance_settings", "invoice_batches", "invoice_lines"]) await protectTable(database, name);
  },
};
