import { civilDay, weekday } from "@springtide/calendar";
import type { ImportDiff } from "@springtide/contracts";

/** What storing a file changes in one queue. */
interface QueueChange {
  readonly queue: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly before: number;
  readonly after: number;
}

/** Contacts of a week before and after, of the days that differ. */
interface WeekChange {
  readonly monday: number;
  readonly before: number;
  readonly after: number;
}

export interface DiffPicture {
  readonly queues: readonly QueueChange[];
  /** Without a gap, the earliest first; of long files the weeks are drawn together by `weeksEach`. */
  readonly weeks: readonly WeekChange[];
  readonly weeksEach: number;
  readonly days: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

/** More bars than these cannot be told apart. */
const MOST_BARS = 60;

/** What storing a file would change, by queue and by week. */
export function diffPicture({ contactDays }: Pick<ImportDiff, "contactDays">): DiffPicture {
  const queues = new Map<string, { -readonly [K in keyof QueueChange]: QueueChange[K] }>();
  for (const { queue, before, after } of contactDays) {
    const one = queues.get(queue) ?? { queue, added: 0, changed: 0, removed: 0, before: 0, after: 0 };
    if (before === null) one.added += 1;
    else if (after === null) one.removed += 1;
    else one.changed += 1;
    one.before += before ?? 0;
    one.after += after ?? 0;
    queues.set(queue, one);
  }
  const days = contactDays.map(({ day }) => civilDay(day));
  const [firstDay, lastDay] = [least(days), most(days)];
  return {
    queues: [...queues.values()],
    ...weeksOf(contactDays, firstDay, lastDay),
    days: new Set(days).size,
    firstDay,
    lastDay,
  };
}

function weeksOf(
  contactDays: ImportDiff["contactDays"],
  firstDay: number | null,
  lastDay: number | null,
): Pick<DiffPicture, "weeks" | "weeksEach"> {
  if (firstDay === null || lastDay === null) return { weeks: [], weeksEach: 1 };
  const firstMonday = mondayOf(firstDay);
  const count = (mondayOf(lastDay) - firstMonday) / 7 + 1;
  const weeksEach = Math.ceil(count / MOST_BARS);
  const weeks = Array.from({ length: Math.ceil(count / weeksEach) }, (_, i) => ({
    monday: firstMonday + 7 * weeksEach * i,
    before: 0,
    after: 0,
  }));
  for (const { day, before, after } of contactDays) {
    const week = weeks[Math.floor((civilDay(day) - firstMonday) / (7 * weeksEach))];
    if (week === undefined) continue;
    week.before += before ?? 0;
    week.after += after ?? 0;
  }
  return { weeks, weeksEach };
}

function mondayOf(day: number): number {
  return day - (weekday(day) - 1);
}

function least(days: readonly number[]): number | null {
  return days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b));
}

function most(days: readonly number[]): number | null {
  return days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b));
}
