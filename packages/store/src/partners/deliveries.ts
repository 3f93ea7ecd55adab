import type { DeliveredInterval } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { AgreementKey } from "./agreement-key.ts";

/** Rows sent in one statement: far fewer than a statement has places for. */
const BATCH = 1000;

/** Puts intervals in the place of those of the same start, queue and agreement. */
export async function replaceDeliveries(
  database: Transaction<Tables>,
  shop: string,
  intervals: readonly DeliveredInterval[],
): Promise<void> {
  const rows = intervals.map((interval) => ({
    ...{ shop, agreement: interval.agreement, queue: interval.queue, minutes: interval.minutes },
    start_at: new Date(interval.startMs).toISOString(),
    seats_confirmed: interval.seatsConfirmed,
    logged_in_seconds: interval.loggedInSeconds,
    productive_seconds: interval.productiveSeconds,
    handled_seconds: interval.handledSeconds,
    offered_contacts: interval.offeredContacts,
    handled_contacts: interval.handledContacts,
    in_time_contacts: interval.inTimeContacts,
    confirmed_at: interval.confirmedAtMs === null ? null : new Date(interval.confirmedAtMs).toISOString(),
  }));
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const keys = JSON.stringify(batch.map(({ agreement, queue, start_at }) => ({ agreement, queue, start_at })));
    await sql`delete from partner_deliveries using json_to_recordset(${keys}::json) as told (agreement text, queue text, start_at timestamptz)
      where partner_deliveries.shop = ${shop} and partner_deliveries.agreement = told.agreement
        and partner_deliveries.queue is not distinct from told.queue and partner_deliveries.start_at = told.start_at`.execute(
      database,
    );
  }
  for (let from = 0; from < rows.length; from += BATCH)
    await database
      .insertInto("partner_deliveries")
      .values(rows.slice(from, from + BATCH))
      .execute();
}

/** Intervals of an agreement in order of time. */
export async function selectDeliveries(
  database: Transaction<Tables>,
  { shop, agreement }: AgreementKey,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): Promise<DeliveredInterval[]> {
  const rows = await database
    .selectFrom("partner_deliveries")
    .selectAll()
    .where("shop", "=", shop)
    .where("agreement", "=", agreement)
    .where("start_at", ">=", new Date(fromMs).toISOString())
    .where("start_at", "<", new Date(untilMs).toISOString())
    .orderBy("start_at")
    .orderBy("id")
    .execute();
  return rows.map((row, at) => ({
    ...{ agreement, queue: row.queue, startMs: Date.parse(row.start_at), minutes: row.minutes },
    ...{ seatsConfirmed: row.seats_confirmed, loggedInSeconds: row.logged_in_seconds },
    ...{ productiveSeconds: row.productive_seconds, handledSeconds: row.handled_seconds },
    ...{ offeredContacts: row.offered_contacts, handledContacts: row.handled_contacts },
    inTimeContacts: row.in_time_contacts,
    confirmedAtMs: row.confirmed_at === null ? null : Date.parse(row.confirmed_at),
    ...{ file: "store", row: at + 1 },
  }));
}
