import { type AuditNote, CommitmentEvent, type CommitmentRequest, type CommitmentSheet } from "@springtide/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import { changeRequest, type DecideChange, type RequestChanged } from "./change-request.ts";
import { type RequestFilter, selectEvents, selectRequest, selectRequests, selectSheets } from "./commitment-rows.ts";
import { insertRequest } from "./write-request.ts";

/** What is asked of partners and agreed with them, as far as a scope may see it. A request that is not there and one of somebody else are the same. */
export interface CommitmentStore {
  /** @param note what the audit trail says of it */
  create(
    draft: Omit<CommitmentRequest, "id">,
    note: (made: CommitmentRequest) => AuditNote,
  ): Promise<CommitmentRequest>;
  get(id: string): Promise<CommitmentRequest | null>;
  list(filter: RequestFilter, page: { readonly after: number; readonly limit: number }): Promise<CommitmentRequest[]>;
  /** Every sheet that was ever held, in the order of versions. */
  sheets(id: string): Promise<CommitmentSheet[]>;
  events(id: string): Promise<CommitmentEvent[]>;
  /** Request, books and audit trail together or not at all; null where there is no such request. */
  change(id: string, decide: DecideChange): Promise<RequestChanged | null>;
  /** Requests of which silence means something by now. */
  due(now: Date, limit: number): Promise<string[]>;
  /** Organisations in which silence means something by now, or somebody is to be told of something; of all that the scope sees. */
  organisationsDue(now: Date): Promise<number[]>;
  /** Events that nobody was told of yet, the oldest first. */
  untold(limit: number): Promise<readonly { readonly id: number; readonly event: CommitmentEvent }[]>;
  /** These were told. */
  told(ids: readonly number[]): Promise<void>;
}

export function commitmentStore(inScope: InScope, now: () => Date): CommitmentStore {
  return {
    create: (draft, note) =>
      inScope(async (database) => {
        const made = await insertRequest(database, draft);
        await recordAudit(database, note(made), now());
        return made;
      }),
    get: (id) => inScope((database) => selectRequest(database, id, { hold: false })),
    list: (filter, page) => inScope((database) => selectRequests(database, filter, page)),
    sheets: (id) => inScope((database) => selectSheets(database, id)),
    events: (id) => inScope((database) => selectEvents(database, id)),
    change: (id, decide) => inScope((database) => changeRequest(database, id, decide, now)),
    due: (at, limit) =>
      inScope(async (database) => {
        const due = database
          .selectFrom("commitment_requests")
          .select("number")
          .where("next_deadline", "<", at.toISOString());
        return (await due.orderBy("next_deadline").limit(limit).execute()).map(({ number }) => `R-${number}`);
      }),
    organisationsDue: (at) =>
      inScope(async (database) => {
        const due = database
          .selectFrom("commitment_requests")
          .select("organisation")
          .where("next_deadline", "<", at.toISOString());
        const rows = await due.union(database.selectFrom("commitment_outbox").select("organisation")).execute();
        return rows.map(({ organisation }) => organisation);
      }),
    untold: (limit) =>
      inScope(async (database) => {
        const rows = await database
          .selectFrom("commitment_outbox")
          .innerJoin("commitment_events", (join) =>
            join
              .onRef("commitment_events.request", "=", "commitment_outbox.request")
              .onRef("commitment_events.revision", "=", "commitment_outbox.revision"),
          )
          .select(["id", "event"])
          .orderBy("id")
          .limit(limit)
          .execute();
        return rows.map(({ id, event }) => ({ id, event: CommitmentEvent.parse(event) }));
      }),
    told: (ids) =>
      inScope(async (database) => {
        if (ids.length > 0)
          await database
            .deleteFrom("commitment_outbox")
            .where("id", "in", [...ids])
            .execute();
      }),
  };
}
