import type { ColumnType, Generated } from "kysely";

interface RosterDraftsTable {
  organisation: Generated<number>;
  shop: string;
  /** Counts from 1. */
  revision: number;
  saved_at: string;
  pseudonym: string;
  state: "draft" | "accepted";
  /** Of the plan whose roster it began with. */
  plan_version: number;
  document: ColumnType<unknown, string, string>;
}

/** What is kept of rosters that people edit. */
export interface RosterTables {
  roster_drafts: RosterDraftsTable;
}
