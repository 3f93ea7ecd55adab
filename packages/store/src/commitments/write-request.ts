import type { CommitmentEvent, CommitmentRequest, SheetLine } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { numberOf } from "./commitment-rows.ts";

/** A request as it is to be stored, and what is told with it. */
export interface WrittenRequest {
  readonly request: CommitmentRequest;
  readonly events: readonly CommitmentEvent[];
  /** The sheet of a version that was not there before; null where the sheet is the same. */
  readonly sheet: readonly SheetLine[] | null;
  readonly nextDeadline: string | null;
}

/** A new request under the next number of its organisation. */
export async function insertRequest(
  database: Transaction<Tables>,
  draft: Omit<CommitmentRequest, "id">,
): Promise<CommitmentRequest> {
  // Numbers count up one after the other; the lock ends with the transaction.
  await sql`select pg_advisory_xact_lock(hashtext('springtide.commitments'), springtide_organisation())`.execute(
    database,
  );
  const last = await database
    .selectFrom("commitment_requests")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const request = { ...draft, id: `R-${number}` };
  const { shop, agreement, state, revision } = request;
  await database
    .insertInto("commitment_requests")
    .values({
      number,
      partner: null,
      shop,
      agreement,
      state,
      revision,
      next_deadline: null,
      document: JSON.stringify(request),
    })
    .execute();
  return request;
}

/** The request as it has become, its new version, and its events with their notices to be sent, in one transaction. */
export async function updateRequest(
  database: Transaction<Tables>,
  { request, events, sheet, nextDeadline }: WrittenRequest,
): Promise<void> {
  const number = numberOf(request.id) ?? 0;
  const { state, revision, version } = request;
  const isShared = request.lines.some(({ deadlines }) => deadlines !== null);
  const partner = isShared ? request.partner : null;
  await database
    .updateTable("commitment_requests")
    .set({ state, revision, partner, next_deadline: nextDeadline, document: JSON.stringify(request) })
    .where("number", "=", number)
    .execute();
  const at = events.at(-1)?.at;
  if (sheet !== null && at !== undefined)
    await database
      .insertInto("commitment_versions")
      .values({ request: number, version, partner, at, lines: JSON.stringify(sheet) })
      .execute();
  for (const event of events) {
    const row = { request: number, revision: event.revision, partner };
    await database
      .insertInto("commitment_events")
      .values({ ...row, event: JSON.stringify(event) })
      .execute();
    await database.insertInto("commitment_outbox").values(row).execute();
  }
}
