import type { TimeZone } from "@springtide/calendar";
import type { RosterShift } from "@springtide/contracts";
import { endInstant, nextShown, readSpan, type WrittenSpan } from "../clock-span.ts";
import { clockText, DAY_MINUTES, isShownTwice, offsetText } from "../clock-text.ts";

/** A stretch of work, whoever does it. */
export type ShiftTimes = Pick<RosterShift, "startMs" | "endMs" | "breaks">;

/**
 * A shift as a cell of the sheet has it: "08:00-16:30 /12:00-12:30", each break behind a stroke. An end on the next day is written as it
 * is, "22:00-06:00", and counted on past 24 only where it would else be taken for another. In the hour that comes twice each time has its
 * offset, so that it reads back as it was: "02:00+02:00-06:00".
 */
export function shiftText(shift: ShiftTimes, zone: TimeZone): string {
  const { startMs, endMs } = shift;
  const span = spanText(startMs, endMs, zone, ({ to }) => endInstant(zone, startMs, to) === endMs);
  return [span, ...breakTexts(shift, zone).map((one) => `/${one}`)].join(" ");
}

/** The breaks of a shift, "12:00-12:30" each, in order. */
export function breakTexts({ startMs, breaks }: ShiftTimes, zone: TimeZone): string[] {
  const day = zone.dayAt(startMs);
  let fromMs = startMs;
  return breaks.map((away) => {
    const after = fromMs;
    fromMs = away.endMs;
    return spanText(
      away.startMs,
      away.endMs,
      zone,
      ({ from, to }) => {
        const found = nextShown(zone, day, after, from);
        return found === away.startMs && nextShown(zone, day, found, to) === away.endMs;
      },
      day,
    );
  });
}

/** Several shifts of one day in one cell. */
export function cellOfShifts(shifts: readonly ShiftTimes[], zone: TimeZone): string {
  return shifts
    .toSorted((a, b) => a.startMs - b.startMs)
    .map((shift) => shiftText(shift, zone))
    .join(" + ");
}

function spanText(
  startMs: number,
  endMs: number,
  zone: TimeZone,
  readsBack: (span: WrittenSpan) => boolean,
  shiftDay = zone.dayAt(startMs),
): string {
  const [from, to] = [zone.minuteOfDayAt(startMs), zone.minuteOfDayAt(endMs)];
  // An offset behind the end alone could be read as the end of a span: then both have theirs.
  const [isEndTwice, isStartTwice] = [isShownTwice(endMs, zone), isShownTwice(startMs, zone)];
  const fromOffset = isStartTwice || isEndTwice ? offsetText(startMs, zone) : "";
  const toOffset = isEndTwice ? offsetText(endMs, zone) : "";
  const plain = `${clockText(from)}${fromOffset}-${clockText(to)}${toOffset}`;
  const read = readSpan(plain);
  if (read !== null && readsBack(read)) return plain;
  const counted = (ms: number, minute: number): string => clockText(minute + (zone.dayAt(ms) - shiftDay) * DAY_MINUTES);
  return `${counted(startMs, from)}${fromOffset}-${counted(endMs, to)}${toOffset}`;
}

/** Whether two stretches of work are the same, breaks and all. */
export function isSameShift(before: ShiftTimes, now: ShiftTimes): boolean {
  return (
    before.startMs === now.startMs &&
    before.endMs === now.endMs &&
    before.breaks.length === now.breaks.length &&
    before.breaks.every((one, i) => one.startMs === now.breaks[i]?.startMs && one.endMs === now.breaks[i].endMs)
  );
}
