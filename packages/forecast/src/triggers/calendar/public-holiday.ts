import { weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

const TUESDAY = 2;
const THURSDAY = 4;
const FRIDAY = 5;

/**
 * Days on which a holiday trigger fires within `fromDay` to `toDay`: `offsetDays` after each holiday (before if negative), or, with
 * `on: "bridge"`, after each bridge day: the Friday after a Thursday's and the Monday before a Tuesday's holiday, where that is not a
 * holiday itself. Each day once.
 */
export function publicHolidayOnsets({
  holidays,
  on,
  offsetDays,
  fromDay,
  toDay,
}: {
  readonly holidays: ReadonlySet<CivilDay>;
  readonly on: "holiday" | "bridge";
  readonly offsetDays: number;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  const days = on === "holiday" ? [...holidays] : [...holidays].flatMap((day) => bridgeOf(day, holidays));
  return [...new Set(days.map((day) => day + offsetDays))]
    .filter((day) => day >= fromDay && day <= toDay)
    .sort((a, b) => a - b);
}

/** The working day between a holiday and a weekend, if there is one. */
function bridgeOf(holiday: CivilDay, holidays: ReadonlySet<CivilDay>): CivilDay[] {
  const bridge = weekday(holiday) === THURSDAY ? holiday + 1 : weekday(holiday) === TUESDAY ? holiday - 1 : null;
  return bridge === null || holidays.has(bridge) ? [] : [bridge];
}

/** Whether people work on a day: Monday to Friday, no holiday. */
export function isBusinessDay(day: CivilDay, holidays: ReadonlySet<CivilDay>): boolean {
  return weekday(day) <= FRIDAY && !holidays.has(day);
}
