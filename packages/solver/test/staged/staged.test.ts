import {
  expectedLoss,
  type Signal,
  solveStaged,
  type Solve,
  type StagedProblem,
  withoutStandBy,
  withoutSignal,
  withPerfectSignal,
} from "@springtide/planning";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import vectors from "../../../../test/vectors/two_stage.json" with { type: "json" };

const { cases } = vectors;
/** Probabilities stand as fractions. */
function shareOf([over = 0, under = 1]: readonly number[]): number {
  return over / under;
}

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});
const EXACT = { gap: 0, nodes: 0 };
type Case = (typeof cases)[number]["in"];

function outcomesOf({ signals, shortageCost }: Case): Signal[][] {
  return signals.map(({ outcomes }) =>
    outcomes.map(({ p, load }, i) => ({
      name: `load-${i}`,
      probability: shareOf(p),
      losses: [{ need: load, rest: 0, steps: [{ heads: load, cost: shortageCost }] }],
    })),
  );
}

function problemOf(given: Case, isWhole = false): StagedProblem {
  const outcomes = outcomesOf(given);
  return {
    early: [
      { name: "own", cost: given.inHouseCost, most: 1000, isWhole, supplies: [0] },
      { name: "reserved", cost: given.standbyFee, most: given.maxReserve, isWhole, supplies: [] },
    ],
    late: [
      {
        name: "confirmed",
        cost: given.callOffCost,
        most: 1000,
        isWhole,
        supplies: [0],
        within: { early: 1, share: 1 },
      },
    ],
    supplies: [{ name: "heads", works: [{ cell: 0, agents: 1 }], heads: 0 }],
    limits: [],
    rising: [],
    signals: given.signals.map(({ p }, s) => ({
      name: `signal-${s}`,
      probability: shareOf(p),
      losses: [
        expectedLoss(
          (outcomes[s] ?? []).flatMap(({ probability, losses }) => losses.map((loss) => ({ probability, loss }))),
        ),
      ],
    })),
  };
}

describe("reserve early, confirm late", () => {
  // Expected: test/vectors/two_stage.json, by an exact rational simplex.
  it.each(cases)("$id costs what the exact simplex says", ({ in: given, out }) => {
    const problem = problemOf(given);
    const cost = (of: StagedProblem): number => solveStaged(of, EXACT, solve).cost;
    expect(cost(problem)).toBeCloseTo(out.cost, 6);
    expect(cost(withoutStandBy(problem))).toBeCloseTo(out.costWithoutStandby, 6);
    expect(cost(withoutStandBy(problem)) - cost(problem)).toBeCloseTo(out.valueOfStandby, 6);
    const perfect = withPerfectSignal(problem, outcomesOf(given));
    expect(cost(perfect)).toBeCloseTo(out.costPerfectSignal, 6);
    expect(cost(problem) - cost(perfect)).toBeCloseTo(out.valueOfPerfectSignal, 6);
  });

  it.each(cases)("$id in whole people costs what trying every number of them finds", ({ in: given }) => {
    // Expected: every whole number of own people and seats tried; what is confirmed follows signal by signal.
    const problem = problemOf(given, true);
    const { cost, bound, early } = solveStaged(problem, { gap: 0, nodes: 10_000 }, solve);
    const outcomes = outcomesOf(given);
    let least = Infinity;
    for (let own = 0; own <= 115; own += 1)
      for (let reserved = 0; reserved <= given.maxReserve; reserved += 1) {
        const late = given.signals.map(({ p }, s) => {
          const costs = Array.from({ length: reserved + 1 }, (_, confirmed) => {
            const lost = (outcomes[s] ?? []).map(
              ({ probability }, i) =>
                probability *
                given.shortageCost *
                Math.max(0, (given.signals[s]?.outcomes[i]?.load ?? 0) - own - confirmed),
            );
            return given.callOffCost * confirmed + lost.reduce((sum, value) => sum + value, 0);
          });
          return shareOf(p) * Math.min(...costs);
        });
        const all = given.inHouseCost * own + given.standbyFee * reserved;
        least = Math.min(
          least,
          late.reduce((sum, value) => sum + value, all),
        );
      }
    expect(cost).toBeCloseTo(least, 6);
    expect(bound).toBeLessThanOrEqual(cost + 1e-9);
    expect(early.every((value) => Number.isInteger(Math.round(value * 1e6) / 1e6))).toBe(true);
  });

  it("costs no less when it has to rise with the signal, and then rises", () => {
    for (const { in: given } of cases) {
      const free = solveStaged(problemOf(given), EXACT, solve);
      const rising = solveStaged(
        { ...problemOf(given), rising: given.signals.slice(1).map((_, s) => [s, s + 1] as const) },
        EXACT,
        solve,
      );
      expect(rising.cost).toBeGreaterThanOrEqual(free.cost - 1e-6);
      rising.late.slice(1).forEach(([seats = 0], s) => {
        expect(seats).toBeGreaterThanOrEqual((rising.late[s]?.[0] ?? 0) - 1e-6);
      });
    }
  });

  it("counts a head for the agents it stands for, and heads that are there anyway", () => {
    for (const { in: given } of cases) {
      // A second way: half an agent a head is as if every head cost twice as much; ten agents there anyway take ten off each load.
      const half = problemOf(given);
      const weighed = { ...half, supplies: [{ name: "heads", works: [{ cell: 0, agents: 0.5 }], heads: 20 }] };
      const less = {
        ...given,
        inHouseCost: given.inHouseCost * 2,
        standbyFee: given.standbyFee * 2,
        callOffCost: given.callOffCost * 2,
        maxReserve: given.maxReserve / 2,
        signals: given.signals.map(({ p, outcomes }) => ({
          p,
          outcomes: outcomes.map((outcome) => ({ ...outcome, load: outcome.load - 10 })),
        })),
      };
      expect(solveStaged(weighed, EXACT, solve).cost).toBeCloseTo(solveStaged(problemOf(less), EXACT, solve).cost, 6);
    }
  });

  it("keeps to what early decisions share", () => {
    for (const { in: given } of cases) {
      const problem = problemOf(given);
      const uses = [
        { early: 0, amount: 1 },
        { early: 1, amount: 2 },
      ];
      const { early, cost } = solveStaged({ ...problem, limits: [{ name: "desks", most: 40, uses }] }, EXACT, solve);
      expect((early[0] ?? 0) + 2 * (early[1] ?? 0)).toBeLessThanOrEqual(40 + 1e-6);
      expect(cost).toBeGreaterThanOrEqual(solveStaged(problem, EXACT, solve).cost - 1e-6);
    }
  });

  it("is worth no less with a signal than without, and no more than knowing the outcome", () => {
    for (const { in: given } of cases) {
      const problem = problemOf(given);
      const cost = (of: StagedProblem): number => solveStaged(of, EXACT, solve).cost;
      const [knowing, signal, none, never] = [
        cost(withPerfectSignal(problem, outcomesOf(given))),
        cost(problem),
        cost(withoutSignal(problem)),
        cost(withoutStandBy(problem)),
      ];
      expect(knowing).toBeLessThanOrEqual(signal + 1e-6);
      expect(signal).toBeLessThanOrEqual(none + 1e-6);
      expect(none).toBeLessThanOrEqual(never + 1e-6);
    }
  });
});
