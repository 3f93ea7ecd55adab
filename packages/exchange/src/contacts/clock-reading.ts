import type { Trouble } from "./refused-rows.ts";

const DAY_MS = 86_400_000;
/** 2099-12-31: a later year is a typing error, and would make a grid of centuries. */
export const LAST_DAY = 47_481;

/** Date and time as they stand in a cell: the local clock, and the offset where one is given. */
export interface ClockReading {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly msOfDay: number;
  /** NaN where the cell names none. */
  readonly offsetMinutes: number;
}

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar; NaN for a date that does not exist.
 * Source: Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
 */
export function daysOfDate(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export type DateOrder = "ymd" | "dmy" | "mdy";

const WRITTEN = { ymd: "2026-10-25", dmy: "25.10.2026", mdy: "10/25/2026" } as const;

/** Reads a date written in the order given, with any of - / . between the parts (or none for ymd). */
export function readDate(text: string, order: DateOrder): number | Trouble {
  const compact = order === "ymd" ? /^(\d{4})(\d\d)(\d\d)$/.exec(text) : null;
  const parts = compact ?? /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\.?$/.exec(text);
  if (parts === null) return notADate(order);
  const [first = 0, second = 0, third = 0] = parts.slice(1).map(Number);
  const yearText = parts[order === "ymd" ? 1 : 3] ?? "";
  const dayText = parts[order === "ymd" ? 3 : 1] ?? "";
  // A year of two digits is only clear where it stands last.
  if (dayText.length > 2 || !(yearText.length === 4 || (yearText.length === 2 && order !== "ymd")))
    return notADate(order);
  const [year, month, day] =
    order === "ymd" ? [first, second, third] : order === "dmy" ? [third, second, first] : [third, first, second];
  const found = daysOfDate(yearText.length === 2 ? 2000 + year : year, month, day);
  if (Number.isNaN(found))
    return {
      code: "no-such-date",
      rule: "the date must exist",
      remedy: `Correct it; dates are read as ${WRITTEN[order]} here (dateOrder in the mapping).`,
    };
  if (found < 0 || found > LAST_DAY)
    return { code: "date-out-of-range", rule: "dates lie between 1970 and 2099", remedy: "Correct the year." };
  return found;
}

function notADate(order: DateOrder): Trouble {
  return {
    code: "not-a-date",
    rule: `a date is written like ${WRITTEN[order]}`,
    remedy: "Correct it, or set dateOrder in the mapping to ymd, dmy or mdy.",
  };
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

const NOT_A_TIME: Trouble = {
  code: "not-a-time",
  rule: "a time is written 14:15, 14:15:30 or 2:15 PM",
  remedy: "Correct it.",
};

/** Reads a time of day, with an offset where one is given. */
export function readTime(text: string): { readonly msOfDay: number; readonly offsetMinutes: number } | Trouble {
  const match = TIME.exec(text);
  if (match === null) return NOT_A_TIME;
  const [, hourText, minuteText, secondText = "0", fraction = "0", half, offset] = match;
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NOT_A_TIME;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (hour > 23 || minute > 59 || second > 59)
    return { ...NOT_A_TIME, code: "no-such-time", rule: "a time lies between 00:00 and 23:59:59" };
  const msOfDay = hour * 3_600_000 + minute * 60_000 + second * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  const offsetMinutes = offset === undefined ? Number.NaN : readOffset(offset);
  return Math.abs(offsetMinutes) > 18 * 60 ? NOT_A_TIME : { msOfDay, offsetMinutes };
}

function readOffset(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(":", ""));
  return text.startsWith("-") ? -minutes : minutes;
}

/** Reads date and time from one text, `2026-10-25T02:15` or `25.10.2026 02:15`. */
export function readDateAndTime(text: string, order: DateOrder): ClockReading | Trouble {
  const gap = text.search(/[T\s]/);
  if (gap < 0) {
    const date = readDate(text, order);
    return typeof date === "object"
      ? date
      : {
          code: "no-time",
          rule: "an interval needs a time beside its date",
          remedy: "Name the column of the time too, or set layout: days in the mapping where each row is a day.",
        };
  }
  return together(readDate(text.slice(0, gap), order), readTime(text.slice(gap + 1).trim()));
}

/** Date and time from two texts. */
export function together(date: ReturnType<typeof readDate>, time: ReturnType<typeof readTime>): ClockReading | Trouble {
  if (typeof date === "object") return date;
  return "code" in time ? time : { day: date, ...time };
}

/** The moment as if the local clock ran in UTC: days and hours on one line, to compare and to search with. */
export function localMs({ day, msOfDay }: ClockReading): number {
  return day * DAY_MS + msOfDay;
}
