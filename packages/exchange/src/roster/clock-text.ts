import { isoDay, type CivilDay, type TimeZone } from "@springtide/calendar";

/** Hours counted on from the day a shift is written under: 26:00 is two o'clock of the day after. */
export const DAY_MINUTES = 1440;

/** What a clock shows, "09:00", or "09:00:30" where there are seconds; minutes after midnight, of the next day from 1440 on. */
export function clockText(minuteOfDay: number): string {
  const seconds = Math.round(minuteOfDay * 60);
  const two = (value: number): string => String(value).padStart(2, "0");
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** Whether the clock shows the time of this instant twice that day. */
export function isShownTwice(ms: number, zone: TimeZone): boolean {
  return zone.instantsOf(zone.dayAt(ms), zone.minuteOfDayAt(ms)).length > 1;
}

/** What the clock is ahead of UTC, "+02:00". @throws RangeError where that is not in whole minutes, as in old times */
export function offsetText(ms: number, zone: TimeZone): string {
  const minutes = zone.offsetMinutesAt(ms);
  if (!Number.isInteger(minutes)) throw new RangeError(`an offset of ${minutes} minutes on ${isoDay(zone.dayAt(ms))}`);
  return `${minutes < 0 ? "-" : "+"}${clockText(Math.abs(minutes))}`;
}

/** The instants at which a clock shows so many minutes after the midnight that begins a day, at that offset if one is told. */
export function instantsShown(zone: TimeZone, day: CivilDay, minute: number, offsetMinutes: number): readonly number[] {
  const ahead = Math.floor(minute / DAY_MINUTES);
  const shown = zone.instantsOf(day + ahead, minute - ahead * DAY_MINUTES);
  return Number.isNaN(offsetMinutes) ? shown : shown.filter((ms) => zone.offsetMinutesAt(ms) === offsetMinutes);
}
