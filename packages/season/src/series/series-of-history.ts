import { timeZone } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";
import type { DayValues, IntervalValues } from "./series-input.ts";

/**
 * A queue's contacts offered as a plain series. Days that a history by day leaves out are unknown, not empty.
 * @param zone IANA zone whose days the history counts
 */
export function seriesOfHistory(history: ContactHistory, zone: string): DayValues | IntervalValues {
  const { minutes, startMs, offered } = history;
  if (minutes !== "day") return { layout: "intervals", minutes, startMs, values: offered };
  const clock = timeZone(zone);
  const days = Array.from(startMs, (ms) => clock.dayAt(ms));
  const firstDay = days[0] ?? 0;
  const values = new Float64Array((days.at(-1) ?? firstDay - 1) - firstDay + 1).fill(Number.NaN);
  for (const [index, day] of days.entries()) values[day - firstDay] = offered[index] ?? Number.NaN;
  return { layout: "days", firstDay, values };
}
