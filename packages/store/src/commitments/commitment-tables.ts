import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;

interface CommitmentRequestsTable {
  organisation: Generated<number>;
  number: number;
  /** Null as long as no partner is to see it. */
  partner: string | null;
  shop: string;
  agreement: string;
  state: string;
  revision: number;
  /** When silence will mean something next; null where it never will. */
  next_deadline: string | null;
  document: Json;
}

interface CommitmentVersionsTable {
  organisation: Generated<number>;
  request: number;
  version: number;
  partner: string | null;
  at: string;
  lines: Json;
}

interface CommitmentEventsTable {
  organisation: Generated<number>;
  request: number;
  revision: number;
  partner: string | null;
  event: Json;
}

interface CommitmentOutboxTable {
  organisation: Generated<number>;
  id: Generated<number>;
  request: number;
  revision: number;
  partner: string | null;
}

export interface CommitmentTables {
  commitment_requests: CommitmentRequestsTable;
  commitment_versions: CommitmentVersionsTable;
  commitment_events: CommitmentEventsTable;
  commitment_outbox: CommitmentOutboxTable;
}
