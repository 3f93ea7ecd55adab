import type { CivilDay, TimeZone } from "@springtide/calendar";
import { isoDay, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory, TypicalDays } from "@springtide/contracts";

/** The usual length of a day's clock: what comes twice on a day of 25 hours is counted where its clock stood. */
const DAY_MINUTES = 1440;

/**
 * The typical day of each weekday: contacts by interval of the local clock, as the mean of those days of the log on which anything
 * came. Days are counted, so that whoever reads it knows what it rests on.
 * @param zoneName in whose local clock the intervals are
 * @returns null for a history of whole days, which does not say when in the day contacts come, or one without contacts
 */
export function typicalDays(history: ContactHistory, zoneName: string): TypicalDays | null {
  const { minutes } = history;
  if (minutes === "day") return null;
  const sums = summed(history, timeZone(zoneName), minutes);
  if (sums.days.size === 0) return null;
  const days = [...sums.days].sort((a, b) => a - b);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  return {
    queue: history.queue,
    firstDay: isoDay(first),
    lastDay: isoDay(last),
    intervalMinutes: minutes,
    contacts: sums.contacts,
    ahtSeconds: sums.timed > 0 ? sums.handleSeconds / sums.timed : null,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => {
      const counted = days.filter((each) => weekday(each) === day).length;
      const table = sums.byWeekday[day - 1] ?? new Float64Array(0);
      return {
        weekday: day,
        days: counted,
        contacts: Array.from(table, (sum) => (counted === 0 ? 0 : sum / counted)),
      };
    }),
  };
}

interface Sums {
  readonly byWeekday: readonly Float64Array[];
  readonly days: ReadonlySet<CivilDay>;
  contacts: number;
  /** Contacts whose handling time is told, and what they took together. */
  timed: number;
  handleSeconds: number;
}

function summed(history: ContactHistory, zone: TimeZone, minutes: number): Sums {
  const days = new Set<CivilDay>();
  const byWeekday = Array.from({ length: 7 }, () => new Float64Array(Math.ceil(DAY_MINUTES / minutes)));
  const sums: Sums = { byWeekday, days, contacts: 0, timed: 0, handleSeconds: 0 };
  history.startMs.forEach((startMs, row) => {
    const offered = history.offered[row] ?? 0;
    if (!(offered > 0)) return;
    const day = zone.dayAt(startMs);
    days.add(day);
    const table = byWeekday[weekday(day) - 1];
    const interval = Math.floor(zone.minuteOfDayAt(startMs) / minutes);
    if (table !== undefined && interval < table.length) table[interval] = (table[interval] ?? 0) + offered;
    sums.contacts += offered;
    const ahtSeconds = history.ahtSeconds[row] ?? Number.NaN;
    if (!(ahtSeconds > 0)) return;
    const handled = history.handled[row] ?? Number.NaN;
    const weight = handled > 0 ? handled : offered;
    sums.timed += weight;
    sums.handleSeconds += ahtSeconds * weight;
  });
  return sums;
}
