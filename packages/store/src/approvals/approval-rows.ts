import { Approval, ApprovalLimit, PurchaseOrder } from "@springtide/contracts";
import type { Selectable, Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ApprovalTables } from "./approval-tables.ts";

/** A wish as it comes to wait for a second person. */
export type NewApproval = Pick<
  Approval,
  "about" | "action" | "cents" | "askedBy" | "askedPseudonym" | "askedAt" | "expiresAt"
>;

export async function selectLimits(database: Transaction<Tables>): Promise<ApprovalLimit[]> {
  const rows = await database.selectFrom("approval_limits").selectAll().orderBy("role").execute();
  return rows.map((row) =>
    ApprovalLimit.parse({
      role: row.role,
      perCommitmentCents: row.per_commitment_cents,
      perMonthCents: row.per_month_cents,
    }),
  );
}

/** The limits of the organisation from now on; a role that is not named may commit to nothing alone, and none named means no limits. */
export async function replaceLimits(database: Transaction<Tables>, limits: readonly ApprovalLimit[]): Promise<void> {
  await database.deleteFrom("approval_limits").execute();
  for (const { role, perCommitmentCents, perMonthCents } of limits)
    await database
      .insertInto("approval_limits")
      .values({ role, per_commitment_cents: perCommitmentCents, per_month_cents: perMonthCents })
      .execute();
}

/** An order with what is used of it. */
export interface UsedOrder {
  readonly order: PurchaseOrder;
  readonly usedCents: number;
}

export async function selectOrder(database: Transaction<Tables>, number: string): Promise<UsedOrder | null> {
  return (await selectOrders(database)).find(({ order }) => order.number === number) ?? null;
}

export async function selectOrders(database: Transaction<Tables>): Promise<UsedOrder[]> {
  const rows = await database
    .selectFrom("purchase_orders")
    .leftJoin("committed_amounts", "committed_amounts.order_number", "purchase_orders.number")
    .select(["number", "amount_cents", "cost_centre", "account"])
    .select(({ fn }) => fn.coalesce(fn.sum<number>("cents"), sql<number>`0`).as("used"))
    .groupBy(["number", "amount_cents", "cost_centre", "account"])
    .orderBy("number")
    .execute();
  return rows.map(({ number, amount_cents: amountCents, cost_centre: costCentre, account, used }) => ({
    order: PurchaseOrder.parse({ number, amountCents, costCentre, account }),
    usedCents: used,
  }));
}

/** Makes an order, or changes its amount and where it is booked. */
export async function upsertOrder(database: Transaction<Tables>, order: PurchaseOrder): Promise<void> {
  const { number, amountCents, costCentre, account } = order;
  const values = { amount_cents: amountCents, cost_centre: costCentre, account };
  await database
    .insertInto("purchase_orders")
    .values({ number, ...values })
    .onConflict((conflict) => conflict.columns(["number", "organisation"]).doUpdateSet(values))
    .execute();
}

export async function insertApproval(database: Transaction<Tables>, approval: NewApproval): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('springtide.approvals'), springtide_organisation())`.execute(
    database,
  );
  const again = (await selectApprovals(database)).find((one) => isSameWish(one, approval));
  if (again !== undefined) return again.number;
  const last = await database
    .selectFrom("approvals")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { about, action, cents, askedBy, askedPseudonym, askedAt, expiresAt } = approval;
  await database
    .insertInto("approvals")
    .values({
      ...{ number, cents, state: "waiting", asked_by: askedBy, asked_pseudonym: askedPseudonym },
      ...{ about_kind: about.kind, about_id: about.id, about_revision: about.revision },
      ...{ action: JSON.stringify(action), asked_at: askedAt, expires_at: expiresAt },
    })
    .execute();
  return number;
}

/** Somebody asks again for what they wait for already. */
function isSameWish(known: Approval, asked: NewApproval): boolean {
  const wish = ({ about, action, askedBy }: NewApproval): string => JSON.stringify([about, action, askedBy]);
  return known.state === "waiting" && known.expiresAt > asked.askedAt && wish(known) === wish(asked);
}

/** In the order in which they were asked for. */
export async function selectApprovals(database: Transaction<Tables>): Promise<Approval[]> {
  const rows = await database.selectFrom("approvals").selectAll().orderBy("number").execute();
  return rows.map(approvalOf);
}

/** One approval, held until the transaction ends. */
export async function holdApproval(database: Transaction<Tables>, number: number): Promise<Approval | null> {
  const row = await database
    .selectFrom("approvals")
    .selectAll()
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : approvalOf(row);
}

export async function updateApproval(database: Transaction<Tables>, approval: Approval): Promise<void> {
  const { number, state, decidedBy, decidedPseudonym, decidedAt, reason } = approval;
  await database
    .updateTable("approvals")
    .set({ state, decided_by: decidedBy, decided_pseudonym: decidedPseudonym, decided_at: decidedAt, reason })
    .where("number", "=", number)
    .execute();
}

function approvalOf(row: Selectable<ApprovalTables["approvals"]>): Approval {
  return Approval.parse({
    number: row.number,
    about: { kind: row.about_kind, id: row.about_id, revision: row.about_revision },
    action: row.action,
    cents: row.cents,
    askedBy: row.asked_by,
    askedPseudonym: row.asked_pseudonym,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    state: row.state,
    decidedBy: row.decided_by,
    decidedPseudonym: row.decided_pseudonym,
    decidedAt: row.decided_at,
    reason: row.reason,
  });
}
