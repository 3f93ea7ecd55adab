import type { AuditNote, CommitmentRequest } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { NewApproval } from "../approvals/approval-rows.ts";
import { type Books, booksOf, type Spend } from "../approvals/books.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tables } from "../database/tables.ts";
import { asWholeOrganisation } from "../database/whole-organisation.ts";
import { selectShop, type StoredShop } from "../repositories/shop-repository.ts";
import { selectRequest } from "./commitment-rows.ts";
import { updateRequest, type WrittenRequest } from "./write-request.ts";

/** What is to become of a request. */
export interface RequestChange {
  /** Null where the request stays as it is. */
  readonly written: WrittenRequest | null;
  /** What it commits to more, or less where below 0. */
  readonly spend: Spend | null;
  /** A wish that waits for a second person. */
  readonly approval: NewApproval | null;
  readonly note: AuditNote | null;
}

/** What a change is decided from: the shop's terms, and the books. */
export interface RequestBasis {
  readonly request: CommitmentRequest;
  readonly shop: StoredShop | null;
  readonly books: Books;
}

export type DecideChange = (basis: RequestBasis) => Promise<RequestChange>;

/** What was done: the request as it is now, and the number of the approval that it waits for. */
export interface RequestChanged {
  readonly request: CommitmentRequest;
  readonly approval: number | null;
}

/**
 * Changes a request, its books and the audit trail together or not at all. Whoever changes it holds it, so two changes follow one another.
 * Null where the scope sees no such request.
 */
export async function changeRequest(
  database: Transaction<Tables>,
  id: string,
  decide: DecideChange,
  now: () => Date,
): Promise<RequestChanged | null> {
  const request = await selectRequest(database, id, { hold: true });
  if (request === null) return null;
  const shop = await asWholeOrganisation(database, () => selectShop(database, request.shop));
  const books = booksOf(database);
  const { written, spend, approval, note } = await decide({ request, shop, books });
  if (written !== null) await updateRequest(database, written);
  if (spend !== null) await books.spend(spend);
  const waiting = approval === null ? null : await books.ask(approval);
  if (note !== null) await recordAudit(database, note, now());
  return { request: written?.request ?? request, approval: waiting };
}
