import { dayFrom } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import type { WarmDayRule } from "./qualifying-days.ts";

/** First and last day on which the trigger may fire in the season that begins in `year`. */
export function warmSeason(rule: WarmDayRule, year: number): { arm: CivilDay; disarm: CivilDay } {
  const arm = dayOfYearText(rule.armOn, year);
  const sameYear = dayOfYearText(rule.disarmOn, year);
  return { arm, disarm: sameYear >= arm ? sameYear : dayOfYearText(rule.disarmOn, year + 1) };
}

/** 29 February is 1 March in a common year. */
function dayOfYearText(monthDay: string, year: number): CivilDay {
  const [month, day] = monthDay.split("-").map(Number);
  return dayFrom(year, month ?? 1, 1) + (day ?? 1) - 1;
}
