import { weekday, type CivilDay } from "@springtide/calendar";
import type { LabourRule } from "../labour/labour-rule.ts";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import { oneShiftAtATime } from "../labour/rules/one-shift-at-a-time.ts";
import type { RosterProblem } from "./roster-problem.ts";

/** Days of the range that lie in one week from Monday to Sunday. */
interface RosterWeek {
  readonly monday: CivilDay;
  readonly fromMs: number;
  readonly toMs: number;
  /** First day and one past the last, counted from the first day of the range. */
  readonly firstDay: number;
  readonly endDay: number;
}

/** The time of a roster problem, cut into days and weeks, and its rules ready to be held against a roster. */
export interface RosterFrame {
  readonly problem: RosterProblem;
  /** `days + 1` places: the first interval of each day, then the number of intervals. */
  readonly dayOffsets: Int32Array;
  /** Start of each day of the range and the end of the last. */
  readonly dayStartsMs: Float64Array;
  /** Length of each interval. */
  readonly hours: Float64Array;
  readonly endMs: number;
  readonly weeks: readonly RosterWeek[];
  readonly weekOfDay: Int32Array;
  readonly rules: readonly LabourRule[];
}

/** Cuts the range of a problem into days and weeks. */
export function rosterFrame(problem: RosterProblem): RosterFrame {
  const { zone, firstDay, days, startsMs, seconds, rules } = problem;
  const dayStartsMs = Float64Array.from({ length: days + 1 }, (_, day) => zone.startOfDayMs(firstDay + day));
  const dayOffsets = Int32Array.from(dayStartsMs, (ms) => firstFrom(startsMs, ms));
  const weeks: RosterWeek[] = [];
  for (let day = 0; day < days; day = weeks.at(-1)?.endDay ?? days) {
    const monday = firstDay + day - weekday(firstDay + day) + 1;
    weeks.push({
      monday,
      fromMs: zone.startOfDayMs(monday),
      toMs: zone.startOfDayMs(monday + 7),
      firstDay: day,
      endDay: Math.min(days, monday + 7 - firstDay),
    });
  }
  return {
    problem,
    dayOffsets,
    dayStartsMs,
    hours: Float64Array.from(seconds, (length) => length / 3600),
    endMs: dayStartsMs[days] ?? 0,
    weeks,
    weekOfDay: Int32Array.from({ length: days }, (_, day) => weeks.findIndex(({ endDay }) => day < endDay)),
    rules: [...rules.map(ruleOfTerms), oneShiftAtATime({ id: "one-shift-at-a-time" })],
  };
}

/** The day of the range in which an instant lies: below 0 before it, `days` and more after. */
export function dayOfRange({ problem }: RosterFrame, ms: number): number {
  return problem.zone.dayAt(ms) - problem.firstDay;
}

/** The first interval that begins at an instant or later; the number of intervals where none does. */
export function firstFrom(startsMs: Float64Array, ms: number): number {
  let [low, high] = [0, startsMs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startsMs[middle] ?? Infinity) >= ms) high = middle;
    else low = middle + 1;
  }
  return low;
}
