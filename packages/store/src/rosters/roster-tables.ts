import type { ColumnType, Generated } from "kysely";

interface RosterDraftsTable {
  organisation: Generated<number>;
  shop: string;
  /** Counts from 1. */
  revision: number;
  saved_at: string;
  pseudonym: string;
  document: ColumnType<unknown, string, string>;
}

/** What is kept of rosters that people edit. */
export interface RosterTables {
  roster_drafts: RosterDraftsTable;
}
