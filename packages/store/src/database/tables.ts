import type { ColumnType, Generated } from "kysely";
import type { IdempotencyTables } from "../idempotency/idempotency-tables.ts";
import type { PartnerTables } from "../partners/partner-tables.ts";
import type { SettlementTables } from "../settlements/settlement-tables.ts";
import type { PeopleTables } from "../people/people-tables.ts";
import type { ApprovalTables } from "../approvals/approval-tables.ts";
import type { AuditTables } from "../audit/audit-tables.ts";
import type { CommitmentTables } from "../commitments/commitment-tables.ts";
import type { DecisionTables } from "../decisions/decision-tables.ts";
import type { JobTables } from "../jobs/job-tables.ts";
import type { MappingTables } from "../mappings/mapping-tables.ts";
import type { MonthEndTables } from "../month-end/month-end-tables.ts";
import type { RosterTables } from "../rosters/roster-tables.ts";
import type { ScenarioTables } from "../scenarios/scenario-tables.ts";
import type { SecretTables } from "../secrets/secret-tables.ts";
import type { ConnectionTables } from "../connections/connection-tables.ts";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;
/** An instant: ISO 8601. */
type Instant = string;
/** A calendar day: 2026-10-25. */
type Day = string;

/** Of whom a row is; the scope's organisation if not named. */
type OfScope = Generated<number>;

interface OrganisationsTable {
  id: Generated<number>;
  name: string;
  created_at: Instant;
}

interface ShopsTable {
  organisation: OfScope;
  id: string;
  /** The import that holds; null where all of them were undone. */
  newest_import: number | null;
}

interface ImportsTable {
  organisation: OfScope;
  id: Generated<number>;
  shop: string;
  imported_at: Instant;
  report: Json;
  /** Of everything a plan is computed from, in hexadecimal SHA-256. */
  inputs_hash: string;
  /** The shop as the import described it; null for one that an earlier version replaced without keeping it. */
  definition: Json | null;
  holidays: Json | null;
  /** Its series of contacts, in its order. */
  series: number[] | null;
  /** Who imported it; null where nobody said. */
  who: string | null;
  /** How many days it added, changed and removed; null for imports of earlier versions. */
  changes: Json | null;
  undone_at: Instant | null;
  undone_by: string | null;
}

interface ContactSeriesTable {
  organisation: OfScope;
  id: Generated<number>;
  shop: string;
  /** The import that named it first. */
  import: number;
  queue: string;
  zone: string;
  /** Null: whole local days. */
  interval_minutes: number | null;
}

interface ContactDaysTable {
  organisation: OfScope;
  series: number;
  /** The import that brought this version of the day. */
  from_import: number;
  /** The import that replaced or dropped it; null while it holds. */
  until_import: Generated<number | null>;
  /** Of all values of the day: see `dayDigest`. */
  digest: string;
  /** Start of the interval at index 0 of the arrays; each further index is one interval of elapsed time later. */
  first_start: Instant;
  /** Local day of `first_start` in the zone of the series. */
  day: Day;
  /** Contacts offered on it, as far as they are known. */
  contacts: number;
  /** NULL: there is no such interval; NaN: there is, and the count is not known. */
  offered: (number | null)[];
  /** NULL as a whole: not known of any interval of the day. */
  handled: (number | null)[] | null;
  abandoned: (number | null)[] | null;
  aht_seconds: (number | null)[] | null;
}

interface WeatherDaysTable {
  organisation: OfScope;
  shop: string;
  /** The import that brought this version of the day. */
  from_import: number;
  /** The import that replaced or dropped it; null while it holds. */
  until_import: Generated<number | null>;
  market: string;
  day: Day;
  max_c: number | null;
  min_c: number | null;
  precipitation_mm: number | null;
  sky: string | null;
  sunshine_hours: number | null;
}

interface PlansTable {
  organisation: OfScope;
  shop: string;
  version: number;
  inputs_hash: string;
  saved_at: Instant;
  document: Json;
}

export interface Tables
  extends
    ApprovalTables,
    CommitmentTables,
    AuditTables,
    DecisionTables,
    JobTables,
    PeopleTables,
    ConnectionTables,
    MappingTables,
    IdempotencyTables,
    RosterTables,
    PartnerTables,
    SettlementTables,
    MonthEndTables,
    ScenarioTables,
    SecretTables {
  organisations: OrganisationsTable;
  shops: ShopsTable;
  imports: ImportsTable;
  contact_series: ContactSeriesTable;
  contact_days: ContactDaysTable;
  weather_days: WeatherDaysTable;
  plans: PlansTable;
}
