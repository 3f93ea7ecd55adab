import type { IntervalGrid } from "@springtide/calendar";
import type { Plan, PlanVerification } from "@springtide/contracts";
import { type QueueRequirement, serviceOfAgents } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import { wholeAgents } from "../line-day.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "./weeks-of-grid.ts";

/** A requirement with other heads: agents follow from them; what the tables say of their service is as it was. */
export function withHeads(needed: SeasonRequirement, required: readonly Uint16Array[]): SeasonRequirement {
  const queues = needed.requirement.queues.map((queue, q): QueueRequirement => {
    const heads = required[q] ?? queue.required;
    const shrinkage = needed.queues[q]?.shrinkage ?? 0;
    const agents = queue.agents.map((before, t) =>
      heads[t] === queue.required[t] ? before : wholeAgents(heads[t] ?? 0, shrinkage),
    );
    return { ...queue, required: heads, agents };
  });
  return { ...needed, requirement: { ...needed.requirement, queues } };
}

/** The heads of a requirement as a plan's verification repaired them; those of the tables where it was not verified. */
export function repairedHeads(
  grid: IntervalGrid,
  { queues, requirement }: SeasonRequirement,
  verification: PlanVerification | null,
): Uint16Array[] {
  return requirement.queues.map(({ required }, q) => {
    const heads = required.slice();
    for (const { queue, start, end, heads: change } of verification?.repairs ?? []) {
      if (queue !== queues[q]?.id) continue;
      const to = firstAtOrAfter(grid.startsMs, Date.parse(end));
      for (let t = firstAtOrAfter(grid.startsMs, Date.parse(start)); t < to; t += 1)
        heads[t] = Math.max(0, (heads[t] ?? 0) + change);
    }
    return heads;
  });
}

/** Staffing whose service levels and occupancies are those of the agents it asks for, where these were repaired. */
export function withServiceOfAgents(
  { grid, paths }: SeasonBasis,
  { queues, requirement }: SeasonRequirement,
  staffing: Plan["staffing"],
): Plan["staffing"] {
  const timeLine = { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) };
  return staffing.map((ofQueue, q) => {
    const queue = queues[q];
    const before = requirement.queues[q];
    if (queue === undefined || before === undefined) return ofQueue;
    if (before.required.every((heads, t) => heads === ofQueue.required[t])) return ofQueue;
    const service = serviceOfAgents(queue, Uint16Array.from(ofQueue.agents), paths, timeLine);
    return {
      ...ofQueue,
      serviceLevel: Array.from(service.serviceLevel, rounded),
      occupancy: Array.from(service.occupancy, rounded),
    };
  });
}

/** As staffing keeps them: null when closed. */
function rounded(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000;
}
