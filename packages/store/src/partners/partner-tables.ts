import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;

interface PartnerDeliveriesTable {
  organisation: Generated<number>;
  id: Generated<number>;
  shop: string;
  agreement: string;
  queue: string | null;
  start_at: string;
  minutes: number | null;
  seats_confirmed: number | null;
  logged_in_seconds: number | null;
  productive_seconds: number | null;
  handled_seconds: number | null;
  offered_contacts: number | null;
  handled_contacts: number | null;
  in_time_contacts: number | null;
  confirmed_at: string | null;
}

interface PartnerFillsTable {
  organisation: Generated<number>;
  request: number;
  at: string;
  document: Json;
}

interface PartnerSeatsTable {
  organisation: Generated<number>;
  shop: string;
  agreement: string;
  /** Empty for those from before it was kept, of agreements without requests. */
  partner: string;
  seat: string;
  document: Json;
}

/** What is kept of partners' work and seats. */
export interface PartnerTables {
  partner_deliveries: PartnerDeliveriesTable;
  partner_fills: PartnerFillsTable;
  partner_seats: PartnerSeatsTable;
}
