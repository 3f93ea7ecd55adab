import {
  impossibleDemands,
  relaxedLimits,
  openStretches,
  problemWith,
  readRoster,
  rosterPeople,
  rosterWhatIf,
  whyGap,
  whyShift,
  type RosterAnswer,
  type RosteredShift,
  type RosterProblem,
  type Solve,
} from "@springtide/planning";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { costOfRoster, everyShift, isLegal, randomRoster } from "./small-rosters.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const LIMITS = { gap: 0.05, rounds: 5, nodes: 0, seed: 1 };
const SEEDS = Array.from({ length: 8 }, (_, seed) => seed);

const roster = (problem: RosterProblem, start: readonly RosteredShift[] = []): RosterAnswer =>
  rosterPeople(problem, { ...LIMITS, start }, solve);

const given = ({ shifts }: RosterAnswer): RosteredShift[] => shifts.filter(({ pattern }) => pattern >= 0);

/** Shifts of one person that are at work in a stretch for an hour or more. */
function shiftsIn(problem: RosterProblem, person: number, fromMs: number, toMs: number): RosteredShift[] {
  return everyShift(problem, person).filter((shift) =>
    problem.startsMs.some(
      (ms) =>
        ms >= fromMs &&
        ms < toMs &&
        shift.startMs <= ms &&
        shift.endMs > ms &&
        !shift.breaks.some((away) => away.startMs <= ms && away.endMs > ms),
    ),
  );
}

describe.each(SEEDS)("reasons for a roster that was made (%i)", (seed) => {
  it("price every shift as the whole roster reckoned anew without it", () => {
    const problem = randomRoster(seed);
    const answer = roster(problem);
    const shifts = given(answer);
    const cost = costOfRoster(problem, shifts);
    expect(answer.cost.total).toBeCloseTo(cost, 6);
    const reading = readRoster(problem, answer);
    answer.shifts.forEach((shift, index) => {
      if (shift.pattern < 0) return;
      const without = costOfRoster(
        problem,
        shifts.filter((other) => other !== shift),
      );
      expect(whyShift(reading, index).without.cost).toBeCloseTo(without - cost, 6);
    });
  });

  it("keep back exactly those for whom no shift in the gap is legal, and find the best shift of the others", () => {
    const problem = randomRoster(seed);
    // Half a roster, so that there are gaps that somebody could close.
    const whole = roster(problem);
    const half = roster({
      ...problem,
      demand: problem.demand.map((heads) => heads.map((wanted) => Math.floor(wanted / 2))),
    });
    const shifts = given(half).filter((_, i) => i % 2 === 0);
    const missing = problem.demand.map((heads) => heads.map((wanted) => wanted));
    const reading = readRoster(problem, { ...whole, shifts, missing });
    const before = costOfRoster(problem, shifts);
    const ownOf = (person: number): RosteredShift[] => shifts.filter((shift) => shift.person === person);
    const stretches = openStretches(problem, missing).filter((_, i) => i % 3 === 0);
    for (const stretch of stretches) {
      const why = whyGap(reading, stretch);
      const kept = new Set(why.kept.flatMap(({ people }) => people.map(({ person }) => person)));
      problem.people.forEach(({ skills }, person) => {
        if (!skills.includes(stretch.queue)) return;
        const legal = shiftsIn(problem, person, stretch.fromMs, stretch.toMs).filter((shift) =>
          isLegal(problem, person, [...ownOf(person), shift]),
        );
        expect(kept.has(person)).toBe(legal.length === 0);
        const free = why.free.find(({ shift }) => shift.person === person);
        if (legal.length === 0) expect(free).toBeUndefined();
        else {
          const best = Math.max(...legal.map((shift) => before - costOfRoster(problem, [...shifts, shift])));
          expect((free?.saved ?? 0) - (free?.cost ?? 0)).toBeCloseTo(best, 6);
        }
      });
      for (const { person, shift, saved, cost, obstacles, strength } of why.reliefs) {
        expect(strength).not.toBe("law");
        const relaxed = problemWith(problem, relaxedLimits(person, obstacles));
        expect(isLegal(problem, person, [...ownOf(person), shift])).toBe(false);
        expect(isLegal(relaxed, person, [...ownOf(person), shift])).toBe(true);
        expect(before - costOfRoster(problem, [...shifts, shift])).toBeCloseTo(saved - cost, 6);
      }
    }
  });

  it("prove only what is missing from every roster", () => {
    const problem = randomRoster(seed);
    const answers = [roster(problem), rosterPeople(problem, { ...LIMITS, rounds: 0, seed: 7 }, solve)];
    for (const answer of answers)
      for (const { queues, fromMs, toMs, wantedHours, possibleHours } of impossibleDemands(
        readRoster(problem, answer),
      )) {
        const missing = queues.reduce(
          (sum, queue) =>
            sum +
            problem.startsMs.reduce(
              (all, ms, t) => all + (ms >= fromMs && ms < toMs ? (answer.missing[queue]?.[t] ?? 0) : 0),
              0,
            ),
          0,
        );
        expect(missing).toBeGreaterThanOrEqual(wantedHours - possibleHours - 1e-6);
      }
  });
});

describe("lifting a limit", () => {
  it("wins by a whole new roster at least what one shift more wins", () => {
    let tried = 0;
    for (const seed of [0, 2, 4, 6, 8, 10]) {
      // Dear gaps, so that what is open is open for want of people.
      const dear = [{ heads: Infinity, cost: 500 }];
      const problem = { ...randomRoster(seed), shortfallPerHour: [dear, dear] };
      const answer = roster(problem);
      const reading = readRoster(problem, answer);
      for (const stretch of openStretches(problem, answer.missing)) {
        const [relief] = whyGap(reading, stretch).reliefs;
        if (relief === undefined) continue;
        tried += 1;
        const relaxed = relaxedLimits(relief.person, relief.obstacles);
        const what = rosterWhatIf(problem, answer, relaxed, [relief.shift], roster);
        expect(what.saved).toBeGreaterThanOrEqual(Math.max(0, relief.saved - relief.cost) - 1e-6);
        expect(what.answer.cost.total).toBeCloseTo(costOfRoster(problem, given(what.answer)), 6);
        what.problem.people.forEach((_, person) => {
          const own = given(what.answer).filter((shift) => shift.person === person);
          expect(isLegal(what.problem, person, own)).toBe(true);
        });
      }
    }
    expect(tried).toBeGreaterThan(3);
  });
});
