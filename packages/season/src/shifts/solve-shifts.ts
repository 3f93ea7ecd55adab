import type { ShiftInstance, ShiftSolution } from "@springtide/contracts";
import { modelFile, planShifts, shiftModel, type ShiftLimits, type Solve } from "@springtide/planning/shifts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { problemOfInstance } from "./problem-of-instance.ts";

/**
 * The cheapest people by shift for an instance, to a proven gap (see `planShifts`).
 * @throws Refusal for an instance that contradicts itself; Cancelled when asked to stop
 */
export function solveShifts(
  instance: ShiftInstance,
  limits: Required<ShiftLimits>,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): ShiftSolution {
  const answer = planShifts(problemOfInstance(instance), limits, solve, progress, cancel);
  const { rounds, nodes, seed } = limits;
  return {
    shifts: answer.shifts.map(({ start, kind, breakStart, heads }) => [
      start,
      instance.rules.lengths[kind] ?? 0,
      breakStart,
      heads,
    ]),
    people: answer.shifts.reduce((sum, { heads }) => sum + heads, 0),
    cost: answer.cost,
    bound: answer.bound,
    gap: answer.gap,
    missingHeads: answer.missingHeads,
    stopped: answer.stopped,
    work: { rounds, nodes, seed },
    steps: [...answer.steps],
  };
}

/** The instance as a mixed-integer programme in free MPS, for any other solver to check. @throws Refusal as `solveShifts` */
export function shiftModelFile(instance: ShiftInstance): string {
  return modelFile(shiftModel(problemOfInstance(instance)).model, instance.task ?? "shifts");
}

/** What was found, in lines for people. */
export function shiftLines(solution: ShiftSolution): string[] {
  const { people, cost, bound, gap, missingHeads, stopped } = solution;
  return [
    `${people} shifts for ${money(cost)}; nothing costs less than ${money(bound)} (gap ${(gap * 100).toFixed(2)} %).`,
    missingHeads === 0
      ? "Every interval is covered."
      : `${missingHeads} head-intervals stay uncovered, because covering them would cost more than leaving them.`,
    ...(stopped === "gap"
      ? []
      : [`The work limit came before the gap asked for: allow more --rounds or --nodes, or a larger --gap.`]),
  ];
}

function money(amount: number): string {
  return amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
