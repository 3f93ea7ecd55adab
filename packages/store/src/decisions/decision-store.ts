import type { AuditNote } from "@springtide/contracts";
import { DeadlineDecision } from "@springtide/contracts";
import type { Selectable, Transaction } from "kysely";
import type { Books, Spend } from "../approvals/books.ts";
import { booksOf } from "../approvals/books.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";

/** Which deadline of a shop's plans is meant. */
type DecidedDeadline = Pick<DeadlineDecision, "shop" | "kind" | "subject" | "at">;

/** A decision to be kept, with the money that it commits to beyond what the one before it did. */
export interface DecisionToKeep {
  readonly decision: Omit<DeadlineDecision, "number">;
  readonly spend: Spend | null;
  readonly note: AuditNote;
}

/** What people decided on deadlines: added to, read, never changed. */
export interface DecisionStore {
  /** All of a shop, the newest first. */
  list(shop: string): Promise<DeadlineDecision[]>;
  /**
   * Keeps a decision, the money it commits to and its note together, or nothing. Decisions on one shop follow one another.
   * @param decide what is to be kept, told the last decision on the same deadline; what it throws undoes all
   */
  decide(
    deadline: DecidedDeadline,
    decide: (last: DeadlineDecision | null, books: Books) => Promise<DecisionToKeep>,
  ): Promise<DeadlineDecision>;
}

/** The sub-store of decisions. */
export function decisionStore(inScope: InScope, now: () => Date): DecisionStore {
  return {
    list: (shop) =>
      inScope(async (database) => (await ofShop(database, shop).orderBy("id", "desc").execute()).map(decisionOf)),
    decide: (deadline, decide) =>
      inScope(async (database) => {
        await database.selectFrom("shops").select("id").where("id", "=", deadline.shop).forUpdate().execute();
        const books = booksOf(database);
        const { decision, spend, note } = await decide(await lastOn(database, deadline), books);
        const { id } = await database
          .insertInto("deadline_decisions")
          .values(rowOf(decision))
          .returning("id")
          .executeTakeFirstOrThrow();
        if (spend !== null) await books.spend(spend);
        await recordAudit(database, note, now());
        return { number: id, ...decision };
      }),
  };
}

function ofShop(database: Transaction<Tables>, shop: string) {
  return database.selectFrom("deadline_decisions").selectAll().where("shop", "=", shop);
}

async function lastOn(
  database: Transaction<Tables>,
  { shop, kind, subject, at }: DecidedDeadline,
): Promise<DeadlineDecision | null> {
  const row = await ofShop(database, shop)
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .where("deadline", "=", at)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : decisionOf(row);
}

function decisionOf(row: Selectable<Tables["deadline_decisions"]>): DeadlineDecision {
  return DeadlineDecision.parse({
    number: row.id,
    shop: row.shop,
    planVersion: row.plan_version,
    kind: row.kind,
    subject: row.subject,
    at: row.deadline,
    action: row.action,
    remindAt: row.remind_at,
    reason: row.reason,
    request: row.request,
    words: row.words,
    costIfDone: row.cost_if_done,
    costIfNot: row.cost_if_not,
    probability: row.probability,
    cents: row.cents,
    person: row.person,
    pseudonym: row.pseudonym,
    decidedAt: row.at,
  });
}

function rowOf(decision: Omit<DeadlineDecision, "number">) {
  const { planVersion, at, remindAt, costIfDone, costIfNot, decidedAt, ...same } = decision;
  return {
    ...same,
    plan_version: planVersion,
    deadline: at,
    remind_at: remindAt,
    cost_if_done: costIfDone,
    cost_if_not: costIfNot,
    at: decidedAt,
  };
}
