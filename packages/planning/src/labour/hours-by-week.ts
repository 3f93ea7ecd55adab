import type { CivilDay } from "@springtide/calendar";
import { elapsedHours, type PersonShifts, type WorkedShift } from "./person-shifts.ts";
import { mondaysOf } from "./weeks.ts";

/** Work of one week from Monday to Sunday. */
export interface WeekOfWork {
  readonly monday: CivilDay;
  readonly hours: number;
  readonly sources: readonly number[];
}

/** Hours worked in each week in which there is work; a shift over the turn of the week gives each its part. */
export function hoursByWeek(of: PersonShifts): readonly WeekOfWork[] {
  const { zone, shifts } = of;
  return mondaysOf(of).map((monday) => {
    const [fromMs, toMs] = [zone.startOfDayMs(monday), zone.startOfDayMs(monday + 7)];
    const inside = shifts.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
    return {
      monday,
      hours: inside.reduce((sum, shift) => sum + workedWithin(shift, fromMs, toMs), 0),
      sources: inside.map(({ source }) => source),
    };
  });
}

function workedWithin({ startMs, endMs, breaks }: WorkedShift, fromMs: number, toMs: number): number {
  const within = (start: number, end: number): number =>
    Math.max(0, elapsedHours(Math.max(start, fromMs), Math.min(end, toMs)));
  return within(startMs, endMs) - breaks.reduce((sum, away) => sum + within(away.startMs, away.endMs), 0);
}
