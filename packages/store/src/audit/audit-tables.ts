import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string | null, never>;

interface AuditEntriesTable {
  organisation: Generated<number>;
  number: number;
  at: string;
  person: number | null;
  pseudonym: string;
  action: string;
  about_kind: string;
  about_id: string;
  about_version: number | null;
  why: string | null;
  before: Json;
  after: Json;
  previous_hash: string;
  hash: string;
}

interface AuditHeadsTable {
  organisation: Generated<number>;
  number: number;
  hash: string;
}

export interface AuditTables {
  audit_entries: AuditEntriesTable;
  audit_heads: AuditHeadsTable;
}
