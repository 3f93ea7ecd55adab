import { civilDay } from "@springtide/calendar";
import type { Words } from "../words/words.ts";

/** The day of an instant, as its own clock writes it: "2026-05-04T08:00:00+02:00" is 2026-05-04. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** "Tue 14 Apr 2026" of 2026-04-14. */
export function daySaid(day: string, words: Words): string {
  return words.day(civilDay(day));
}

/** "08:00–14:00" of two instants on the clock they are written on. */
export function spanSaid({ start, end }: { readonly start: string; readonly end: string }, words: Words): string {
  return `${clockOf(start, words)}–${clockOf(end, words)}`;
}

function clockOf(instant: string, words: Words): string {
  return words.clock(Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)));
}

/** First and last of some days as a range, or the one day. */
export function daysSaid(days: readonly string[], words: Words): string {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "–";
  return first === last ? daySaid(first, words) : words.dayRange(civilDay(first), civilDay(last));
}

const HOUR_MS = 3_600_000;

/** Elapsed hours times positions. */
export function positionHoursOf({
  start,
  end,
  positionsLoggedIn,
}: {
  readonly start: string;
  readonly end: string;
  readonly positionsLoggedIn: number;
}): number {
  return ((Date.parse(end) - Date.parse(start)) / HOUR_MS) * positionsLoggedIn;
}
