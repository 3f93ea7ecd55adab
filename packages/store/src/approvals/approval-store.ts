import type { Approval, ApprovalLimit, AuditNote, PurchaseOrder } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import { changeRequest, type DecideChange, type RequestChanged } from "../commitments/change-request.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import {
  holdApproval,
  replaceLimits,
  selectApprovals,
  selectLimits,
  selectOrders,
  updateApproval,
  type UsedOrder,
  upsertOrder,
} from "./approval-rows.ts";
import { type Books, booksOf } from "./books.ts";
import { insertPublication, type NewPublication } from "./publication-rows.ts";

/** What the second person's decision can do in the transaction in which it is made. */
export interface Deciding {
  readonly books: Books;
  changeRequest(id: string, decide: DecideChange): Promise<RequestChanged | null>;
  publish(publication: NewPublication): Promise<void>;
  note(note: AuditNote): Promise<void>;
}

/** Who may commit the organisation to how much, its orders, and what waits for a second person. */
export interface ApprovalStore {
  limits(): Promise<ApprovalLimit[]>;
  setLimits(limits: readonly ApprovalLimit[], note: (before: readonly ApprovalLimit[]) => AuditNote): Promise<void>;
  orders(): Promise<UsedOrder[]>;
  putOrder(order: PurchaseOrder, note: (before: PurchaseOrder | null) => AuditNote): Promise<void>;
  list(): Promise<Approval[]>;
  /** Gives back what became of it; null where there is no such approval. */
  decide(number: number, work: (approval: Approval, deciding: Deciding) => Promise<Approval>): Promise<Approval | null>;
}

export function approvalStore(inScope: InScope, now: () => Date): ApprovalStore {
  return {
    limits: () => inScope(selectLimits),
    setLimits: (limits, note) =>
      inScope(async (database) => {
        await booksOf(database).open();
        const before = await selectLimits(database);
        await replaceLimits(database, limits);
        await recordAudit(database, note(before), now());
      }),
    orders: () => inScope(selectOrders),
    putOrder: (order, note) =>
      inScope(async (database) => {
        await booksOf(database).open();
        const before = (await selectOrders(database)).find((one) => one.order.number === order.number);
        await upsertOrder(database, order);
        await recordAudit(database, note(before?.order ?? null), now());
      }),
    list: () => inScope(selectApprovals),
    decide: (number, work) =>
      inScope(async (database) => {
        const approval = await holdApproval(database, number);
        if (approval === null) return null;
        const decided = await work(approval, decidingIn(database, now));
        await updateApproval(database, decided);
        return decided;
      }),
  };
}

function decidingIn(database: Transaction<Tables>, now: () => Date): Deciding {
  return {
    books: booksOf(database),
    changeRequest: (id, decide) => changeRequest(database, id, decide, now),
    publish: (publication) => insertPublication(database, publication),
    async note(note) {
      await recordAudit(database, note, now());
    },
  };
}
