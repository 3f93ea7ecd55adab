import { readTime } from "../contacts/clock-reading.ts";
import type { DateOrder } from "../contacts/clock-reading.ts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { readWrittenTime, type WrittenTime } from "../series/written-time.ts";

/** A stretch of clock times: its first is when the interval starts. */
const STRETCH = /^(\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?)\s*(?:-|–|to)\s*\d{1,2}:\d{2}.*$/;

/** The time of day that a cell says: 08:00, 8:00 AM, 0800, or the first of 08:00-08:30. Null where it says none. */
export function writtenTime(text: string): string | null {
  const start = STRETCH.exec(text)?.[1]?.trim() ?? text;
  const figures = /^(\d{1,2})(\d{2})$/.exec(start);
  const time = figures === null ? start : `${figures[1] ?? ""}:${figures[2] ?? ""}`;
  return "code" in readTime(time) ? null : time;
}

/** A date of eight figures in the order month or day first, with strokes between its parts; anything else as it stands. */
export function withStrokes(text: string, order: "ymd" | "dmy" | "mdy"): string {
  return order === "ymd" ? text : text.replace(/^(\d{2})(\d{2})(\d{4})(?=$|[ T])/, "$1/$2/$3");
}

const SECONDS = /^\d{10}(\d{3})?$/;
const DAY_MS = 86_400_000;

/** Reads date and time of one cell in any form that files of contacts may have them in: in the order given, with the year first, or as seconds since 1970. */
export function readMoment(text: string, order: DateOrder): WrittenTime | Trouble {
  if (SECONDS.test(text)) {
    const ms = Number(text) * (text.length === 10 ? 1000 : 1);
    return { day: Math.floor(ms / DAY_MS), msOfDay: ms % DAY_MS, offsetMinutes: 0 };
  }
  const day = withStrokes(text, order);
  // A year in front says itself that it is one, whatever stands elsewhere.
  return readWrittenTime(day, /^\d{4}[-/.]/.test(day) ? "ymd" : order);
}

/** Whether a cell may be a date, with or without a time: in any order of its parts, or as seconds since 1970. */
export function looksLikeMoment(text: string): boolean {
  if (SECONDS.test(text)) return true;
  return (["ymd", "dmy", "mdy"] as const).some(
    (order) => !("code" in readWrittenTime(withStrokes(text, order), order)),
  );
}
