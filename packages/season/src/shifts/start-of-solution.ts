import type { ShiftSolution } from "@springtide/contracts";
import type { ShiftTeam, TeamShiftCount } from "@springtide/planning";

/** The shifts of the last solution in the numbers of the planner; those that no team works any longer fall away. */
export function startOfSolution(
  solution: ShiftSolution | undefined,
  { teams }: { readonly teams: readonly ShiftTeam[] },
): { readonly start?: readonly TeamShiftCount[] } {
  if (solution === undefined) return {};
  return {
    start: solution.shifts.flatMap(([start, length, breakStart, heads], at) => {
      const name = solution.teams?.[at] ?? "";
      const team = teams.findIndex((one) => one.name === name);
      const kind = teams[team]?.kinds.findIndex((one) => one.length === length) ?? -1;
      return kind < 0 ? [] : [{ team, start, kind, breakStart, heads }];
    }),
  };
}
