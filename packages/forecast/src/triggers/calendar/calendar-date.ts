import { civilDay, nthWeekdayOfMonth, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

/** A day by rule in every year: the nth ISO weekday of a month (-1 = last), and so many days after it. */
export interface YearlyRule {
  readonly month: number;
  readonly weekday: number;
  readonly nth: number;
  readonly plusDays: number;
}

/** Days on which a calendar trigger fires within `fromDay` to `toDay` inclusive, ascending, each once. */
export function calendarDateOnsets({
  dates = [],
  yearly,
  fromDay,
  toDay,
}: {
  readonly dates?: readonly string[] | undefined;
  readonly yearly?: YearlyRule | undefined;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  const days = new Set(dates.map(civilDay));
  if (yearly !== undefined)
    for (let year = yearOf(fromDay) - 1; year <= yearOf(toDay) + 1; year++) {
      const day = nthWeekdayOfMonth({ ...yearly, year });
      if (day !== null) days.add(day + yearly.plusDays);
    }
  return [...days].filter((day) => day >= fromDay && day <= toDay).sort((a, b) => a - b);
}
