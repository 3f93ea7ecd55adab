import type { ColumnType, Generated } from "kysely";

/** A JSON document: written as text, read parsed, and not yet trusted. */
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;
/** An instant that the database sets by its own clock. */
type Instant = ColumnType<string | null, string | null | undefined, unknown>;

interface JobsTable {
  organisation: Generated<number>;
  id: string;
  kind: string;
  lane: string;
  shop: string | null;
  input: Json;
  hash: string;
  priority: number;
  state: string;
  done: Generated<number>;
  total: Generated<number>;
  label: string;
  attempts: Generated<number>;
  fence: Generated<number>;
  worker: ColumnType<string | null, string | null | undefined, string | null>;
  lease_seconds: ColumnType<number | null, number | null | undefined, number | null>;
  lease_until: Instant;
  cancel_asked: Generated<boolean>;
  /** Whether a fleet waits for it, or did: whoever ends it looks for that fleet. */
  in_fleet: Generated<boolean>;
  failure: NullableJson;
  asked_at: Generated<string>;
  started_at: Instant;
  ended_at: Instant;
}

interface JobResultsTable {
  organisation: Generated<number>;
  hash: string;
  kind: string;
  document: Json;
  made_at: Generated<string>;
}

interface FleetMembersTable {
  organisation: Generated<number>;
  fleet: string;
  position: number;
  label: string;
  job: string;
}

interface NightlyRunsTable {
  organisation: Generated<number>;
  shop: string;
  due_at: string;
  job: string | null;
  missed_from: string | null;
  missed: Generated<number>;
  shown: Generated<boolean>;
}

export interface JobTables {
  jobs: JobsTable;
  job_results: JobResultsTable;
  fleet_members: FleetMembersTable;
  nightly_runs: NightlyRunsTable;
}
