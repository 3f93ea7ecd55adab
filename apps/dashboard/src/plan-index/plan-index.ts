import type { CivilDay, IntervalGrid, TimeZone } from "@springtide/calendar";
import { civilDay, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";

/** The queue looked at, or all of them together. */
export type QueueChoice = string;
export const ALL_QUEUES = "all";

/** A plan with the instants of its grid worked out once, for every picture on the page. */
export interface PlanIndex {
  readonly plan: Plan;
  readonly zone: TimeZone;
  readonly grid: IntervalGrid;
  readonly firstDay: CivilDay;
  readonly days: number;
}

export function indexPlan(plan: Plan): PlanIndex {
  const { days, intervalMinutes } = plan.grid;
  const zone = timeZone(plan.grid.zone);
  const firstDay = civilDay(plan.grid.firstDay);
  return { plan, zone, firstDay, days, grid: intervalGrid({ zone, firstDay, days, intervalMinutes }) };
}

/** The queues meant by a choice; all of them where the choice names none that is there. */
export function chosenQueues({ plan }: PlanIndex, choice: QueueChoice): readonly string[] {
  const all = plan.shop.queues.map((queue) => queue.id);
  return all.includes(choice) ? [choice] : all;
}

export function queueName({ plan }: Pick<PlanIndex, "plan">, id: string): string {
  return plan.shop.queues.find((queue) => queue.id === id)?.name ?? id;
}

/** First interval of a day, and the first of the next. */
export function intervalsOfDay({ grid }: PlanIndex, dayIndex: number): { from: number; to: number } {
  return { from: grid.dayOffsets[dayIndex] ?? 0, to: grid.dayOffsets[dayIndex + 1] ?? 0 };
}

/** The interval an instant falls into, by bisection; the grid's length if it is past the end. */
export function intervalAt({ grid }: PlanIndex, ms: number): number {
  let low = 0;
  let high = grid.startsMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((grid.startsMs[middle] ?? 0) + (grid.seconds[middle] ?? 0) * 1000 <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a day stands in the plan; null if the plan does not reach it. */
export function dayIndexOf(index: PlanIndex, iso: string | null): number | null {
  if (iso === null) return null;
  for (let i = 0; i < index.days; i += 1) if (isoDay(index.firstDay + i) === iso) return i;
  return null;
}
