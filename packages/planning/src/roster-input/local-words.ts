import { isoDay, type TimeZone } from "@springtide/calendar";

/** "2026-12-06 10:00": what a clock on the wall shows; with its offset in an hour that comes twice. */
export function clockAt(zone: TimeZone, ms: number): string {
  const minute = zone.minuteOfDayAt(ms);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const reading = `${isoDay(zone.dayAt(ms))} ${two(minute / 60)}:${two(minute % 60)}`;
  const isTwice = zone.instantsOf(zone.dayAt(ms), minute).length > 1;
  return isTwice ? `${reading} (${zone.formatInstant(ms).slice(-6)})` : reading;
}

/** "2026-12-06 10:00 to 18:00", or with both dates where it ends on another day. Midnight at the end of the day is 24:00. */
export function spanAt(zone: TimeZone, fromMs: number, toMs: number): string {
  const day = zone.dayAt(fromMs);
  if (toMs === zone.startOfDayMs(day + 1)) return `${clockAt(zone, fromMs)} to 24:00`;
  const to = clockAt(zone, toMs);
  return `${clockAt(zone, fromMs)} to ${zone.dayAt(toMs) === day ? to.slice(isoDay(day).length + 1) : to}`;
}

/** A number as people read it: two places at most. */
export function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}
