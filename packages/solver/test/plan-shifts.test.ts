import { planShifts, type ShiftProblem, type Solve } from "@springtide/planning";
import { Cancelled, Refusal } from "@springtide/refusal";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { costOf, leastCostByTrying, smallProblem } from "./small-weeks.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** Two humps a day for a week, as a shop has them; seven people at the first. */
function week(peak: number): ShiftProblem {
  const intervals = 168;
  const mayStart = new Uint8Array(intervals).fill(1);
  return {
    demand: Int32Array.from({ length: intervals }, (_, t) =>
      Math.round(peak * (0.1 + Math.exp(-(((t % 24) - 11) ** 2) / 8) + 0.8 * Math.exp(-(((t % 24) - 16.5) ** 2) / 10))),
    ),
    isCyclic: true,
    kinds: [4, 6, 8, 9].map((length) => ({ length, breakLength: 1, breakStarts: [2, 3], mayStart })),
    wage: new Float64Array(intervals).fill(20),
    fixedPerShift: 6,
    isBreakPaid: false,
    shortfall: [
      { heads: 2, cost: 30 },
      { heads: Infinity, cost: 90 },
    ],
  };
}

describe("a problem small enough to try every answer", () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))("is solved to the last cent (seed %i)", (seed) => {
    const problem = smallProblem(seed);
    const answer = planShifts(problem, { gap: 0, rounds: 300 }, solve);
    // Expected: every answer with up to two people a shift, tried one by one; demand is two at most.
    expect(answer.cost).toBeCloseTo(leastCostByTrying(problem), 6);
    expect(answer.stopped).toBe("gap");
  });
});

describe("a week", () => {
  it("costs what its shifts cost when added up by hand, and keeps its promise about the bound", () => {
    const problem = week(20);
    const answer = planShifts(problem, { gap: 0.01 }, solve);
    expect(answer.cost).toBeCloseTo(costOf(problem, answer.shifts), 6);
    expect(answer.gap).toBeLessThanOrEqual(0.01);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost);
    expect(answer.bound).toBeGreaterThan(0.99 * answer.cost - 1e-6);
  });

  it("uses only shifts that may be worked", () => {
    const problem = week(20);
    const mayStart = Uint8Array.from({ length: 168 }, (_, t) => Number(t % 24 >= 7 && t % 24 <= 14));
    const open = { ...problem, kinds: problem.kinds.map((kind) => ({ ...kind, mayStart })) };
    const { shifts } = planShifts(open, { gap: 0.01, nodes: 0 }, solve);
    for (const { start, kind, breakStart } of shifts) {
      expect(start % 24).toBeGreaterThanOrEqual(7);
      expect(start % 24).toBeLessThanOrEqual(14);
      expect(open.kinds[kind]?.breakStarts).toContain(breakStart);
    }
  });

  it("is answered the same way twice, and never dearer for more work", () => {
    const once = planShifts(week(12), { gap: 0, rounds: 500, nodes: 0 }, solve);
    expect(planShifts(week(12), { gap: 0, rounds: 500, nodes: 0 }, solve)).toEqual(once);
    const costs = once.steps.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  it("buys nothing where missing people cost nothing", () => {
    const free = { ...week(12), shortfall: [{ heads: Infinity, cost: 0 }] };
    const answer = planShifts(free, { gap: 0.01 }, solve);
    expect(answer).toMatchObject({ shifts: [], cost: 0, gap: 0 });
    expect(answer.missingHeads).toBe(free.demand.reduce((sum, heads) => sum + heads, 0));
  });

  it("stops when told to", () => {
    expect(() => planShifts(week(12), { gap: 0 }, solve, undefined, { aborted: true })).toThrow(Cancelled);
  });
});

describe("a problem that contradicts itself", () => {
  it.each([
    ["no shift at all", { kinds: [] }, "no-shifts"],
    ["heads below none", { demand: Int32Array.of(-1, 2) }, "heads-not-countable"],
    ["a shift longer than the plan", { demand: new Int32Array(3) }, "shift-length"],
    [
      "prices of missing heads that fall",
      {
        shortfall: [
          { heads: 1, cost: 9 },
          { heads: Infinity, cost: 3 },
        ],
      },
      "shortfall-not-rising",
    ],
    ["a wage below nothing", { wage: new Float64Array(168).fill(-1) }, "wage-not-a-cost"],
    [
      "a break that ends after its shift",
      { kinds: [{ length: 4, breakLength: 2, breakStarts: [3], mayStart: new Uint8Array(168).fill(1) }] },
      "break-outside-shift",
    ],
  ] satisfies [string, Partial<ShiftProblem>, string][])("is refused in words: %s", (_, change, code) => {
    const codes = codesOf(() => planShifts({ ...week(5), ...change }, { gap: 0.01 }, solve));
    expect(codes).toContain(code);
  });
});

function codesOf(attempt: () => unknown): string[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error.findings.map((finding) => finding.code);
    throw error;
  }
  return [];
}
