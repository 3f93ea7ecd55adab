import { readDate, readTime, type DateOrder } from "../contacts/clock-reading.ts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { withMonthNumber } from "./written-date.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** When a row is, as it stands there: the local clock, and the offset where one is given. */
export interface WrittenTime {
  /** Days since 1970-01-01 on the clock of the row. */
  readonly day: number;
  readonly msOfDay: number;
  /** NaN where none is written. */
  readonly offsetMinutes: number;
}

/** Reads a date, or a date with a time of day behind it, in any of the usual forms. */
export function readWrittenTime(text: string, order: DateOrder): WrittenTime | Trouble {
  const written = withMonthNumber(text);
  const gap = written.search(/[T\s]/);
  const date = readDate(gap < 0 ? written : written.slice(0, gap), order);
  if (typeof date === "object") return notATime(date, order);
  if (gap < 0) return { day: date, msOfDay: 0, offsetMinutes: Number.NaN };
  const time = readTime(written.slice(gap + 1).trim());
  return "code" in time ? time : { day: date, ...time };
}

/** The time of day of a column of hours or clock times, written behind its date. */
export function dateWithClock(date: string, clock: string): string {
  return /^\d{1,2}$/.test(clock) ? `${date} ${clock}:00` : `${date} ${clock}`.trim();
}

/** The moment as if the local clock ran in UTC. */
export function localMsOf({ day, msOfDay }: WrittenTime): number {
  return day * DAY_MS + msOfDay;
}

/** The instant of a time with an offset; NaN without one. */
export function instantOf(time: WrittenTime): number {
  return localMsOf(time) - time.offsetMinutes * MINUTE_MS;
}

function notATime(trouble: Trouble, order: DateOrder): Trouble {
  const written = { ymd: "2026-10-25", dmy: "25.10.2026", mdy: "10/25/2026" }[order];
  return { ...trouble, remedy: `Correct it; the other dates of this file are read as ${written}.` };
}
