import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { Trouble } from "../../contacts/refused-rows.ts";
import { endInstant, nextShown, readSpan, startInstant, type WrittenSpan } from "../clock-span.ts";
import type { ShiftTimes } from "./shift-text.ts";

/** A break by the clock, or so many minutes of which nobody says when. */
export type WrittenBreak = WrittenSpan | { readonly minutes: number };

/** A shift as a cell or a legend has it: the same on every day. */
export interface WrittenShift extends WrittenSpan {
  readonly breaks: readonly WrittenBreak[];
}

const MINUTES = /^(\d{1,3})\s*(?:m|min)?$/i;
const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
const DAY_MS = 86_400_000;

/** Reads "8-16:30", "08:00-16:30 /30" or "08:00-16:30 /12:00-12:30 /15:00-15:15"; null for anything else. */
export function readWrittenShift(text: string): WrittenShift | null {
  const [spanText = "", ...breakTexts] = text.split("/");
  const span = readSpan(spanText);
  const breaks = breakTexts.some((one) => one.trim() === "") ? null : readBreaks(breakTexts);
  return span === null || breaks === null ? null : { ...span, breaks };
}

/** Reads breaks as they are written; blank ones are none. Null where one cannot be read. */
export function readBreaks(texts: readonly string[]): readonly WrittenBreak[] | null {
  const breaks = texts
    .map((text) => text.trim())
    .filter((text) => text !== "" && text !== "0")
    .map((text): WrittenBreak | null => {
      const minutes = MINUTES.exec(text)?.[1];
      return minutes === undefined ? readSpan(text) : { minutes: Number(minutes) };
    });
  const read = breaks.filter((one) => one !== null);
  return read.length < breaks.length ? null : read;
}

/** Whether nobody says when a break of the shift is. */
export function hasUnplacedBreak({ breaks }: WrittenShift): boolean {
  return breaks.some((one) => "minutes" in one);
}

const NEVER_SHOWN: Trouble = {
  code: "not-a-time",
  rule: "a shift starts and ends at times that the clock of the site shows on these days, within 24 hours",
  remedy: "Correct the times; where the clocks go forward, an hour is not there.",
  values: { kind: "not-shown" },
};

/** The shift of a day. Breaks of which nobody says when part the work into equal stretches, to five minutes. */
export function shiftOnDay(written: WrittenShift, day: CivilDay, zone: TimeZone): ShiftTimes | Trouble {
  const startMs = startInstant(zone, day, written.from);
  const endMs = endInstant(zone, startMs, written.to);
  if (!(endMs > startMs) || endMs - startMs > DAY_MS) return NEVER_SHOWN;
  const breaks = hasUnplacedBreak(written)
    ? spreadBreaks(startMs, endMs, written.breaks)
    : breaksByClock(written.breaks, { startMs, endMs }, day, zone);
  if (breaks !== null) return { startMs, endMs, breaks };
  return {
    code: "break-not-in-shift",
    rule: "breaks lie inside their shift, in order, and either all or none of them say when they are",
    remedy: "Correct the break, or the shift.",
  };
}

function breaksByClock(
  written: readonly WrittenBreak[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  day: CivilDay,
  zone: TimeZone,
): ShiftTimes["breaks"] | null {
  const found: { startMs: number; endMs: number }[] = [];
  let fromMs = startMs;
  for (const one of written) {
    if ("minutes" in one) return null;
    const from = nextShown(zone, day, fromMs, one.from);
    const to = nextShown(zone, day, from, one.to);
    if (!(from >= startMs && to > from && to <= endMs)) return null;
    found.push({ startMs: from, endMs: to });
    fromMs = to;
  }
  return found;
}

function spreadBreaks(startMs: number, endMs: number, written: readonly WrittenBreak[]): ShiftTimes["breaks"] | null {
  const lengths = written.flatMap((one) => ("minutes" in one ? [one.minutes * MINUTE_MS] : []));
  const workMs = endMs - startMs - lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.length < written.length || workMs <= 0) return null;
  const stretchMs = workMs / (lengths.length + 1);
  const gridMs = stretchMs < FIVE_MINUTES_MS ? MINUTE_MS : FIVE_MINUTES_MS;
  let awayMs = 0;
  return lengths.map((length, i) => {
    const from = startMs + Math.floor(((i + 1) * stretchMs + awayMs) / gridMs) * gridMs;
    awayMs += length;
    return { startMs: from, endMs: from + length };
  });
}
