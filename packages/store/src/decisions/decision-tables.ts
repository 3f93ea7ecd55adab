import type { Generated } from "kysely";

interface DeadlineDecisionsTable {
  organisation: Generated<number>;
  id: Generated<number>;
  shop: string;
  plan_version: number;
  kind: string;
  subject: string;
  deadline: string;
  action: string;
  remind_at: string | null;
  reason: string | null;
  request: string | null;
  words: string;
  cost_if_done: number | null;
  cost_if_not: number | null;
  probability: number | null;
  cents: number;
  person: number | null;
  pseudonym: string;
  at: string;
}

/** What is kept of decisions on deadlines. */
export interface DecisionTables {
  deadline_decisions: DeadlineDecisionsTable;
}
