import { DAY_MS } from "./civil-day.ts";

const MINUTE_MS = 60_000;

/**
 * An instant in ISO 8601 with its offset: `2026-10-25T02:00:00+02:00`. ISO 8601 offsets have whole minutes: one that has
 * seconds (before 1972) is rounded, and the clock reading with it, so that the text still means the same instant.
 */
export function instantText(ms: number, offsetMs: number): string {
  const offsetMinutes = Math.round(offsetMs / MINUTE_MS);
  const localMs = Math.trunc(ms + offsetMinutes * MINUTE_MS);
  const day = Math.floor(localMs / DAY_MS);
  return `${dateText(day)}T${clockText(localMs - day * DAY_MS)}${offsetText(offsetMinutes)}`;
}

/** Texts of instants are asked for by the thousand, and most follow one of the same day. */
let newest = { day: NaN, text: "" };

function dateText(day: number): string {
  if (day !== newest.day) newest = { day, text: new Date(day * DAY_MS).toISOString().slice(0, -14) };
  return newest.text;
}

/** 02:00:00; milliseconds only where there are any. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const clock = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  const rest = ms - seconds * 1000;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, "0")}`;
}

function offsetText(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, whole) => String(whole).padStart(2, "0"));

function twoDigits(whole: number): string {
  return TWO_DIGITS[whole] ?? String(whole);
}
