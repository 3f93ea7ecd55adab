import { dayFrom } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

/** The days of the year on which a trigger counts, month-day; where `disarmOn` comes before `armOn` it runs over the new year. */
export interface ArmedSeason {
  readonly armOn: string;
  readonly disarmOn: string;
}

/** First and last day on which the trigger may set in, in the season that begins in `year`. */
export function seasonBounds(season: ArmedSeason, year: number): { arm: CivilDay; disarm: CivilDay } {
  const arm = dayOfYearText(season.armOn, year);
  const sameYear = dayOfYearText(season.disarmOn, year);
  return { arm, disarm: sameYear >= arm ? sameYear : dayOfYearText(season.disarmOn, year + 1) };
}

/** 29 February is 1 March in a common year. */
function dayOfYearText(monthDay: string, year: number): CivilDay {
  const [month, day] = monthDay.split("-").map(Number);
  return dayFrom(year, month ?? 1, 1) + (day ?? 1) - 1;
}
