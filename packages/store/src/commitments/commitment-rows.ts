import { CommitmentEvent, CommitmentRequest, CommitmentSheet } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** The number in a request's id; null for what is none. */
export function numberOf(id: string): number | null {
  const digits = /^R-([1-9]\d{0,8})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The request of an id as the scope sees it, held until the transaction ends if it is to be changed. */
export async function selectRequest(
  database: Transaction<Tables>,
  id: string,
  { hold }: { readonly hold: boolean },
): Promise<CommitmentRequest | null> {
  const number = numberOf(id);
  if (number === null) return null;
  const query = database.selectFrom("commitment_requests").select("document").where("number", "=", number);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : CommitmentRequest.parse(row.document);
}

export interface RequestFilter {
  readonly shop?: string | undefined;
  readonly state?: string | undefined;
  /** Of these agreements only; null for all. */
  readonly agreements: readonly string[] | null;
}

/** Requests in the order in which they were made, those after a number. */
export async function selectRequests(
  database: Transaction<Tables>,
  { shop, state, agreements }: RequestFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<CommitmentRequest[]> {
  let query = database.selectFrom("commitment_requests").select("document").where("number", ">", after);
  if (shop !== undefined) query = query.where("shop", "=", shop);
  if (state !== undefined) query = query.where("state", "=", state);
  if (agreements !== null) query = query.where("agreement", "in", [...agreements, ""]);
  const rows = await query.orderBy("number").limit(limit).execute();
  return rows.map(({ document }) => CommitmentRequest.parse(document));
}

export async function selectSheets(database: Transaction<Tables>, id: string): Promise<CommitmentSheet[]> {
  const rows = await database
    .selectFrom("commitment_versions")
    .select(["version", "at", "lines"])
    .where("request", "=", numberOf(id) ?? 0)
    .orderBy("version")
    .execute();
  return rows.map((row) => CommitmentSheet.parse(row));
}

export async function selectEvents(database: Transaction<Tables>, id: string): Promise<CommitmentEvent[]> {
  const rows = await database
    .selectFrom("commitment_events")
    .select("event")
    .where("request", "=", numberOf(id) ?? 0)
    .orderBy("revision")
    .execute();
  return rows.map(({ event }) => CommitmentEvent.parse(event));
}
