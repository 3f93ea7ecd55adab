import { timeZone, weekday } from "@springtide/calendar";

/** Reads instants off a clock: ISO weekday and minutes after midnight. */
export function localClock(zoneName: string): (ms: number) => { readonly isoWeekday: number; readonly minute: number } {
  const zone = timeZone(zoneName);
  return (ms) => ({ isoWeekday: weekday(zone.dayAt(ms)), minute: zone.minuteOfDayAt(ms) });
}
