import { civilDay, instantOnClock, timeZone } from "@springtide/calendar";

/** "2026-11-24T08:00": an instant on a clock, as a field for day and time holds it. */
export function clockField(instant: string, zone: string): string {
  const offsetMinutes = timeZone(zone).offsetMinutesAt(Date.parse(instant));
  return new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(0, 16);
}

/** The instant of what stands in such a field; null while it is not filled in. */
export function instantOfField(field: string, zone: string): string | null {
  const [, day = "", hour = "", minute = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(field) ?? [];
  if (day === "") return null;
  return new Date(instantOnClock(timeZone(zone), civilDay(day), Number(hour) * 60 + Number(minute))).toISOString();
}
