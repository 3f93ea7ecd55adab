import { planShifts, planTargetShifts, type ShiftProblem, type Solve, type TargetProblem } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
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
  it.each(Array.from({ length: 6 }, (_, seed) => seed))("is met at the least cost, dents and all (seed %i)", (seed) => {
    solvedExactly(smallTarget(seed, 1, 1));
  });
});

describe("a target on enough paths, small enough to try every answer", () => {
  it.each(Array.from({ length: 4 }, (_, seed) => seed))("of contacts in time (seed %i)", (seed) => {
    solvedExactly(smallTarget(seed, 5, 0.6));
  });

  it.each(Array.from({ length: 4 }, (_, seed) => seed))("of all demand (seed %i)", (seed) => {
    solvedExactly(smallDemandPaths(seed, 6, 0.8));
  });
});

/** Two days in half hours, with tables of service that rise steeply around the load. */
const INTERVALS = 96;
const LOADS = Array.from({ length: INTERVALS }, (_, t) => 2 + 9 * Math.exp(-((((t % 48) - 22) / 7) ** 2)));
const SERVICE = LOADS.map((load) => Float64Array.from({ length: 25 }, (_, n) => 1 / (1 + Math.exp(1.2 * (load - n)))));

function team(): TargetProblem["teams"][number] {
  const mayStart = new Uint8Array(INTERVALS).fill(1);
  return {
    name: "",
    field: "",
    skills: [0],
    kinds: [8, 12, 16].map((length) => ({ length, breakLength: 1, breakStarts: [4, 5], mayStart })),
    wage: new Float64Array(INTERVALS).fill(10),
    fixedPerShift: 5,
    isBreakPaid: false,
    seats: Infinity,
    mostShifts: Infinity,
  };
}

function target(periods: TargetProblem["periods"], factors: readonly number[], chance: number): TargetProblem {
  return {
    intervals: INTERVALS,
    isCyclic: true,
    teams: [team()],
    floor: Int32Array.from(SERVICE, (table) => table.findIndex((share) => share >= 0.5)),
    periods,
    chance,
    paths: factors.map((factor) => ({
      worth: SERVICE.map((table, t) =>
        table.map((_, n) => factor * (LOADS[t] ?? 0) * (table[Math.floor(n / factor)] ?? 0)),
      ),
      required: periods.map(
        ({ from, to }) => 0.8 * factor * LOADS.slice(from, to).reduce((sum, load) => sum + load, 0),
      ),
    })),
  };
}

const DAYS = [
  { from: 0, to: 48 },
  { from: 48, to: 96 },
];
const BOTH_DAYS = [{ from: 0, to: 96 }];
const LIMITS = { gap: 0.01, rounds: 2000, nodes: 0 };

describe("a target over days", () => {
  it("costs no more than the same target in every interval, and over both days no more than over each", () => {
    const [shifts] = [team()];
    const everyInterval: ShiftProblem = {
      ...shifts,
      demand: Int32Array.from(SERVICE, (table) => table.findIndex((share) => share >= 0.8)),
      isCyclic: true,
      shortfall: [{ heads: Infinity, cost: 1000 }],
    };
    const interval = planShifts(everyInterval, LIMITS, solve);
    const days = planTargetShifts(target(DAYS, [1], 1), LIMITS, solve);
    const both = planTargetShifts(target(BOTH_DAYS, [1], 1), LIMITS, solve);
    // People who reach 80 % in every interval reach it over each day, and those over both: so each bound lies below the cost before.
    expect(interval.missingHeads).toBe(0);
    expect(days.bound).toBeLessThanOrEqual(interval.cost);
    expect(both.bound).toBeLessThanOrEqual(days.cost);
    expect(days.cost).toBeLessThan(interval.cost);
    expect(both.cost).toBeLessThanOrEqual(1.01 * days.cost);
    for (const answer of [days, both]) {
      expect(answer.isMet).toBe(true);
      expect(answer.gap).toBeLessThanOrEqual(0.03);
    }
  });

  it("costs less where it need not be met on every path, and is met on as many as asked", () => {
    const factors = [1, 1.02, 1.05, 1.1, 1.3];
    const [most, every] = [0.8, 1].map((chance) => planTargetShifts(target(BOTH_DAYS, factors, chance), LIMITS, solve));
    expect(most?.cost).toBeLessThan(every?.cost ?? 0);
    const { paths } = target(BOTH_DAYS, factors, 1);
    const met = paths.filter(({ required }, path) => (most?.reached[path]?.[0] ?? 0) >= (required[0] ?? 0) - 1e-9);
    expect(met.length).toBeGreaterThanOrEqual(4);
    expect(most?.isMet).toBe(true);
  });

  it("is the same answer twice", () => {
    const problem = target(DAYS, [1, 1.1], 0.5);
    expect(planTargetShifts(problem, LIMITS, solve)).toEqual(planTargetShifts(problem, LIMITS, solve));
  });

  it("is refused where no shifts reach it, and where more heads are worth less", () => {
    const problem = target(DAYS, [1], 1);
    const short = { ...problem, teams: [{ ...team(), seats: 2 }] };
    expect(codesOf(short)).toEqual(["target-out-of-reach"]);
    const [path] = problem.paths;
    const worth = path?.worth.map((table, t) => (t === 3 ? table.slice().reverse() : table)) ?? [];
    expect(codesOf({ ...problem, paths: [{ worth, required: [1, 1] }] })).toEqual(["service-falls-with-heads"]);
    expect(codesOf({ ...problem, paths: [] })).toEqual(["no-paths"]);
  });
});

function codesOf(problem: TargetProblem): string[] {
  try {
    planTargetShifts(problem, LIMITS, solve);
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}
