import type { TimeZone } from "@springtide/calendar";
import type { DateOrder } from "../contacts/clock-reading.ts";
import { instantOf, localMsOf, readWrittenTime } from "../series/written-time.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days from 1899-12-30, from which spreadsheets count, to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;
const ORDERS: readonly DateOrder[] = ["ymd", "dmy", "mdy"];

/**
 * The instant that a cell tells, by its own offset, else by the one beside it, else on the clock of a zone where that shows it once.
 * @returns null where it tells none, or one of two
 */
export function instantOfCells(text: string, offsetText: string, zone: TimeZone): number | null {
  // A spreadsheet shows midnight as a mere date.
  const clock = /[T\s]/.test(text) ? text : `${text} 00:00:00`;
  const time = readWrittenTime(`${clock}${offsetText}`, "ymd");
  if ("code" in time) return null;
  if (!Number.isNaN(time.offsetMinutes)) return instantOf(time);
  const [first, second] = zone.instantsOf(time.day, time.msOfDay / MINUTE_MS);
  return first === undefined || second !== undefined ? null : first;
}

/**
 * Whether a cell that went through somebody's spreadsheet may still tell an instant: by its offset, or as a date in any order or a bare
 * number of days on the clock of the zone. Null where it is no time at all.
 */
export function mayTell(text: string, ms: number, zone: TimeZone): boolean | null {
  const localMs = ms + zone.offsetMinutesAt(ms) * MINUTE_MS;
  const readings = ORDERS.flatMap((order) => {
    const time = readWrittenTime(text, order);
    if ("code" in time) return [];
    return [Number.isNaN(time.offsetMinutes) ? localMsOf(time) === localMs : instantOf(time) === ms];
  });
  if (readings.length > 0) return readings.includes(true);
  if (!/^\d{5}([.,]\d+)?$/.test(text)) return null;
  const days = Number(text.replace(",", ".")) - DAYS_BEFORE_1970;
  return Math.abs(days * DAY_MS - localMs) < MINUTE_MS / 2;
}
