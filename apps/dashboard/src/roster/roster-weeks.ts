import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoWeek, weekday } from "@springtide/calendar";
import type { PlanRoster } from "@springtide/contracts";

/** A calendar week of a roster, Monday to Sunday; the roster may begin or end within it. */
export interface RosterWeek {
  readonly monday: CivilDay;
  readonly week: number;
  readonly year: number;
}

/** Every week that a roster reaches, in order. */
export function rosterWeeks({ firstDay, days }: Pick<PlanRoster, "firstDay" | "days">): readonly RosterWeek[] {
  const first = mondayOf(civilDay(firstDay));
  const last = mondayOf(civilDay(firstDay) + days - 1);
  return Array.from({ length: (last - first) / 7 + 1 }, (_, i) => {
    const monday = first + 7 * i;
    return { monday, ...isoWeek(monday) };
  });
}

/** The roster's week in which a day lies; the nearest where it lies in none. */
export function weekOfDay(weeks: readonly RosterWeek[], day: CivilDay): RosterWeek | null {
  const [first] = weeks;
  return weeks.findLast(({ monday }) => monday <= day) ?? first ?? null;
}

function mondayOf(day: CivilDay): CivilDay {
  return day - (weekday(day) - 1);
}
