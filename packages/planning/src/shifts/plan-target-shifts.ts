import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { descend } from "./descend.ts";
import { answerOf, type ShiftAnswer } from "./plan-shifts.ts";
import { requireTargetProblem } from "./require-target-problem.ts";
import { ShiftSearch } from "./search-shifts.ts";
import { shiftColumns } from "./shift-columns.ts";
import type { ShiftLimits } from "./shift-limits.ts";
import { TargetCover } from "./target-cover.ts";
import { targetModel } from "./target-model.ts";
import { pathsNeeded, type TargetProblem } from "./target-problem.ts";

/** People by shift for a target, what is reached, and how much less any other answer could cost. */
export interface TargetAnswer extends ShiftAnswer {
  /** Whether each period reaches what is required on enough paths, counted from the tables themselves. */
  readonly isMet: boolean;
  readonly pathsNeeded: number;
  /** What is reached, by path and period. */
  readonly reached: readonly (readonly number[])[];
}

/** A shift that brings a target nearer by what one unit of the target is worth on average pays so many times over. */
const PRICE_OF_SHORT = 10;
const DEARER = 10;
const MOST_RAISES = 12;

/**
 * The cheapest people by shift that reach a target over days or a week, or on enough of many paths. Bound and search are those of
 * `planShifts`; the programme is exact or allows more than the truth, every answer is counted from the tables themselves, and what is
 * short at the end is made dearer until nothing is.
 * @throws Refusal for a problem that contradicts itself, or a target that no shifts can reach; Cancelled when asked to stop
 */
export function planTargetShifts(
  problem: TargetProblem,
  limits: ShiftLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): TargetAnswer {
  requireTargetProblem(problem);
  const columns = shiftColumns(problem);
  const cover = new TargetCover(columns, problem, PRICE_OF_SHORT * costOfOne(columns.cost, problem));
  const of = { cover, model: targetModel(problem), intervals: problem.intervals };
  const result = new ShiftSearch(of, limits, solve, progress, cancel).run();
  for (let raised = 0; !cover.isMet() && raised < MOST_RAISES; raised += 1) {
    cover.raisePrice(DEARER);
    cover.repair();
    descend(cover, () => {
      stopIfCancelled(cancel);
      return (limits.secondsLeft?.() ?? 1) > 0;
    });
  }
  const isMet = cover.isMet();
  const cost = cover.shiftCost();
  const gap = cost > 0 ? Math.max(0, (cost - result.bound) / cost) : 0;
  const isNear = isMet && gap <= limits.gap + 1e-12;
  return {
    ...answerOf(cover, result),
    cost,
    gap,
    stopped: isNear ? "gap" : result.stopped === "gap" ? "work-limit" : result.stopped,
    isMet,
    pathsNeeded: pathsNeeded(problem),
    reached: problem.paths.map((_, path) => problem.periods.map((_, period) => cover.reachedOn(path, period))),
  };
}

/** What a unit of worth costs at least in the dearest shift, if that shift were worth all that is asked: a scale, no more. */
function costOfOne(costs: Float64Array, { paths, periods }: TargetProblem): number {
  const dearest = costs.reduce((most, cost) => Math.max(most, cost), 0);
  const required = paths.flatMap((path) => path.required).reduce((most, one) => Math.max(most, one), 0);
  const heads = paths.flatMap(({ worth }) => worth).reduce((most, table) => Math.max(most, table.length), 1);
  return required > 0 ? (dearest * heads * periods.length) / required : dearest;
}
