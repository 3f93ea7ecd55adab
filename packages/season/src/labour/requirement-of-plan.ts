import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { HeadRequirement, Plan } from "@springtide/contracts";

/** Heads that a plan requires, queue by queue, over its whole range. */
export function requirementOfPlan(plan: Plan): HeadRequirement {
  const { days, intervalMinutes, firstDay, zone } = plan.grid;
  const grid = intervalGrid({ zone: timeZone(zone), firstDay: civilDay(firstDay), days, intervalMinutes });
  return {
    startsMs: grid.startsMs,
    endsMs: grid.startsMs.map((startMs, t) => startMs + (grid.seconds[t] ?? 0) * 1000),
    queues: plan.staffing.map(({ queue, required }) => ({ queue, heads: Float64Array.from(required) })),
  };
}
