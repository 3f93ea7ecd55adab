import { dayOfMonth, easterSunday, monthOf, nthWeekdayOfMonth, weekday, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

/**
 * Which holiday a day is, told from the dates alone: a fixed date (`date 12-25`), days from Easter Sunday (`easter -2`), or an nth
 * weekday of a month (`nth 11-4-4` is the fourth Thursday of November; the last is -1). So Christmas is known again next year.
 */
export type HolidayIdentity = string;

const EASTER_REACH_DAYS = 63;

/** The identity under which each holiday recurs in most years of the set; where several do, fixed date before Easter before nth weekday. */
export function identifyHolidays(holidays: ReadonlySet<CivilDay>): ReadonlyMap<CivilDay, HolidayIdentity> {
  const counts = new Map<HolidayIdentity, number>();
  for (const day of holidays)
    for (const identity of possibleIdentities(day)) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  const best = (day: CivilDay): HolidayIdentity =>
    possibleIdentities(day).reduce((chosen, other) =>
      (counts.get(other) ?? 0) > (counts.get(chosen) ?? 0) ? other : chosen,
    );
  return new Map([...holidays].map((day) => [day, best(day)]));
}

/** Whether a day can be this holiday; the caller knows whether it is a holiday at all. */
export function hasIdentity(day: CivilDay, identity: HolidayIdentity): boolean {
  return possibleIdentities(day).includes(identity);
}

function possibleIdentities(day: CivilDay): HolidayIdentity[] {
  const [month, ofMonth, ofWeek] = [monthOf(day), dayOfMonth(day), weekday(day)];
  const fromEaster = day - easterSunday(yearOf(day));
  const last = nthWeekdayOfMonth({ year: yearOf(day), month, weekday: ofWeek, nth: -1 });
  return [
    `date ${String(month).padStart(2, "0")}-${String(ofMonth).padStart(2, "0")}`,
    ...(Math.abs(fromEaster) <= EASTER_REACH_DAYS ? [`easter ${fromEaster}`] : []),
    `nth ${month}-${ofWeek}-${Math.ceil(ofMonth / 7)}`,
    ...(last === day ? [`nth ${month}-${ofWeek}--1`] : []),
  ];
}
