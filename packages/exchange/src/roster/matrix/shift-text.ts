import type { TimeZone } from "@springtide/calendar";
import type { RosterShift } from "@springtide/contracts";
import { clockText, DAY_MINUTES, isShownTwice, offsetText } from "../clock-text.ts";

/** A stretch of work, whoever does it. */
export type ShiftTimes = Pick<RosterShift, "startMs" | "endMs" | "breaks">;

/**
 * A shift as a cell of the sheet has it: "08:00-16:30 /12:00-12:30", each break behind a stroke. An end on the next day is written as it
 * is, "22:00-06:00", and counted on past 24 only where it would else be taken for the same day. In the hour that comes twice each time
 * has its offset, so that it reads back as it was: "02:00+02:00-06:00".
 */
export function shiftText({ startMs, endMs, breaks }: ShiftTimes, zone: TimeZone): string {
  const away = breaks.map((one) => ` /${spanText(one.startMs, one.endMs, zone)}`);
  return `${spanText(startMs, endMs, zone)}${away.join("")}`;
}

/** Several shifts of one day in one cell. */
export function cellOfShifts(shifts: readonly ShiftTimes[], zone: TimeZone): string {
  return shifts
    .toSorted((a, b) => a.startMs - b.startMs)
    .map((shift) => shiftText(shift, zone))
    .join(" + ");
}

/** "08:00-16:30", with offsets where a clock shows one of the two twice. */
export function spanText(startMs: number, endMs: number, zone: TimeZone): string {
  const [from, to] = [zone.minuteOfDayAt(startMs), zone.minuteOfDayAt(endMs)];
  const daysOn = zone.dayAt(endMs) - zone.dayAt(startMs);
  // An offset behind the end alone could be read as the end of a span: then both have theirs.
  const [isEndTwice, isStartTwice] = [isShownTwice(endMs, zone), isShownTwice(startMs, zone)];
  const fromText = `${clockText(from)}${isStartTwice || isEndTwice ? offsetText(startMs, zone) : ""}`;
  const isPlain = daysOn === 0 || (daysOn === 1 && to <= from);
  const toText = `${clockText(isPlain ? to : to + daysOn * DAY_MINUTES)}${isEndTwice ? offsetText(endMs, zone) : ""}`;
  return `${fromText}-${toText}`;
}
