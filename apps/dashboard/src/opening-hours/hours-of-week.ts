import { civilDay, timeZone, weekday } from "@springtide/calendar";
import type { HistoryColumns } from "@springtide/contracts";

const HOURS = 168;

/** Mean contacts in each hour of the week from Monday midnight on, by the queue's clock; null for hours of which nothing is known. */
export type HoursOfWeek = readonly (number | null)[];

/**
 * When contacts of a queue come over the week, attempts in closed hours too where they were counted.
 * Null where the history knows whole days only.
 */
export function hoursOfWeek(history: HistoryColumns, queue: string): HoursOfWeek | null {
  const found = history.queues.find((one) => one.queue === queue);
  if (found === undefined || found.minutes === "day") return null;
  const zone = timeZone(found.zone);
  const stepMs = found.minutes * 60_000;
  const sums = new Float64Array(HOURS);
  const known = new Set<number>();
  for (const { start, offered } of found.runs) {
    const startMs = Date.parse(start);
    offered.forEach((count, k) => {
      if (count === null) return;
      const ms = startMs + k * stepMs;
      const hour = (weekday(zone.dayAt(ms)) - 1) * 24 + Math.floor(zone.minuteOfDayAt(ms) / 60);
      sums[hour] = (sums[hour] ?? 0) + count;
      known.add(hour);
    });
  }
  const weeks = (civilDay(history.to) - civilDay(history.from) + 1) / 7;
  return Array.from(sums, (sum, hour) => (known.has(hour) ? sum / weeks : null));
}

/** The hour of the week in which most contacts come: its weekday, its hour, and how many. */
export function busiestHour(
  hours: HoursOfWeek,
): { readonly weekday: number; readonly minute: number; readonly contacts: number } | null {
  const top = hours.reduce<number>((best, value, hour) => ((value ?? 0) > (hours[best] ?? 0) ? hour : best), 0);
  const contacts = hours[top] ?? 0;
  return contacts > 0 ? { weekday: Math.floor(top / 24) + 1, minute: (top % 24) * 60, contacts } : null;
}

/** Contacts in a week that come in the hours given, as far as they are known. */
export function contactsIn(
  hours: HoursOfWeek,
  weekdays: readonly number[],
  fromMinute: number,
  toMinute: number,
): number {
  let sum = 0;
  for (const day of weekdays)
    for (let hour = 0; hour < 24; hour += 1) {
      const minutes = Math.min(toMinute, hour * 60 + 60) - Math.max(fromMinute, hour * 60);
      if (minutes > 0) sum += ((hours[(day - 1) * 24 + hour] ?? 0) * minutes) / 60;
    }
  return sum;
}
