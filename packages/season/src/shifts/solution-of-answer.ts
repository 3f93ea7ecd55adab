import type { ShiftSolution } from "@springtide/contracts";
import type { ShiftAnswer, ShiftTeam } from "@springtide/planning";
import type { InstanceLimits } from "./instance-limits.ts";

/** The answer of the planner as it is written: lengths in place of kinds, names in place of indices. */
export function solutionOf(
  answer: ShiftAnswer,
  { teams }: { readonly teams: readonly ShiftTeam[] },
  { gap, rounds, nodes, seed, start }: InstanceLimits,
): ShiftSolution {
  const isNamed = teams.some(({ name }) => name !== "");
  return {
    shifts: answer.shifts.map(({ team, start: from, kind, breakStart, heads }) => [
      from,
      teams[team]?.kinds[kind]?.length ?? 0,
      breakStart,
      heads,
    ]),
    ...(isNamed ? { teams: answer.shifts.map(({ team }) => teams[team]?.name ?? "") } : {}),
    people: answer.shifts.reduce((sum, { heads }) => sum + heads, 0),
    cost: answer.cost,
    bound: answer.bound,
    gap: answer.gap,
    missingHeads: 0,
    stopped: answer.stopped,
    work: { gap, rounds, nodes, seed, ...(start === undefined ? {} : { isFromStart: true }) },
    roundsRun: answer.rounds,
    steps: [...answer.steps],
  };
}
