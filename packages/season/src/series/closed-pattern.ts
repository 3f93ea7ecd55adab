import { type CivilDay, civilDay, weekday } from "@springtide/calendar";
import type { Holiday } from "@springtide/contracts";

/** Days on which nothing is ever recorded, as far as the history shows. */
export interface ClosedPattern {
  /** Days of the history that are taken as closed: no value, or zero. */
  readonly pastDays: ReadonlySet<CivilDay>;
  readonly isClosed: (day: CivilDay) => boolean;
  /** What was found, in sentences. */
  readonly caveats: readonly string[];
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
/** Weekdays are judged by their last half year: hours change. */
const JUDGED_WEEKS = 26;
const LEAST_WEEKS = 4;
const MOST_ALIVE = 0.05;
/** On the days of a small series nothing may come by chance: zero is then no sign of being closed. */
const LEAST_MEAN = 5;
const MOSTLY = 0.8;

/**
 * Finds weekdays and holidays on which a series is closed: weekdays without a value above zero in 95 % of their last 26 weeks, holidays
 * that never had one. No value and zero count alike there; on other days no value is simply not known.
 */
export function closedPattern({
  firstDay,
  values,
  holidays,
}: {
  readonly firstDay: CivilDay;
  readonly values: Float64Array;
  readonly holidays: readonly Holiday[];
}): ClosedPattern {
  const alive = (day: CivilDay): boolean => (values[day - firstDay] ?? 0) > 0;
  const weekdays = closedWeekdays(firstDay, values);
  const named = holidays.map(({ day, name }) => ({ day: civilDay(day), name }));
  const past = named.filter(
    ({ day }) => day >= firstDay && day < firstDay + values.length && !weekdays.has(weekday(day)),
  );
  const tellsByZero = meanOf(values) >= LEAST_MEAN;
  const isDead = ({ day }: { day: CivilDay }): boolean =>
    !alive(day) && (tellsByZero || Number.isNaN(values[day - firstDay] ?? Number.NaN));
  const seen = tally(past, isDead);
  const isComplete = missingOpenDays(firstDay, values, weekdays, named) === 0;
  const mostly = past.length >= 3 && past.filter(isDead).length >= MOSTLY * past.length;
  const closedNames = new Set(
    [...seen].filter(([, { dead, all }]) => dead === all && (all > 1 || isComplete)).map(([name]) => name),
  );
  const closedHolidays = new Set(
    named.filter(({ name }) => closedNames.has(name) || (mostly && !seen.has(name))).map(({ day }) => day),
  );
  const pastDays = new Set<CivilDay>();
  values.forEach((_, i) => {
    const day = firstDay + i;
    if (!alive(day) && (weekdays.has(weekday(day)) || closedHolidays.has(day))) pastDays.add(day);
  });
  for (const holiday of past) if (isDead(holiday) && closedHolidays.has(holiday.day)) pastDays.add(holiday.day);
  return {
    pastDays,
    isClosed: (day) => weekdays.has(weekday(day)) || closedHolidays.has(day),
    caveats: inWords(weekdays, closedNames),
  };
}

function closedWeekdays(firstDay: CivilDay, values: Float64Array): ReadonlySet<number> {
  const alive = [0, 0, 0, 0, 0, 0, 0];
  const seen = [0, 0, 0, 0, 0, 0, 0];
  for (let i = Math.max(0, values.length - 7 * JUDGED_WEEKS); i < values.length; i += 1) {
    const at = weekday(firstDay + i) - 1;
    seen[at] = (seen[at] ?? 0) + 1;
    if ((values[i] ?? 0) > 0) alive[at] = (alive[at] ?? 0) + 1;
  }
  const share = alive.map((count, at) => count / Math.max(1, seen[at] ?? 0));
  if (!share.some((of) => of > 0.5) || meanOf(values) < 0.5) return new Set();
  return new Set(
    [1, 2, 3, 4, 5, 6, 7].filter((day) => (seen[day - 1] ?? 0) >= LEAST_WEEKS && (share[day - 1] ?? 1) <= MOST_ALIVE),
  );
}

function tally(
  past: readonly { readonly day: CivilDay; readonly name: string }[],
  isDead: (holiday: { readonly day: CivilDay }) => boolean,
): ReadonlyMap<string, { dead: number; all: number }> {
  const seen = new Map<string, { dead: number; all: number }>();
  for (const holiday of past) {
    const known = seen.get(holiday.name) ?? { dead: 0, all: 0 };
    seen.set(holiday.name, { dead: known.dead + Number(isDead(holiday)), all: known.all + 1 });
  }
  return seen;
}

function missingOpenDays(
  firstDay: CivilDay,
  values: Float64Array,
  weekdays: ReadonlySet<number>,
  holidays: readonly { readonly day: CivilDay }[],
): number {
  const named = new Set(holidays.map(({ day }) => day));
  return values.filter(
    (value, i) => Number.isNaN(value) && !weekdays.has(weekday(firstDay + i)) && !named.has(firstDay + i),
  ).length;
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => value > 0);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function inWords(weekdays: ReadonlySet<number>, names: ReadonlySet<string>): string[] {
  const days = WEEKDAYS.filter((_, at) => weekdays.has(at + 1));
  return [
    ...(days.length === 0 ? [] : [`Nothing is recorded on ${days.join(", ")}: taken as closed, and forecast as zero.`]),
    ...(names.size === 0
      ? []
      : [`Nothing was ever recorded on these holidays, which are taken as closed: ${[...names].join("; ")}.`]),
  ];
}
