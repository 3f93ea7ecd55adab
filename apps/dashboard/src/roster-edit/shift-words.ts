import type { TimeZone } from "@springtide/calendar";
import type { EditedShift, TimeSpan } from "@springtide/season/roster-edit";
import { workedHoursOf } from "@springtide/season/roster-edit";
import type { Words } from "../words/words.ts";

/** The local clock at an instant; of a time that comes twice, which of the two. */
function clockText(zone: TimeZone, ms: number, words: Words): string {
  const minute = zone.minuteOfDayAt(ms);
  const clock = words.clock(minute);
  const [first, second] = zone.instantsOf(zone.dayAt(ms), minute);
  if (second === undefined) return clock;
  return words.say(ms === first ? "roster-edit.clock-first" : "roster-edit.clock-second", { clock });
}

/** "07:00–15:30"; the end of a day is "24:00". */
export function timesText(zone: TimeZone, { startMs, endMs }: TimeSpan, words: Words): string {
  const isMidnight = endMs === zone.startOfDayMs(zone.dayAt(endMs));
  const end = isMidnight ? words.clock(1440) : clockText(zone, endMs, words);
  return words.say("roster-edit.times", { from: clockText(zone, startMs, words), to: end });
}

/** Whose shift it is, on which day, from when to when, with its breaks and hours. */
export function shiftText(zone: TimeZone, shift: EditedShift, name: string, words: Words): string {
  return words.say("roster-edit.shift", {
    name,
    day: words.day(zone.dayAt(shift.startMs)),
    times: timesText(zone, shift, words),
    breaks: shift.breaks.length,
    hours: words.hours(workedHoursOf(shift)),
  });
}
