import type { ColumnType, Generated } from "kysely";

interface SettlementDisputesTable {
  organisation: Generated<number>;
  id: Generated<number>;
  shop: string;
  agreement: string;
  month: string;
  line: string;
  state: string;
  document: ColumnType<unknown, string, string>;
}

interface SettlementServiceLevelsTable {
  organisation: Generated<number>;
  shop: string;
  agreement: string;
  month: string;
  period: string;
  service_level: number | null;
  basis: string;
  recorded_at: string | null;
  recorded_by: string | null;
}

interface SettlementSealsTable {
  organisation: Generated<number>;
  shop: string;
  agreement: string;
  month: string;
  sealed_at: string;
  definition: ColumnType<unknown, string, never>;
  holidays: ColumnType<unknown, string, never>;
  statement: ColumnType<unknown, string, never>;
}

/** What is kept of settlements beside what they are reckoned from. */
export interface SettlementTables {
  settlement_disputes: SettlementDisputesTable;
  settlement_service_levels: SettlementServiceLevelsTable;
  settlement_seals: SettlementSealsTable;
}
