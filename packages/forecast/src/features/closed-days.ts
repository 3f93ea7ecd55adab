import type { CivilDay } from "@springtide/calendar";
import { weekday } from "@springtide/calendar";

/** Mean contacts of closed days below this share of an open day's are strays, not demand. */
const STRAY_SHARE = 0.005;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A history and the days of it on which the queue is closed all day. */
interface ClosedHistory {
  readonly firstDay: CivilDay;
  readonly contacts: Float64Array;
  readonly closedDays: ReadonlySet<CivilDay>;
}

/**
 * ISO weekdays on which contacts come although the queue is closed. A weekday is judged by its own closed days: contacts must
 * be known on at least half of them, and be more than strays, so that one recorded holiday does not fill every Sunday of a
 * queue that is silent on Sundays. A weekday that never was closed is judged by all closed days together.
 */
export function weekdaysWithContactsWhenClosed(history: ClosedHistory): number[] {
  const openMean = meanOfOpenDays(history);
  const judged = new Map(WEEKDAYS.map((day) => [day, evidence(history, (closed) => weekday(closed) === day)]));
  const all = evidence(history, () => true);
  return WEEKDAYS.filter((day) => {
    const own = judged.get(day) ?? all;
    const { days, known, contacts } = own.days > 0 ? own : all;
    return known > 0 && known >= days / 2 && contacts / known >= STRAY_SHARE * openMean && contacts > 0;
  });
}

/** Whether nothing comes on a day because the queue is closed. */
export function silentlyClosed(
  day: CivilDay,
  closedDays: ReadonlySet<CivilDay>,
  weekdaysWithContacts: readonly number[],
): boolean {
  return closedDays.has(day) && !weekdaysWithContacts.includes(weekday(day));
}

function evidence(
  { firstDay, contacts, closedDays }: ClosedHistory,
  counts: (day: CivilDay) => boolean,
): { days: number; known: number; contacts: number } {
  const found = { days: 0, known: 0, contacts: 0 };
  contacts.forEach((value, i) => {
    const day = firstDay + i;
    if (!closedDays.has(day) || !counts(day)) return;
    found.days += 1;
    if (Number.isNaN(value)) return;
    found.known += 1;
    found.contacts += value;
  });
  return found;
}

function meanOfOpenDays({ firstDay, contacts, closedDays }: ClosedHistory): number {
  const open = contacts.filter((value, i) => !Number.isNaN(value) && !closedDays.has(firstDay + i));
  return open.length === 0 ? 0 : open.reduce((sum, value) => sum + value, 0) / open.length;
}
