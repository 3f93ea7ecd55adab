import type { ApprovalLimit, PurchaseOrder, Role } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { asWholeOrganisation } from "../database/whole-organisation.ts";
import { insertApproval, type NewApproval, selectLimits, selectOrder } from "./approval-rows.ts";

/** Money that something commits to from an instant on. */
export interface Spend {
  readonly about: { readonly kind: "commitment" | "plan" | "deadline"; readonly id: string };
  readonly person: number | null;
  readonly orderNumber: string | null;
  /** 2026-10, on the shop's clock. */
  readonly month: string;
  readonly at: string;
  readonly cents: number;
}

/** What an organisation committed to, as a transaction sees and keeps it; once opened, nobody else commits to anything until its end. */
export interface Books {
  /** Holds the books: what is read from now on is true until the transaction ends. */
  open(): Promise<void>;
  limits(roles: readonly Role[]): Promise<readonly ApprovalLimit[]>;
  /** Whether the organisation has any limits at all. */
  hasLimits(): Promise<boolean>;
  /** Cents that a person committed to in a month. */
  spentBy(person: number | null, month: string): Promise<number>;
  /** An order, and the cents of it that are used; null if there is none of that number. */
  order(number: string): Promise<{ readonly order: PurchaseOrder; readonly usedCents: number } | null>;
  spend(spend: Spend): Promise<void>;
  ask(approval: NewApproval): Promise<number>;
}

export function booksOf(database: Transaction<Tables>): Books {
  const whole = <T>(work: () => Promise<T>): Promise<T> => asWholeOrganisation(database, work);
  return {
    async open() {
      await sql`select pg_advisory_xact_lock(hashtext('springtide.books'), springtide_organisation())`.execute(
        database,
      );
    },
    limits: (roles) => whole(async () => (await selectLimits(database)).filter(({ role }) => roles.includes(role))),
    hasLimits: () => whole(async () => (await selectLimits(database)).length > 0),
    spentBy: (person, month) => whole(() => spentBy(database, person, month)),
    order: (number) => whole(() => selectOrder(database, number)),
    spend: ({ about, person, orderNumber, month, at, cents }) =>
      whole(async () => {
        await database
          .insertInto("committed_amounts")
          .values({ about_kind: about.kind, about_id: about.id, person, order_number: orderNumber, month, at, cents })
          .execute();
      }),
    ask: (approval) => whole(() => insertApproval(database, approval)),
  };
}

async function spentBy(database: Transaction<Tables>, person: number | null, month: string): Promise<number> {
  const row = await database
    .selectFrom("committed_amounts")
    .select(({ fn }) => fn.coalesce(fn.sum<number>("cents"), sql<number>`0`).as("cents"))
    .where("month", "=", month)
    .where("person", person === null ? "is" : "=", person)
    .executeTakeFirst();
  return row?.cents ?? 0;
}
