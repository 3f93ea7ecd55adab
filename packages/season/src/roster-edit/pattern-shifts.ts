import { type CivilDay, type TimeZone, weekday } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import type { EditedShift, TimeSpan } from "./edited-shift.ts";

type Pattern = Shop["shiftPatterns"][number];

/** When a shift of a pattern may lie, its breaks in the middle of where they may begin. */
export type PatternTimes = TimeSpan & Pick<EditedShift, "breaks">;

const MINUTE_MS = 60_000;

/** Every shift of a pattern that may begin on a day, by start and length; none in a time that the clocks skip. */
export function patternTimes(pattern: Pattern, zone: TimeZone, day: CivilDay): readonly PatternTimes[] {
  if (!pattern.weekdays.includes(weekday(day))) return [];
  return pattern.startMinutes.flatMap((minute) => {
    const [startMs] = zone.instantsOf(day, minute);
    if (startMs === undefined) return [];
    return pattern.lengthMinutes.map((minutes) => {
      const endMs = startMs + minutes * MINUTE_MS;
      return { startMs, endMs, breaks: patternBreaks(pattern, { startMs, endMs }) };
    });
  });
}

/** The breaks of a pattern in a shift: each in the middle of its window, as far as they fit. */
function patternBreaks(pattern: Pattern, { startMs, endMs }: TimeSpan): readonly TimeSpan[] {
  const breaks: TimeSpan[] = [];
  for (const { minutes, fromMinute, toMinute } of pattern.breaks) {
    const middle = Math.round((fromMinute + toMinute) / 2 / 15) * 15;
    const from = startMs + Math.min(toMinute, Math.max(fromMinute, middle)) * MINUTE_MS;
    const to = from + minutes * MINUTE_MS;
    if (from >= (breaks.at(-1)?.endMs ?? startMs) && to <= endMs) breaks.push({ startMs: from, endMs: to });
  }
  return breaks;
}

/** Whether a shift has start, length and breaks of a pattern. */
export function fitsPattern(pattern: Pattern, { startMs, endMs, breaks }: PatternTimes, zone: TimeZone): boolean {
  const minutes = (endMs - startMs) / MINUTE_MS;
  const { startMinutes, lengthMinutes, weekdays } = pattern;
  if (!startMinutes.includes(zone.minuteOfDayAt(startMs)) || !lengthMinutes.includes(minutes)) return false;
  if (!weekdays.includes(weekday(zone.dayAt(startMs))) || breaks.length !== pattern.breaks.length) return false;
  return pattern.breaks.every((terms, i) => {
    const away = breaks[i];
    if (away === undefined) return false;
    const from = (away.startMs - startMs) / MINUTE_MS;
    return (
      away.endMs - away.startMs === terms.minutes * MINUTE_MS && from >= terms.fromMinute && from <= terms.toMinute
    );
  });
}
