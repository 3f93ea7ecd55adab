import type { CivilDay, TimeZone } from "@springtide/calendar";
import { instantOnClock } from "@springtide/calendar";
import type { TimeSpan } from "@springtide/season/roster-edit";

/** The hours of one local day that are shown. */
interface DayStretch extends TimeSpan {
  readonly day: CivilDay;
}

/** A full hour of the local clock; `pass` tells the two of a repeated hour apart. */
interface HourTick {
  readonly share: number;
  readonly ms: number;
  readonly minuteOfDay: number;
  readonly pass: "only" | "first" | "second";
}

/** One or more local days in a row, by elapsed time; hours in which nobody works are left out between them. */
export interface EditAxis {
  readonly zone: TimeZone;
  readonly days: readonly DayStretch[];
  readonly totalMs: number;
}

/** Which hours of each day are shown, in minutes of the local clock. */
interface ShownHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const HOUR_MS = 3_600_000;

export function editAxis(zone: TimeZone, firstDay: CivilDay, count: number, hours: ShownHours): EditAxis {
  const days = Array.from({ length: count }, (_, i) => {
    const day = firstDay + i;
    return {
      day,
      startMs: instantOnClock(zone, day, hours.fromMinute),
      endMs: hours.toMinute >= 1440 ? zone.startOfDayMs(day + 1) : instantOnClock(zone, day, hours.toMinute),
    };
  });
  return { zone, days, totalMs: days.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) };
}

/** Where on the axis an instant lies, 0 to 1; one that is not shown, at the nearest that is. */
export function shareOf({ days, totalMs }: EditAxis, ms: number): number {
  let before = 0;
  for (const { startMs, endMs } of days) {
    if (ms < endMs) return (before + Math.max(0, ms - startMs)) / totalMs;
    before += endMs - startMs;
  }
  return 1;
}

/** The instant at a place on the axis; places beyond its ends lie before and after it. */
export function msAt({ days, totalMs }: EditAxis, share: number): number {
  let left = share * totalMs;
  for (const { startMs, endMs } of days) {
    if (left <= endMs - startMs) return startMs + left;
    left -= endMs - startMs;
  }
  return (days.at(-1)?.endMs ?? 0) + left;
}

/** Where a stretch lies on the axis; null where nothing of it is shown. */
export function spanOn(
  axis: EditAxis,
  { startMs, endMs }: TimeSpan,
): { readonly from: number; readonly to: number } | null {
  const [from, to] = [shareOf(axis, startMs), shareOf(axis, endMs)];
  return to > from ? { from, to } : null;
}

/** Every so many hours of the days shown, at full hours of the local clock. */
export function hourTicks(axis: EditAxis, everyHours: number): readonly HourTick[] {
  const { zone } = axis;
  return axis.days.flatMap(({ startMs, endMs }) => {
    const ticks: HourTick[] = [];
    for (let ms = startMs; ms < endMs; ms += HOUR_MS / 4) {
      const minuteOfDay = zone.minuteOfDayAt(ms);
      if (minuteOfDay % (60 * everyHours) !== 0) continue;
      const [first, second] = zone.instantsOf(zone.dayAt(ms), minuteOfDay);
      const pass = second === undefined ? "only" : ms === first ? "first" : "second";
      ticks.push({ share: shareOf(axis, ms), ms, minuteOfDay, pass });
    }
    return ticks;
  });
}

/** The hours of the clock in which shifts lie, widened by an hour on both ends; all of the day for those over midnight. */
export function hoursOfShifts(zone: TimeZone, spans: readonly TimeSpan[], around: ShownHours): ShownHours {
  let { fromMinute, toMinute } = around;
  for (const { startMs, endMs } of spans) {
    const start = zone.minuteOfDayAt(startMs);
    const isOver = zone.dayAt(endMs - 1) !== zone.dayAt(startMs);
    fromMinute = isOver ? 0 : Math.min(fromMinute, start);
    toMinute = isOver ? 1440 : Math.max(toMinute, zone.minuteOfDayAt(endMs - 1) + 1);
  }
  return {
    fromMinute: Math.max(0, Math.floor(fromMinute / 60) * 60 - 60),
    toMinute: Math.min(1440, Math.ceil(toMinute / 60) * 60 + 60),
  };
}
