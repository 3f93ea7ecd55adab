import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay, yearOf } from "@springtide/calendar";
import type { Holiday } from "@springtide/contracts";
import type { HolidayPlace } from "./places.ts";
import { holidayCalendar } from "./places.ts";

const DAY_MS = 86_400_000;

export interface HolidayYears {
  readonly fromYear: number;
  /** Inclusive. */
  readonly toYear: number;
}

/**
 * The public holidays of a place as days of its own calendar, ascending, each day once (two names on one day are joined).
 * Every day of a holiday of several days counts; half holidays, which begin at noon, do not: shops and lines are open in the
 * morning. Days that stand in for a holiday on a weekend are holidays too, as is the holiday itself.
 * Source: the package date-holidays, whose data are CC BY-SA 3.0 (see NOTICE).
 * @throws Refusal if the country or the subdivision is unknown
 */
export function lookUpHolidays({ country, subdivision, fromYear, toYear }: HolidayPlace & HolidayYears): Holiday[] {
  const calendar = holidayCalendar({ country, subdivision });
  const names = new Map<CivilDay, string[]>();
  // A stand-in day may fall into the year before (31 December for 1 January), a long holiday into the year after.
  for (let year = fromYear - 1; year <= toYear + 1; year += 1)
    for (const { date, start, end, name } of calendar.getHolidays(year)) {
      const first = civilDay(date.slice(0, 10));
      const wholeDays = Math.round((end.getTime() - start.getTime()) / DAY_MS - 0.01);
      for (let day = first; day < first + wholeDays; day += 1) {
        const known = names.get(day);
        if (known === undefined) names.set(day, [name]);
        else if (!known.includes(name)) known.push(name);
      }
    }
  return [...names]
    .filter(([day]) => yearOf(day) >= fromYear && yearOf(day) <= toYear)
    .sort(([a], [b]) => a - b)
    .map(([day, all]) => ({ day: isoDay(day), name: all.join(", ") }));
}
