import { planShifts, planTargetShifts, type Solve, type TargetProblem } from "@springtide/planning";
import { Cancelled, Refusal } from "@springtide/refusal";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { costOfTarget, leastByTrying, smallDemandPaths, smallTarget } from "./shift-small-teams.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

function solvedExactly(problem: TargetProblem): void {
  // Expected: every answer with up to four people a shift, counted from the tables. Demand of the tables ends at five heads.
  const least = leastByTrying(problem, (shifts) => costOfTarget(problem, shifts), 4);
  if (least === Infinity) {
    expect(() => planTargetShifts(problem, { gap: 0, rounds: 300 }, solve)).toThrow(Refusal);
    return;
  }
  const answer = planTargetShifts(problem, { gap: 0, rounds: 300 }, solve);
  expect(answer.isMet).toBe(true);
  expect(costOfTarget(problem, answer.shifts)).toBeCloseTo(answer.cost, 6);
  expect(answer.cost).toBeCloseTo(least, 6);
  expect(answer.bound).toBeLessThanOrEqual(least + 1e-6);
  expect(answer.stopped).toBe("gap");
}

describe("a target over days, small enough to try every answer", () => {
  it.each(Array.from({ length: 15 }, (_, seed) => seed))(
    "is met at the least cost, dents and all (seed %i)",
    (seed) => {
      solvedExactly(smallTarget(seed, 1, 1));
    },
  );
});

describe("a target on enough paths, small enough to try every answer", () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed))("of contacts in time (seed %i)", (seed) => {
    solvedExactly(smallTarget(seed, 5, 0.6));
  });

  it.each(Array.from({ length: 10 }, (_, seed) => seed))("of all demand (seed %i)", (seed) => {
    solvedExactly(smallDemandPaths(seed, 6, 0.8));
  });
});
