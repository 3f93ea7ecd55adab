import { planShifts, planTeamShifts, type ShiftTeam, type Solve, type TeamProblem } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { costOfTeams, leastByTrying, smallTeams } from "./shift-small-teams.ts";
import { smallProblem } from "./small-weeks.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

describe("several queues and teams, small enough to try every answer", () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed))("are solved to the last cent (seed %i)", (seed) => {
    const problem = smallTeams(seed);
    const answer = planTeamShifts(problem, { gap: 0, rounds: 300 }, solve);
    // Expected: every answer with up to three people a shift, each split tried; demand is two at most in each of two queues.
    const least = leastByTrying(problem, (shifts) => costOfTeams(problem, shifts), 3);
    expect(answer.cost).toBeCloseTo(least, 6);
    expect(costOfTeams(problem, answer.shifts)).toBeCloseTo(least, 6);
    expect(answer.bound).toBeLessThanOrEqual(least + 1e-6);
    expect(answer.stopped).toBe("gap");
  });
});

/** Two days of two queues that peak at other hours, in half hours; own people are cheap, and some can do both. */
function twoDays(teams: readonly Partial<ShiftTeam>[]): TeamProblem {
  const intervals = 96;
  const hump = (at: number, peak: number): Int32Array =>
    Int32Array.from({ length: intervals }, (_, t) => Math.round(peak * Math.exp(-((((t % 48) - at) / 6) ** 2))));
  const shortfall = [
    { heads: 1, cost: 40 },
    { heads: Infinity, cost: 120 },
  ];
  const mayStart = new Uint8Array(intervals).fill(1);
  const usual: Omit<ShiftTeam, "name" | "field" | "skills"> = {
    kinds: [8, 12, 16].map((length) => ({ length, breakLength: 1, breakStarts: [4, 5], mayStart })),
    wage: new Float64Array(intervals).fill(10),
    fixedPerShift: 5,
    isBreakPaid: false,
    seats: Infinity,
    mostShifts: Infinity,
  };
  return {
    intervals,
    isCyclic: true,
    queues: [
      { name: "phone", field: "/queues/0", demand: hump(20, 9), shortfall },
      { name: "chat", field: "/queues/1", demand: hump(26, 7), shortfall },
    ],
    teams: teams.map((team, g) => ({ ...usual, name: `team-${g}`, field: `/teams/${g}`, skills: [0], ...team })),
  };
}

describe("people who can serve two queues", () => {
  const limits = { gap: 0.01, rounds: 2000, nodes: 0 };

  it("are counted once: in no interval do the splits give more than are at work", () => {
    const problem = twoDays([{ skills: [0] }, { skills: [0, 1], wage: new Float64Array(96).fill(11) }]);
    const { shifts, splits } = planTeamShifts(problem, limits, solve);
    const atWork = new Int32Array(96);
    for (const { team, start, kind, breakStart, heads } of shifts)
      for (let i = 0; i < (problem.teams[team]?.kinds[kind]?.length ?? 0); i += 1)
        if (team === 1 && i !== breakStart) atWork[(start + i) % 96] = (atWork[(start + i) % 96] ?? 0) + heads;
    expect(splits.map(({ queue }) => queue)).toEqual([0, 1]);
    atWork.forEach((heads, t) => {
      expect(splits.reduce((sum, split) => sum + (split.heads[t] ?? 0), 0)).toBeLessThanOrEqual(heads);
    });
  });

  it("never cost more than two teams that each serve one queue, at the same wage", () => {
    const apart = planTeamShifts(twoDays([{ skills: [0] }, { skills: [1] }]), limits, solve);
    const together = planTeamShifts(twoDays([{ skills: [0, 1] }]), limits, solve);
    // What the teams apart do, people who can do both can do too: so the bound of the one is below the cost of the other.
    expect(together.bound).toBeLessThanOrEqual(apart.cost);
    expect(together.cost).toBeLessThan(apart.cost);
  });

  it("cost what the queues cost alone where nobody can do both", () => {
    const problem = twoDays([{ skills: [0] }, { skills: [1] }]);
    const { cost, bound } = planTeamShifts(problem, limits, solve);
    const alone = problem.queues.map(({ demand, shortfall }) => {
      const [team] = problem.teams;
      return planShifts(
        { ...required(team), demand, shortfall, isCyclic: true },
        { gap: 0.01, rounds: 2000, nodes: 0 },
        solve,
      );
    });
    const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);
    expect(bound).toBeCloseTo(sum(alone.map((answer) => answer.bound)), 4);
    expect(cost).toBeLessThanOrEqual(1.011 * sum(alone.map((answer) => answer.cost)));
  });

  it("keep to seats and to the number of shifts", () => {
    const problem = twoDays([
      { skills: [0, 1], seats: 3 },
      { skills: [0, 1], mostShifts: 4, fixedPerShift: 0 },
    ]);
    const { shifts, missingHeads, missingByQueue } = planTeamShifts(problem, limits, solve);
    expect(costOfTeamsSeats(problem, shifts)).toBeLessThanOrEqual(3);
    expect(shifts.filter(({ team }) => team === 1).reduce((sum, { heads }) => sum + heads, 0)).toBeLessThanOrEqual(4);
    expect(missingHeads).toBeGreaterThan(0);
    expect(missingByQueue.reduce((sum, heads) => sum + heads, 0)).toBe(missingHeads);
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("expected a value");
  return value;
}

function costOfTeamsSeats(
  { teams, intervals }: TeamProblem,
  shifts: ReturnType<typeof planTeamShifts>["shifts"],
): number {
  const atWork = new Int32Array(intervals);
  for (const { team, start, kind, breakStart, heads } of shifts)
    for (let i = 0; i < (teams[team]?.kinds[kind]?.length ?? 0); i += 1)
      if (team === 0 && i !== breakStart)
        atWork[(start + i) % intervals] = (atWork[(start + i) % intervals] ?? 0) + heads;
  return Math.max(...atWork);
}

describe("the last answer as a start", () => {
  const week = (more: number): Parameters<typeof planShifts>[0] => {
    const mayStart = new Uint8Array(168).fill(1);
    return {
      demand: Int32Array.from({ length: 168 }, (_, t) =>
        Math.round(40 * (0.1 + Math.exp(-(((t % 24) - 11) ** 2) / 8)) + (t === 30 ? more : 0)),
      ),
      isCyclic: true,
      kinds: [4, 6, 8, 9].map((length) => ({ length, breakLength: 1, breakStarts: [2, 3], mayStart })),
      wage: new Float64Array(168).fill(20),
      fixedPerShift: 6,
      isBreakPaid: false,
      shortfall: [{ heads: Infinity, cost: 90 }],
    };
  };

  it("reaches the same gap with less work after a small change, the same way each time", () => {
    const first = planShifts(week(0), { gap: 0.0042, nodes: 0 }, solve);
    expect(first.stopped).toBe("gap");
    const anew = planShifts(week(1), { gap: 0.0042, nodes: 0 }, solve);
    const again = planShifts(week(1), { gap: 0.0042, nodes: 0, start: first.shifts }, solve);
    expect(anew.rounds).toBeGreaterThan(0);
    expect(again.stopped).toBe("gap");
    expect(again.rounds).toBeLessThan(anew.rounds);
    expect(planShifts(week(1), { gap: 0.0042, nodes: 0, start: first.shifts }, solve)).toEqual(again);
  });

  it("is kept as it is where it is near enough", () => {
    const first = planShifts(week(0), { gap: 0.01, nodes: 0 }, solve);
    const again = planShifts(week(0), { gap: 0.01, nodes: 0, start: first.shifts }, solve);
    expect(again.steps).toEqual([{ step: "last answer", cost: first.cost }]);
    expect(again.shifts).toEqual(first.shifts);
  });

  it("loses the shifts that may no longer be worked, and goes on from the others", () => {
    const problem = smallProblem(3);
    const start = [{ team: 0, start: 99, kind: 0, breakStart: 1, heads: 4 }];
    const [from, anew] = [{ gap: 0, start }, { gap: 0 }].map((limits) => planShifts(problem, limits, solve).cost);
    expect(from).toBeCloseTo(anew ?? -1, 6);
  });
});

describe("a clock", () => {
  it("ends the search with the best so far, says so, and bounds by 0 what it left no time to bound", () => {
    const problem = twoDays([{ skills: [0, 1] }]);
    const { stopped, cost, bound, shifts } = planTeamShifts(problem, { gap: 0, secondsLeft: () => 0 }, solve);
    expect(stopped).toBe("clock");
    expect(bound).toBeGreaterThanOrEqual(0);
    expect(bound).toBeLessThanOrEqual(cost);
    expect(shifts.length).toBeGreaterThan(0);
  });
});

describe("teams that contradict themselves", () => {
  it("are refused at their own fields", () => {
    const problem = twoDays([{ skills: [0] }, { skills: [1], kinds: [], wage: new Float64Array(96).fill(-1) }]);
    try {
      planTeamShifts(problem, { gap: 0.01 }, solve);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.findings.map(({ code, place }) => [code, place.field])).toEqual([
        ["no-shifts", "/teams/1/rules/lengths"],
        ["wage-not-a-cost", "/teams/1/cost"],
      ]);
    }
  });
});
