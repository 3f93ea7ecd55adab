import type { ColumnType, Generated } from "kysely";

interface IdempotencyClaimsTable {
  organisation: Generated<number>;
  partner: Generated<string | null>;
  id: Generated<string | number>;
  actor: string;
  route: string;
  key: string;
  request_hash: string;
  /** Until then the first request is taken to be under way. */
  leased_until: string;
  expires_at: string;
  /** Whether the first request has stored anything; set in the transaction that stores it. */
  acted: Generated<boolean>;
  answer: ColumnType<unknown, string | null, string>;
}

export interface IdempotencyTables {
  idempotency_claims: IdempotencyClaimsTable;
}
