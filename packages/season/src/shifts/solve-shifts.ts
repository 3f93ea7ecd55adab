import type { ShiftInstance, ShiftSolution } from "@springtide/contracts";
import {
  modelFile,
  planTargetShifts,
  planTeamShifts,
  shiftModel,
  targetModel,
  type Solve,
} from "@springtide/planning/shifts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { InstanceLimits } from "./instance-limits.ts";
import { problemOfInstance } from "./problem-of-instance.ts";
import { solutionOf } from "./solution-of-answer.ts";
import { startOfSolution } from "./start-of-solution.ts";
import { askedByPeriod, targetOfInstance } from "./target-of-instance.ts";

/**
 * The cheapest people by shift for an instance, to a proven gap (see `planTeamShifts` and `planTargetShifts`).
 * @throws Refusal for an instance that contradicts itself or a target out of reach; Cancelled when asked to stop
 */
export function solveShifts(
  instance: ShiftInstance,
  limits: InstanceLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): ShiftSolution {
  const { start, ...others } = limits;
  if (instance.target === undefined) {
    const problem = problemOfInstance(instance);
    const work = { ...others, ...startOfSolution(start, problem) };
    const answer = planTeamShifts(problem, work, solve, progress, cancel);
    const { missingHeads, missingByQueue, splits } = answer;
    return {
      ...solutionOf(answer, problem, limits),
      missingHeads,
      ...(instance.queues === undefined
        ? {}
        : {
            missingByQueue: Object.fromEntries(problem.queues.map(({ name }, q) => [name, missingByQueue[q] ?? 0])),
            splits: splits.map(({ team, queue, heads }) => ({
              team: problem.teams[team]?.name ?? "",
              queue: problem.queues[queue]?.name ?? "",
              heads: [...heads],
            })),
          }),
    };
  }
  const problem = targetOfInstance(instance, instance.target);
  const work = { ...others, ...startOfSolution(start, problem) };
  const answer = planTargetShifts(problem, work, solve, progress, cancel);
  return {
    ...solutionOf(answer, problem, limits),
    target: targetReached(problem, answer, askedByPeriod(instance.target, problem)),
  };
}

/** The instance as a mixed-integer programme in free MPS, for any other solver to check. @throws Refusal as `solveShifts` */
export function shiftModelFile(instance: ShiftInstance): string {
  const { model } =
    instance.target === undefined
      ? shiftModel(problemOfInstance(instance))
      : targetModel(targetOfInstance(instance, instance.target));
  return modelFile(model, instance.task ?? "shifts");
}

function targetReached(
  problem: ReturnType<typeof targetOfInstance>,
  answer: ReturnType<typeof planTargetShifts>,
  asked: readonly (readonly number[])[],
): NonNullable<ShiftSolution["target"]> {
  return {
    isMet: answer.isMet,
    pathsNeeded: answer.pathsNeeded,
    periods: problem.periods.map(({ from, to }, period) => ({
      from,
      to,
      pathsMet: problem.paths.filter(
        ({ required }, path) => (answer.reached[path]?.[period] ?? 0) >= (required[period] ?? 0) - 1e-9,
      ).length,
    })),
    reached: answer.reached.map((periods, path) =>
      periods.map((reached, period) => {
        const all = asked[path]?.[period] ?? 0;
        return all > 0 ? reached / all : 1;
      }),
    ),
  };
}
