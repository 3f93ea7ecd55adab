import { civilDay } from "@springtide/calendar";
import type { PlanRoster } from "@springtide/contracts";
import { holidaySets } from "../places.ts";
import { personLines } from "../roster/person-lines.ts";
import { type EditablePlan, type EditedShift, plannedOf } from "./edited-shift.ts";
import type { EditBreach, RosterChecker } from "./roster-checker.ts";
import { type CoverOfDays, shortHours } from "./roster-cover.ts";

/** An edited roster in few figures. */
export interface RosterTotals {
  readonly shifts: number;
  readonly hours: number;
  readonly overtimeHours: number;
  /** What people are paid over the weeks rostered. */
  readonly cost: number;
  readonly shortHours: number;
  readonly brokenRules: number;
  readonly wishesKept: number;
  /** The most unpopular hours that anybody has, less the fewest. */
  readonly unpopularSpreadHours: number;
}

/** What each person works and is paid by the shifts as they are edited. */
function editedLines(plan: EditablePlan, shifts: readonly EditedShift[]): PlanRoster["people"] {
  const { shop, roster } = plan;
  if (roster === null) return [];
  const stretch = { firstDay: civilDay(roster.firstDay), days: roster.days };
  return personLines(shop, stretch, plannedOf(shifts, shop), holidaySets(plan.holidays));
}

/** The figures by which two rosters are compared. */
export function rosterTotals(
  plan: EditablePlan,
  shifts: readonly EditedShift[],
  means: { readonly cover: CoverOfDays; readonly breaches: readonly EditBreach[] },
): RosterTotals {
  const lines = editedLines(plan, shifts);
  const sum = (of: (line: PlanRoster["people"][number]) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const unpopular = lines.map((line) => line.unpopularHours);
  const { roster } = plan;
  return {
    shifts: shifts.length,
    hours: sum((line) => line.hours),
    overtimeHours: sum((line) => line.overtimeHours),
    cost: sum((line) => line.cost),
    shortHours:
      roster === null ? 0 : shortHours(means.cover(shifts, { firstDay: civilDay(roster.firstDay), days: roster.days })),
    brokenRules: means.breaches.length,
    wishesKept: sum((line) => line.wishesKept),
    unpopularSpreadHours: unpopular.length === 0 ? 0 : Math.max(...unpopular) - Math.min(...unpopular),
  };
}

/** Everything that a roster breaks, person by person. */
export function checkedWhole(check: RosterChecker, shifts: readonly EditedShift[]): readonly EditBreach[] {
  return [...new Set(shifts.map(({ person }) => person))].flatMap((id) =>
    check(
      id,
      shifts.filter(({ person }) => person === id),
    ),
  );
}
