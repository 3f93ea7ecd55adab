import type { TriedDay } from "@springtide/season";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";

/** A day as it would be under adjustments that are not in the plan. */
export interface PreviewedDay {
  readonly dayIndex: number;
  readonly day: TriedDay;
}

/** The plan with the heads that some of its days would ask for, and how many of them would be missing; the people planned stay. */
export function previewedIndex(index: PlanIndex, tried: readonly PreviewedDay[]): PlanIndex {
  if (tried.length === 0) return index;
  const staffing = index.plan.staffing.map((one) => {
    const days = tried.flatMap(({ dayIndex, day }) => {
      const heads = day.queues.find(({ queue }) => queue === one.queue)?.required ?? null;
      return heads === null ? [] : [{ from: intervalsOfDay(index, dayIndex).from, heads }];
    });
    if (days.length === 0) return one;
    const [required, gap] = [one.required.slice(), one.gap.slice()];
    for (const { from, heads } of days)
      heads.forEach((count, i) => {
        required[from + i] = count;
        gap[from + i] = Math.max(0, count - (one.own[from + i] ?? 0) - (one.overflow[from + i] ?? 0));
      });
    return { ...one, required, gap };
  });
  return { ...index, plan: { ...index.plan, staffing } };
}
