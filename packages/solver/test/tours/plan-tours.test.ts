import { planTours, type Solve, type TourProblem, type TourShift } from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import { Cancelled, Refusal } from "@springtide/refusal";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** A week of seven days of six intervals (four hours each) in which little is wanted. */
function smallWeek(seed: number): TourProblem {
  const random = randomStream(seed, "small tours");
  const whole = (from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1));
  const demand = new Int32Array(42);
  for (let i = 0; i < 5; i += 1) demand[whole(0, 41)] = 1;
  const mayStart = Uint8Array.from({ length: 42 }, (_, t) => Number(t % 6 === 1 || t % 6 === 3));
  return {
    ...{ demand, isCyclic: random.uniform() < 0.5, intervalsADay: 6, shiftsATour: 2, dailyRest: 3, weeklyRest: 9 },
    kinds: [
      { length: 2, breakLength: 0, breakStarts: [], mayStart },
      { length: 3, breakLength: 1, breakStarts: [1, 2], mayStart },
    ],
    wage: Float64Array.from({ length: 42 }, () => whole(1, 3)),
    ...{ fixedPerShift: whole(0, 2), isBreakPaid: random.uniform() < 0.5 },
    shortfall: [{ heads: Infinity, cost: whole(8, 14) }],
  };
}

function costOf(problem: TourProblem, tours: readonly (readonly TourShift[])[]): number {
  const left = problem.demand.slice();
  let cost = 0;
  for (const { start, kind, breakStart } of tours.flat()) {
    const { length = 0, breakLength = 0 } = problem.kinds[kind] ?? {};
    cost += problem.fixedPerShift;
    for (let i = 0; i < length; i += 1) {
      const t = (start + i) % left.length;
      const isAway = i >= breakStart && i < breakStart + breakLength;
      if (!isAway) left[t] = (left[t] ?? 0) - 1;
      if (!isAway || problem.isBreakPaid) cost += problem.wage[t] ?? 0;
    }
  }
  return left.reduce((sum, heads) => sum + Math.max(0, heads) * (problem.shortfall[0]?.cost ?? 0), cost);
}

/** Whether two to five shifts are a tour, by marking every interval of the week as worked or free and counting. */
function keepsRest(problem: TourProblem, shifts: readonly TourShift[]): boolean {
  const { demand, kinds, isCyclic, dailyRest, weeklyRest, intervalsADay } = problem;
  const worked = new Int32Array(demand.length);
  for (const { start, kind } of shifts)
    for (let i = 0; i < (kinds[kind]?.length ?? 0); i += 1) {
      const t = (start + i) % demand.length;
      worked[t] = (worked[t] ?? 0) + 1;
    }
  if (worked.some((heads) => heads > 1)) return false;
  if (new Set(shifts.map(({ start }) => Math.floor(start / intervalsADay))).size < shifts.length) return false;
  const rests: { length: number; isBetween: boolean }[] = [];
  const first = isCyclic ? worked.findIndex((heads, t) => heads === 1 && worked[(t + 1) % worked.length] === 0) + 1 : 0;
  let length = 0;
  let isBetween = isCyclic;
  for (let i = 0; i < worked.length; i += 1) {
    if (worked[(first + i) % worked.length] === 0) length += 1;
    else {
      if (length > 0) rests.push({ length, isBetween });
      [length, isBetween] = [0, true];
    }
  }
  if (length > 0) rests.push({ length, isBetween: isCyclic });
  return (
    rests.every((rest) => !rest.isBetween || rest.length >= dailyRest) &&
    rests.some((rest) => rest.length >= weeklyRest)
  );
}

function everyTour(problem: TourProblem): TourShift[][] {
  const all = problem.kinds.flatMap(({ length, breakStarts, mayStart }, kind) =>
    Array.from(mayStart, (_, start) => start)
      .filter((start) => mayStart[start] === 1 && (problem.isCyclic || start + length <= mayStart.length))
      .flatMap((start) =>
        (breakStarts.length === 0 ? [0] : breakStarts).map((breakStart) => ({ start, kind, breakStart })),
      ),
  );
  return all.flatMap((a) => all.flatMap((b) => (a.start < b.start && keepsRest(problem, [a, b]) ? [[a, b]] : [])));
}

describe("a week small enough to try every tour", () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed))("is worked at the least cost (seed %i)", (seed) => {
    const problem = smallWeek(seed);
    // A tour pays only where it meets what is wanted; of those alike in that, the cheapest is enough.
    const wanted = [...problem.demand.keys()].filter((t) => problem.demand[t] === 1);
    const cheapest = new Map<number, { readonly tour: TourShift[]; readonly cost: number }>();
    for (const tour of everyTour(problem)) {
      const mask = wanted.reduce((bits, t, i) => {
        const alone = { ...problem, demand: problem.demand.map((_, at) => Number(at === t)) };
        const nothing = { ...problem, demand: new Int32Array(problem.demand.length) };
        return costOf(alone, [tour]) === costOf(nothing, [tour]) ? bits | (1 << i) : bits;
      }, 0);
      const cost = costOf({ ...problem, demand: new Int32Array(problem.demand.length) }, [tour]);
      if (cost < (cheapest.get(mask)?.cost ?? Infinity)) cheapest.set(mask, { tour, cost });
    }
    // Expected: the cheapest way to meet each set of what is wanted, by adding one tour after the other.
    const least = new Float64Array(1 << wanted.length).fill(Infinity);
    least[0] = 0;
    for (let round = 0; round < wanted.length; round += 1)
      for (let met = 0; met < least.length; met += 1)
        for (const [mask, { cost }] of cheapest)
          least[met | mask] = Math.min(least[met | mask] ?? Infinity, (least[met] ?? Infinity) + cost);
    const missing = problem.shortfall[0]?.cost ?? 0;
    const optimum = least.reduce((best, cost, met) => {
      const left = wanted.filter((_, i) => (met & (1 << i)) === 0).length;
      return Math.min(best, cost + left * missing);
    }, Infinity);
    const answer = planTours(problem, { gap: 0, rounds: 150, seed: 1 }, solve);
    const tours = answer.tours.flatMap(({ shifts, heads }) => new Array<readonly TourShift[]>(heads).fill(shifts));
    expect(tours.every((tour) => keepsRest(problem, tour))).toBe(true);
    expect(answer.cost).toBeCloseTo(costOf(problem, tours), 6);
    expect(answer.cost).toBeCloseTo(optimum, 6);
    expect(answer.bound).toBeLessThanOrEqual(optimum + 1e-6);
  });
});

describe("a shop's week", () => {
  const mayStart = Uint8Array.from({ length: 336 }, (_, t) => Number(t % 2 === 0));
  const problem: TourProblem = {
    demand: Int32Array.from({ length: 336 }, (_, t) => {
      const hour = (t % 48) / 2;
      return Math.round(
        (t < 240 ? 20 : 12) * (0.1 + Math.exp(-((hour - 11) ** 2) / 8) + 0.8 * Math.exp(-((hour - 16) ** 2) / 10)),
      );
    }),
    ...{ isCyclic: true, intervalsADay: 48, shiftsATour: 5, dailyRest: 22, weeklyRest: 70 },
    kinds: [16, 18].map((length) => ({ length, breakLength: 1, breakStarts: [6, 8, 10], mayStart })),
    ...{ wage: new Float64Array(336).fill(10), fixedPerShift: 6, isBreakPaid: false },
    shortfall: [
      { heads: 2, cost: 18 },
      { heads: Infinity, cost: 60 },
    ],
  };

  it("is worked by people who rest, near the bound, and the same way twice", () => {
    const answer = planTours(problem, { gap: 0.03, rounds: 400, seed: 1 }, solve);
    for (const { shifts } of answer.tours) {
      expect(shifts).toHaveLength(5);
      expect(keepsRest(problem, shifts)).toBe(true);
    }
    const tours = answer.tours.flatMap(({ shifts, heads }) => new Array<readonly TourShift[]>(heads).fill(shifts));
    expect(answer.people).toBe(tours.length);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost);
    expect(answer.gap).toBeLessThan(0.06);
    expect(planTours(problem, { gap: 0.03, rounds: 400, seed: 1 }, solve)).toEqual(answer);
  });

  it("is left alone where missing heads cost nothing", () => {
    const free = { ...problem, shortfall: [{ heads: Infinity, cost: 0 }] };
    expect(planTours(free, { gap: 0.01, rounds: 5, seed: 1 }, solve)).toMatchObject({ tours: [], cost: 0, gap: 0 });
  });

  it("is not begun when told to stop", () => {
    const stop = { aborted: true };
    expect(() => planTours(problem, { gap: 0, rounds: 5, seed: 1 }, solve, undefined, stop)).toThrow(Cancelled);
  });

  it.each([
    ["tour-week", { intervalsADay: 24 }],
    ["tour-shifts", { shiftsATour: 8 }],
    ["tour-rest", { weeklyRest: 400 }],
    ["no-shifts", { kinds: [] }],
  ] satisfies [string, Partial<TourProblem>][])("is refused in words: %s", (code, change) => {
    try {
      planTours({ ...problem, ...change }, { gap: 0, rounds: 5, seed: 1 }, solve);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof Refusal && error.findings.map((finding) => finding.code)).toContain(code);
    }
  });
});
