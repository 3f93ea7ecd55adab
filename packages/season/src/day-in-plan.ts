import { civilDay, isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "./basis.ts";

/** Place of a local day in a plan. @throws Refusal "day-outside-plan" */
export function dayInPlan({ grid }: Pick<SeasonBasis, "grid">, day: string): number {
  const index = civilDay(day) - grid.firstDay;
  if (index >= 0 && index < grid.days) return index;
  throw new Refusal({
    code: "day-outside-plan",
    place: { field: "/day" },
    found: day,
    rule: `the plan covers the ${grid.days} days from ${isoDay(grid.firstDay)}`,
    remedy: "Name one of them.",
  });
}
