import type { CivilDay } from "@springtide/calendar";
import type { PlanIndex } from "./plan-index.ts";
import { intervalsOfDay } from "./plan-index.ts";

/** Head-hours of one day, and how the load stands against the own roster. */
export interface DayFigures {
  readonly day: CivilDay;
  readonly requiredHours: number;
  readonly ownHours: number;
  readonly overflowHours: number;
  readonly gapHours: number;
  /** Head-hours rostered for these queues, whether needed or not. */
  readonly rosteredHours: number;
  /** Required over rostered; null where nothing is required, infinite where nobody is rostered. */
  readonly load: number | null;
  /** Most heads missing at one time after own and overflow. */
  readonly worstGapHeads: number;
}

/** Every day of the plan for some of its queues. People who serve other queues at that time are not counted as free. */
export function dayFigures(index: PlanIndex, queues: readonly string[]): readonly DayFigures[] {
  const rostered = rosteredHoursByDay(index, queues);
  return Array.from({ length: index.days }, (_, dayIndex) => {
    const sums = sumDay(index, queues, dayIndex);
    const rosteredHours = Math.max(sums.ownHours, rostered[dayIndex] ?? 0);
    const load = sums.requiredHours === 0 ? null : rosteredHours === 0 ? Infinity : sums.requiredHours / rosteredHours;
    return { day: index.firstDay + dayIndex, ...sums, rosteredHours, load };
  });
}

function sumDay(index: PlanIndex, queues: readonly string[], dayIndex: number) {
  const { from, to } = intervalsOfDay(index, dayIndex);
  const staffing = index.plan.staffing.filter(({ queue }) => queues.includes(queue));
  const sums = { requiredHours: 0, ownHours: 0, overflowHours: 0, gapHours: 0, worstGapHeads: 0 };
  for (let interval = from; interval < to; interval += 1) {
    const hours = (index.grid.seconds[interval] ?? 0) / 3600;
    let gapHeads = 0;
    for (const queue of staffing) {
      sums.requiredHours += (queue.required[interval] ?? 0) * hours;
      sums.ownHours += (queue.own[interval] ?? 0) * hours;
      sums.overflowHours += (queue.overflow[interval] ?? 0) * hours;
      gapHeads += queue.gap[interval] ?? 0;
    }
    sums.gapHours += gapHeads * hours;
    sums.worstGapHeads = Math.max(sums.worstGapHeads, gapHeads);
  }
  return sums;
}

/** What the teams of these queues are rostered for, by heads and by name, less what they give to queues outside the choice. */
function rosteredHoursByDay(index: PlanIndex, queues: readonly string[]): Float64Array {
  const { plan, grid, zone, firstDay, days } = index;
  const hours = new Float64Array(days);
  const teams = plan.shop.teams.filter(({ serves }) => serves.some((queue) => queues.includes(queue)));
  for (const shift of [...plan.shifts, ...(plan.roster?.shifts ?? [])]) {
    if (!teams.some(({ id }) => id === shift.team)) continue;
    const dayIndex = zone.dayAt(Date.parse(shift.start)) - firstDay;
    hours[dayIndex] = (hours[dayIndex] ?? 0) + shift.hours;
  }
  const sharedElsewhere = new Set(teams.flatMap(({ serves }) => serves).filter((queue) => !queues.includes(queue)));
  for (const staffing of plan.staffing) {
    if (!sharedElsewhere.has(staffing.queue)) continue;
    for (let dayIndex = 0; dayIndex < days; dayIndex += 1) {
      const { from, to } = intervalsOfDay(index, dayIndex);
      for (let interval = from; interval < to; interval += 1)
        hours[dayIndex] =
          (hours[dayIndex] ?? 0) - ((staffing.own[interval] ?? 0) * (grid.seconds[interval] ?? 0)) / 3600;
    }
  }
  return hours;
}
