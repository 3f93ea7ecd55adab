import { dayFrom, monthOf, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { isBusinessDay } from "./public-holiday.ts";

/** When wages come: so many business days before the last of the month (0 is the last), or a day of the month. */
export type PaydayRule = { readonly businessDaysBeforeEnd: number } | { readonly dayOfMonth: number };

/**
 * Paydays within `fromDay` to `toDay`. A fixed day of the month that is no business day is paid on the business day before, as banks
 * do; the 31st is the last day of a shorter month.
 */
export function paydayOnsets({
  rule,
  holidays,
  fromDay,
  toDay,
}: {
  readonly rule: PaydayRule;
  readonly holidays: ReadonlySet<CivilDay>;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  const onsets: CivilDay[] = [];
  const lastMonth = 12 * yearOf(toDay) + monthOf(toDay);
  for (let month = 12 * yearOf(fromDay) + monthOf(fromDay) - 1; month <= lastMonth; month++) {
    const first = dayFrom(Math.floor(month / 12), (month % 12) + 1, 1);
    const end = dayFrom(Math.floor(month / 12), (month % 12) + 2, 1) - 1;
    const wanted = "dayOfMonth" in rule ? Math.min(end, first + rule.dayOfMonth - 1) : end;
    let day = businessDayUpTo(wanted, holidays);
    const back = "dayOfMonth" in rule ? 0 : rule.businessDaysBeforeEnd;
    for (let step = 0; step < back; step++) day = businessDayUpTo(day - 1, holidays);
    if (day >= fromDay && day <= toDay) onsets.push(day);
  }
  return onsets;
}

function businessDayUpTo(day: CivilDay, holidays: ReadonlySet<CivilDay>): CivilDay {
  let found = day;
  while (!isBusinessDay(found, holidays)) found -= 1;
  return found;
}
