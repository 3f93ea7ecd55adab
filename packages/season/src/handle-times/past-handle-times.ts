import type { TimeZone } from "@springtide/calendar";
import { weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";

/** Handling of the past by hour of the local clock; rows of one hour are added up. */
export interface PastHandling {
  /** One place for each hour in which contacts with known handling times were handled. */
  readonly days: Int32Array;
  readonly hours: Int32Array;
  readonly weekdays: Int32Array;
  readonly handled: Float64Array;
  readonly handleSeconds: Float64Array;
  /** Rows whose handling times no contact can have. */
  readonly rowsLeftOut: number;
}

/** Handling times drift with systems and people: older ones are not looked at. */
const MOST_DAYS = 730;
/** A second is a dropped line, eight hours a case left open. */
const LEAST_SECONDS = 1;
const MOST_SECONDS = 28_800;

/** What is known of handling times before a day, of the last two years. A row without a count of handled contacts counts those offered. */
export function pastHandling(history: ContactHistory, zone: TimeZone, before: CivilDay): PastHandling {
  const hours = new Map<number, { handled: number; seconds: number }>();
  let rowsLeftOut = 0;
  history.startMs.forEach((startMs, row) => {
    const aht = history.ahtSeconds[row] ?? Number.NaN;
    const counted = history.handled[row] ?? Number.NaN;
    const handled = Number.isNaN(counted) ? (history.offered[row] ?? Number.NaN) : counted;
    if (Number.isNaN(aht) || !(handled > 0)) return;
    const day = zone.dayAt(startMs);
    if (day >= before || day < before - MOST_DAYS) return;
    if (aht < LEAST_SECONDS || aht > MOST_SECONDS) {
      rowsLeftOut += 1;
      return;
    }
    const hour = day * 24 + Math.floor(zone.minuteOfDayAt(startMs) / 60);
    const sum = hours.get(hour) ?? { handled: 0, seconds: 0 };
    hours.set(hour, { handled: sum.handled + handled, seconds: sum.seconds + aht * handled });
  });
  const known = [...hours].sort(([a], [b]) => a - b);
  const days = Int32Array.from(known, ([hour]) => Math.floor(hour / 24));
  return {
    days,
    hours: Int32Array.from(known, ([hour]) => ((hour % 24) + 24) % 24),
    weekdays: days.map((day) => weekday(day)),
    handled: Float64Array.from(known, ([, { handled }]) => handled),
    handleSeconds: Float64Array.from(known, ([, { seconds }]) => seconds),
    rowsLeftOut,
  };
}
