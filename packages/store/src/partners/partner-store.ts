import type { AuditNote, DeliveredInterval } from "@springtide/contracts";
import { RequestFill, SeatRecord } from "@springtide/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { numberOf } from "../commitments/commitment-rows.ts";
import type { InScope } from "../database/scope.ts";
import type { AgreementKey } from "./agreement-key.ts";
import { replaceDeliveries, selectDeliveries } from "./deliveries.ts";

/** A seat with what is recorded of it. */
interface RecordedSeat extends SeatRecord {
  readonly seat: string;
}

/** Whose records of seats are meant: whoever gets an agreement next has none of the former partner's. */
interface SeatsKey extends AgreementKey {
  /** Id of the partner. */
  readonly partner: string;
}

/** What partners deliver, how their rosters fill requests, and their seats. A partner's own scope shows nothing of it. */
export interface PartnerStore {
  /** Intervals replace those of the same start, queue and agreement. */
  putDeliveries(shop: string, intervals: readonly DeliveredInterval[], note: AuditNote): Promise<void>;
  /** Those that begin from one instant on and before another, in order of time. */
  deliveries(
    of: AgreementKey,
    range: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<DeliveredInterval[]>;
  keepFill(fill: RequestFill): Promise<void>;
  /** How the roster that was kept last fills a request; null where none was. */
  fill(request: string): Promise<RequestFill | null>;
  /** In order of their names. */
  seats(of: SeatsKey): Promise<RecordedSeat[]>;
  putSeat(of: SeatsKey, seat: RecordedSeat, note: AuditNote): Promise<void>;
  /** Whether there was such a seat. */
  deleteSeat(of: SeatsKey, seat: string, note: AuditNote): Promise<boolean>;
}

/** The sub-store of partners' records. */
export function partnerStore(inScope: InScope, now: () => Date): PartnerStore {
  return {
    putDeliveries: (shop, intervals, note) =>
      inScope(async (database) => {
        await replaceDeliveries(database, shop, intervals);
        await recordAudit(database, note, now());
      }),
    deliveries: (of, range) => inScope((database) => selectDeliveries(database, of, range)),
    keepFill: (fill) =>
      inScope(async (database) => {
        const row = { request: numberOf(fill.request) ?? 0, at: fill.at, document: JSON.stringify(fill) };
        await database
          .insertInto("partner_fills")
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(["request", "organisation"]).doUpdateSet({ at: row.at, document: row.document }),
          )
          .execute();
      }),
    fill: (request) =>
      inScope(async (database) => {
        const row = await database
          .selectFrom("partner_fills")
          .select("document")
          .where("request", "=", numberOf(request) ?? 0)
          .executeTakeFirst();
        return row === undefined ? null : RequestFill.parse(row.document);
      }),
    seats: ({ shop, agreement, partner }) =>
      inScope(async (database) => {
        const rows = await database
          .selectFrom("partner_seats")
          .select(["seat", "document"])
          .where("shop", "=", shop)
          .where("agreement", "=", agreement)
          .where("partner", "in", [partner, ""])
          .orderBy("seat")
          .execute();
        return rows.map(({ seat, document }) => ({ seat, ...SeatRecord.parse(document) }));
      }),
    putSeat: ({ shop, agreement, partner }, { seat, ...record }, note) =>
      inScope(async (database) => {
        const document = JSON.stringify(record);
        await database
          .deleteFrom("partner_seats")
          .where("shop", "=", shop)
          .where("agreement", "=", agreement)
          .where("partner", "=", "")
          .where("seat", "=", seat)
          .execute();
        await database
          .insertInto("partner_seats")
          .values({ shop, agreement, partner, seat, document })
          .onConflict((conflict) =>
            conflict.columns(["shop", "agreement", "partner", "seat", "organisation"]).doUpdateSet({ document }),
          )
          .execute();
        await recordAudit(database, note, now());
      }),
    deleteSeat: ({ shop, agreement, partner }, seat, note) =>
      inScope(async (database) => {
        const gone = await database
          .deleteFrom("partner_seats")
          .where("shop", "=", shop)
          .where("agreement", "=", agreement)
          .where("partner", "in", [partner, ""])
          .where("seat", "=", seat)
          .returning("seat")
          .execute();
        if (gone.length > 0) await recordAudit(database, note, now());
        return gone.length > 0;
      }),
  };
}
