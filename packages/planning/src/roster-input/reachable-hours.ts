import { hoursRoom } from "../rosters/hours-room.ts";
import type { PersonFrame } from "../rosters/person-frame.ts";
import type { RosterFrame } from "../rosters/roster-frame.ts";

/** The most hours a person can be paid for in a week of the range, and what stands in the way of more. */
export interface ReachableHours {
  readonly hours: number;
  /** Days of the week on which the person could work at all. */
  readonly daysPossible: number;
  readonly bound: "availability" | "days-a-week" | "hours";
}

const MINUTE = 1 / 60;

/**
 * The most hours that any choice of shifts reaches in a week, one shift a day at most: every sum of shift lengths that the days, the days
 * of the contract and the hours that rules and contract allow leave. Rests are not looked at, so no roster reaches more.
 */
export function reachableHours(frame: RosterFrame, of: PersonFrame, week: number): ReachableHours {
  const { firstDay = 0, endDay = 0 } = frame.weeks[week] ?? {};
  const published = (of.fixedHours[week] ?? 0) + (of.fixedHoursOutside[week] ?? 0);
  const room = hoursRoom(frame, of, week, new Float64Array(frame.weeks.length));
  const days = of.optionsOfDay.slice(firstDay, endDay).filter((options) => options.length > 0);
  const mostDays = Math.max(0, of.person.contract.daysAWeek - (of.fixedDays[week] ?? 0));
  const most = (onDays: number, within: number): number =>
    longestSum(
      days.map((options) => [...new Set(options.map(({ paidHours }) => paidHours))]),
      onDays,
      within,
    );
  const hours = published + most(mostDays, room);
  const daysPossible = days.length + (of.fixedDays[week] ?? 0);
  if (published + most(mostDays, Infinity) > hours + MINUTE) return { hours, daysPossible, bound: "hours" };
  const isDays = published + most(7, Infinity) > hours + MINUTE;
  return { hours, daysPossible, bound: isDays ? "days-a-week" : "availability" };
}

/** The largest sum that stays within `room` with one length of at most so many of the days: all sums, to the minute, by days used. */
function longestSum(lengthsByDay: readonly (readonly number[])[], mostDays: number, room: number): number {
  let sums = new Map<number, number>([[0, 0]]);
  for (const lengths of lengthsByDay) {
    const next = new Map(sums);
    for (const [minutes, days] of sums)
      for (const hours of lengths) {
        const sum = minutes + Math.round(hours * 60);
        if (days >= mostDays || sum > room * 60 + 1e-6) continue;
        next.set(sum, Math.min(days + 1, next.get(sum) ?? Infinity));
      }
    sums = next;
  }
  return Math.max(...sums.keys()) / 60;
}
