import type { ColumnType, Generated } from "kysely";

type Json = ColumnType<unknown, string, string>;

interface ScenariosTable {
  organisation: Generated<number>;
  shop: string;
  id: string;
  /** Counts from 1, deletions too. */
  revision: number;
  state: "open" | "locked" | "deleted";
  saved_at: string;
  pseudonym: string;
  /** A scenario as it was written. */
  document: Json;
}

interface ComparisonsTable {
  organisation: Generated<number>;
  /** Counts from 1 in an organisation. */
  number: number;
  shop: string;
  kind: string;
  job: string;
  plan_version: number;
  /** Hash of what was asked of which basis: the same question of the same basis has the same. */
  question: string;
  /** Hash of what was asked, of whatever basis; null of those that were kept before this was. */
  asked: string | null;
  made_at: string;
  pseudonym: string;
  basis: Json;
  result: Json;
  recomputed: ColumnType<unknown, string | null, string | null>;
  quantities: Json;
  published_as: number | null;
}

/** What is kept of scenarios. */
export interface ScenarioTables {
  scenarios: ScenariosTable;
  comparisons: ComparisonsTable;
}
