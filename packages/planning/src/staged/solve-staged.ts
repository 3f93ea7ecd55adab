import { Refusal } from "@springtide/refusal";
import type { LinearSolution, Solve, SolverLimits } from "../linear/linear-model.ts";
import type { StagedAnswer, StagedProblem } from "./staged-problem.ts";
import { stagedModel } from "./staged-model.ts";

/**
 * The decisions of least expected cost and loss, within a proven gap. Losses are the convex ones of the problem: whoever shows the
 * answer counts it again with the true ones.
 * @throws Refusal where the solver's work ends before it has any answer
 */
export function solveStaged(problem: StagedProblem, limits: SolverLimits, solve: Solve): StagedAnswer {
  const { model, early, late, fixed } = stagedModel(problem);
  const found = solve(model, limits);
  if (found.status !== "optimal" && found.status !== "limit") throw noAnswer(found, limits);
  const cost = found.objective + fixed;
  const bound = Math.min(cost, found.bound + fixed);
  const values = (columns: readonly number[]): Float64Array =>
    Float64Array.from(columns, (column) => found.x[column] ?? 0);
  return {
    early: values(early),
    late: late.map(values),
    cost,
    bound,
    gap: cost > 0 ? (cost - bound) / cost : 0,
  };
}

function noAnswer({ status, bound }: LinearSolution, { nodes }: SolverLimits): Refusal {
  return new Refusal({
    code: "no-plan-within-the-work",
    place: {},
    found: `${status} after ${nodes} nodes; no plan can cost less than ${Number.isFinite(bound) ? bound.toFixed(2) : "a bound not yet known"}`,
    rule: "a plan is searched for until it is near enough to its bound, or the work allowed is done",
    remedy: "Allow more nodes or a wider gap, plan fewer days at a time, or offer fewer kinds of shifts and blocks.",
  });
}
