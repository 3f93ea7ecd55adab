import { setImmediate } from "node:timers/promises";
import type { DeliveredInterval } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { AgreementKey } from "./agreement-key.ts";

/** Rows sent in one statement. */
const BATCH = 1000;

/** Puts intervals in the place of those of the same start, queue and agreement. An embedded store works on this thread: others get their turn in between. */
export async function replaceDeliveries(
  database: Transaction<Tables>,
  shop: string,
  intervals: readonly DeliveredInterval[],
): Promise<void> {
  // All of those before are gone first: seats that were confirmed at different times stand in several rows of one start.
  for (const batch of batchesOf(intervals)) {
    await removeDeliveries(database, shop, batch);
    await setImmediate();
  }
  for (const batch of batchesOf(intervals)) {
    await insertDeliveries(database, shop, batch);
    await setImmediate();
  }
}

function* batchesOf(intervals: readonly DeliveredInterval[]): Generator<readonly DeliveredInterval[]> {
  for (let from = 0; from < intervals.length; from += BATCH) yield intervals.slice(from, from + BATCH);
}

async function removeDeliveries(
  database: Transaction<Tables>,
  shop: string,
  batch: readonly DeliveredInterval[],
): Promise<void> {
  const keys = JSON.stringify(
    batch.map(({ agreement, queue, startMs }) => ({ agreement, queue, start_at: new Date(startMs).toISOString() })),
  );
  await sql`delete from partner_deliveries using json_to_recordset(${keys}::json) as told (agreement text, queue text, start_at timestamptz)
    where partner_deliveries.shop = ${shop} and partner_deliveries.agreement = told.agreement
      and partner_deliveries.queue is not distinct from told.queue and partner_deliveries.start_at = told.start_at`.execute(
    database,
  );
}

/** As one document: a place for each value would take most of the time. */
async function insertDeliveries(
  database: Transaction<Tables>,
  shop: string,
  batch: readonly DeliveredInterval[],
): Promise<void> {
  const rows = JSON.stringify(
    batch.map((interval) => ({
      ...{ agreement: interval.agreement, queue: interval.queue, minutes: interval.minutes },
      start_at: new Date(interval.startMs).toISOString(),
      seats_confirmed: interval.seatsConfirmed,
      logged_in_seconds: interval.loggedInSeconds,
      productive_seconds: interval.productiveSeconds,
      handled_seconds: interval.handledSeconds,
      offered_contacts: interval.offeredContacts,
      handled_contacts: interval.handledContacts,
      in_time_contacts: interval.inTimeContacts,
      confirmed_at: interval.confirmedAtMs === null ? null : new Date(interval.confirmedAtMs).toISOString(),
    })),
  );
  await sql`insert into partner_deliveries (shop, agreement, queue, minutes, start_at, seats_confirmed, logged_in_seconds,
      productive_seconds, handled_seconds, offered_contacts, handled_contacts, in_time_contacts, confirmed_at)
    select ${shop}::text, * from json_to_recordset(${rows}::json) as told (agreement text, queue text, minutes integer, start_at timestamptz,
      seats_confirmed double precision, logged_in_seconds double precision, productive_seconds double precision, handled_seconds double precision,
      offered_contacts double precision, handled_contacts double precision, in_time_contacts double precision, confirmed_at timestamptz)`.execute(
    database,
  );
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
