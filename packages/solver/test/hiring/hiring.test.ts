import {
  envelopeOf,
  type HiringProblem,
  lossWithHires,
  solveHiring,
  type Solve,
  wagesOfHires,
} from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "@springtide/solver";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});
const EXACT = { gap: 0, nodes: 10_000 };

/** Six weeks with a peak in the middle; three times to start; what partners and lost contacts cost falls ever more slowly with heads. */
function season(seed: number, changes: Partial<HiringProblem> = {}): HiringProblem {
  const random = randomStream(seed, "hiring");
  const weeks = Array.from({ length: 6 }, (_, w) => {
    const load = 4 + (w === 3 ? 6 : w > 1 ? 3 : 0) + 3 * random.uniform();
    const table = Array.from(
      { length: 16 },
      (_, heads) => 40 * Math.max(0, load - heads) + 30 * Math.exp((load - heads) / 3),
    );
    return { loss: envelopeOf(table), standing: 3, room: Infinity };
  });
  const candidates = [1, 2, 3].map((from) => ({
    name: `from-${from}`,
    costPerPerson: 90 + 60 * random.uniform(),
    productive: Float64Array.from({ length: 6 }, (_, w) => (w < from ? 0 : w === from ? 0.8 : 1)),
    trainers: Float64Array.from({ length: 6 }, (_, w) => (w === from - 1 ? 0.5 : 0)),
    present: Uint8Array.from({ length: 6 }, (_, w) => Number(w >= from)),
  }));
  return { candidates, weeks, classSize: 2, most: 5, ...changes };
}

/** Every number of people at every start. */
function triedOneByOne(problem: HiringProblem): number {
  const { candidates, weeks, most, classSize } = problem;
  let least = Infinity;
  const tryFrom = (people: readonly number[]): void => {
    if (people.length < candidates.length) {
      for (let hired = 0; hired <= most; hired += 1) tryFrom([...people, hired]);
      return;
    }
    const fits = weeks.every(({ room, standing }, w) => {
      const desks = people.reduce((sum, hired, c) => sum + hired * (candidates[c]?.present[w] ?? 0), 0);
      const trainers = people.reduce(
        (sum, hired, c) => sum + Math.ceil(hired / classSize) * (candidates[c]?.trainers[w] ?? 0),
        0,
      );
      return desks <= room && trainers <= standing;
    });
    if (!fits || people.reduce((sum, hired) => sum + hired, 0) > most) return;
    least = Math.min(least, wagesOfHires(problem, people) + lossWithHires(problem, people));
  };
  tryFrom([]);
  return least;
}

const hiredIn = (problem: HiringProblem): number =>
  solveHiring(problem, EXACT, solve).people.reduce((sum, hired) => sum + hired, 0);

describe("whom to hire from when on", () => {
  it("costs what trying every number at every start finds", () => {
    for (const seed of [1, 2, 3, 4]) {
      const problem = season(seed);
      const { cost, bound, gap } = solveHiring(problem, EXACT, solve);
      expect(cost).toBeCloseTo(triedOneByOne(problem), 6);
      expect(bound).toBeLessThanOrEqual(cost);
      expect(gap).toBeLessThan(1e-6);
    }
  });

  it("keeps to desks, and to those who are there to train", () => {
    const free = season(1);
    expect(hiredIn(free)).toBeGreaterThan(2);
    const desks = season(1, { weeks: free.weeks.map((week, w) => ({ ...week, room: w === 4 ? 2 : Infinity })) });
    expect(hiredIn(desks)).toBeLessThanOrEqual(2);
    expect(solveHiring(desks, EXACT, solve).cost).toBeCloseTo(triedOneByOne(desks), 6);
    const alone = season(1, { weeks: free.weeks.map((week) => ({ ...week, standing: 0 })) });
    expect(hiredIn(alone)).toBe(0);
  });

  it("opens another class for the first person beyond one", () => {
    // By hand: two classes of two keep two trainers of half a head each from contacts, as three people do.
    const problem = season(2);
    const trainers = (people: readonly number[]): number =>
      lossWithHires(
        { ...problem, candidates: problem.candidates.map((one) => ({ ...one, productive: new Float64Array(6) })) },
        people,
      );
    expect(trainers([3, 0, 0])).toBeCloseTo(trainers([4, 0, 0]), 9);
    expect(trainers([3, 0, 0])).toBeGreaterThan(trainers([2, 0, 0]));
  });

  it("never hires more because people cost more", () => {
    for (const seed of [1, 2, 3]) {
      const numbers = [0, 40, 80, 600].map((dearer) => {
        const problem = season(seed);
        const candidates = problem.candidates.map((one) => ({ ...one, costPerPerson: one.costPerPerson + dearer }));
        return hiredIn({ ...problem, candidates });
      });
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
      expect(numbers.at(-1)).toBe(0);
    }
  });
});
