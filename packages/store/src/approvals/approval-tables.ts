import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;

interface ApprovalLimitsTable {
  organisation: Generated<number>;
  role: string;
  per_commitment_cents: number | null;
  per_month_cents: number | null;
}

interface PurchaseOrdersTable {
  organisation: Generated<number>;
  number: string;
  amount_cents: number;
  cost_centre: string | null;
  account: string | null;
}

interface CommittedAmountsTable {
  organisation: Generated<number>;
  id: Generated<number>;
  about_kind: string;
  about_id: string;
  person: number | null;
  order_number: string | null;
  /** 2026-10, in the shop's zone. */
  month: string;
  at: string;
  cents: number;
}

interface ApprovalsTable {
  organisation: Generated<number>;
  number: number;
  about_kind: string;
  about_id: string;
  about_revision: number;
  action: Json;
  cents: number;
  asked_by: number | null;
  asked_pseudonym: string;
  asked_at: string;
  expires_at: string;
  state: "waiting" | "approved" | "declined" | "expired";
  decided_by: number | null;
  decided_pseudonym: string | null;
  decided_at: string | null;
  reason: string | null;
}

interface PublishedDocumentsTable {
  organisation: Generated<number>;
  kind: string;
  shop: string;
  version: number;
  at: string;
  person: number | null;
  pseudonym: string;
  why: string;
  inputs_hash: string;
  software: string;
  seed: number;
  sha256: string;
  document: Json;
}

interface DocumentVersionsTable {
  organisation: Generated<number>;
  kind: string;
  shop: string;
  version: number;
  made_at: string;
  inputs_hash: string;
  software: string;
  seed: number;
  cents: number;
  sha256: string;
  document: Json;
  queue: string | null;
}

interface PublicationAcknowledgementsTable {
  organisation: Generated<number>;
  kind: string;
  shop: string;
  version: number;
  person: number;
  pseudonym: string;
  at: string;
}

export interface ApprovalTables {
  approval_limits: ApprovalLimitsTable;
  purchase_orders: PurchaseOrdersTable;
  committed_amounts: CommittedAmountsTable;
  approvals: ApprovalsTable;
  document_versions: DocumentVersionsTable;
  published_documents: PublishedDocumentsTable;
  publication_acknowledgements: PublicationAcknowledgementsTable;
}
