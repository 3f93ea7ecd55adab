import { readTime } from "../contacts/clock-reading.ts";
import { readWrittenTime } from "../series/written-time.ts";

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

/** Whether a cell may be a date, with or without a time: in any order of its parts, or as seconds since 1970. */
export function looksLikeMoment(text: string): boolean {
  if (/^\d{10}(\d{3})?$/.test(text)) return true;
  return (["ymd", "dmy", "mdy"] as const).some(
    (order) => !("code" in readWrittenTime(withStrokes(text, order), order)),
  );
}
