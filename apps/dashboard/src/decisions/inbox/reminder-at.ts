import type { TimeZone } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";

const MORNING_MINUTE = 9 * 60;

/** Nine in the morning of a day on the shop's clock, as an instant. */
export function reminderAt(day: string, zone: TimeZone): string {
  const ms = zone.instantsOf(civilDay(day), MORNING_MINUTE)[0] ?? zone.startOfDayMs(civilDay(day));
  return new Date(ms).toISOString();
}
