import { dayFrom, timeZone } from "@springtide/calendar";
import { rosterPeople, type RosteredShift, type RosterProblem, type Solve } from "@springtide/planning";
import { Cancelled } from "@springtide/refusal";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";
import { covered, faultsOf, missingCost, personCost, rosterCost } from "./recount.ts";
import { randomRoster } from "./small-rosters.ts";

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const TINY = { people: 2, days: 4, starts: [480, 720], queues: 2 };
const SMALL = { people: 4, days: 9, starts: [360, 480, 600, 840], queues: 2 };
const LIMITS = { gap: 0, rounds: 50, nodes: 2, seed: 1 };

/** Every shift that the patterns allow on each day, with every way to lay its break. */
function everyShift(problem: RosterProblem, person: number): RosteredShift[][] {
  const { zone, firstDay, days, patterns } = problem;
  return Array.from({ length: days }, (_, day) =>
    patterns.flatMap((pattern, index) =>
      pattern.startMinutes.flatMap((minute) =>
        zone.instantsOf(firstDay + day, minute).flatMap((startMs) =>
          [180, 240].slice(0, pattern.breaks.length + 1).flatMap((from, way): RosteredShift[] => {
            if (pattern.breaks.length === 0 && way > 0) return [];
            const breakMs = startMs + from * 60_000;
            return [
              {
                ...{ person, pattern: index, startMs, endMs: startMs + (pattern.lengthMinutes[0] ?? 0) * 60_000 },
                breaks: pattern.breaks.map(() => ({ startMs: breakMs, endMs: breakMs + 3_600_000 })),
              },
            ];
          }),
        ),
      ),
    ),
  );
}

/** Every legal roster of one person: each day free or one shift. */
function everyRoster(problem: RosterProblem, person: number): RosteredShift[][] {
  const endMs = problem.zone.startOfDayMs(problem.firstDay + problem.days);
  return everyShift(problem, person)
    .reduce<RosteredShift[][]>(
      (rosters, ofDay) => rosters.flatMap((roster) => [roster, ...ofDay.map((shift) => [...roster, shift])]),
      [[]],
    )
    .filter(
      (roster) => roster.every((shift) => shift.endMs <= endMs) && faultsOf(problem, person, roster).length === 0,
    );
}

/** The least cost of all legal rosters of two people, by trying every pair. */
function leastCostByTrying(problem: RosterProblem): number {
  const [first = [], second = []] = [0, 1].map((person) =>
    everyRoster(problem, person).map((roster) => {
      const worked = [...(problem.people[person]?.published ?? []), ...roster];
      const present = new Uint8Array(problem.startsMs.length);
      for (const shift of worked) for (const t of covered(problem, shift)) present[t] = 1;
      return { present, cost: personCost(problem, person, roster) };
    }),
  );
  const missing = [[], [0], [1], [0, 1]].map((present) =>
    Float64Array.from(problem.startsMs, (_, t) => missingCost(problem, t, present)),
  );
  let least = Infinity;
  for (const a of first)
    for (const b of second) {
      let cost = a.cost + b.cost;
      for (let t = 0; t < a.present.length; t += 1)
        cost += missing[(a.present[t] ?? 0) + 2 * (b.present[t] ?? 0)]?.[t] ?? 0;
      least = Math.min(least, cost);
    }
  return least;
}

describe("a roster small enough to try every other", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 11])("is the cheapest there is (seed %i)", (seed) => {
    const problem = randomRoster(seed, TINY);
    const least = leastCostByTrying(problem);
    const answer = rosterPeople(problem, LIMITS, solve);
    // Expected: every pair of legal rosters of the two people, tried one by one.
    expect(answer.cost.total).toBeCloseTo(least, 6);
    expect(answer.bound).toBeLessThanOrEqual(least + 1e-6);
  });
});

describe("random rosters", () => {
  it.each(Array.from({ length: 50 }, (_, seed) => seed))("break no rule and keep their promise (seed %i)", (seed) => {
    const problem = randomRoster(seed, SMALL);
    const answer = rosterPeople(problem, { ...LIMITS, rounds: 5 }, solve);
    for (const person of problem.people.keys())
      expect(
        faultsOf(
          problem,
          person,
          answer.shifts.filter((shift) => shift.person === person),
        ),
      ).toEqual([]);
    expect(answer.cost.total).toBeCloseTo(rosterCost(problem, answer.shifts), 6);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost.total + 1e-9);
    // No bound lies above what another legal roster costs, the one of the most work included.
    const other = rosterPeople(problem, { ...LIMITS, rounds: 15, nodes: 0, seed: 2 }, solve);
    expect(answer.bound).toBeLessThanOrEqual(other.cost.total + 1e-6);
    problem.demand.forEach((wanted, queue) => {
      wanted.forEach((heads, t) => {
        const working = answer.working[queue]?.[t] ?? 0;
        expect(answer.missing[queue]?.[t]).toBe(Math.max(0, heads - working));
      });
    });
  });

  it("are found the same way twice", () => {
    const problem = randomRoster(3, SMALL);
    expect(rosterPeople(problem, LIMITS, solve)).toEqual(rosterPeople(problem, LIMITS, solve));
  });

  it("start from the last one and are never dearer than it", () => {
    const problem = randomRoster(5, SMALL);
    const first = rosterPeople(problem, LIMITS, solve);
    const next = rosterPeople(problem, { ...LIMITS, rounds: 0, nodes: 0, start: first.shifts }, solve);
    expect(next.steps[0]?.cost).toBeCloseTo(first.cost.total, 6);
    expect(next.cost.total).toBeLessThanOrEqual(first.cost.total + 1e-6);
  });

  it("stop when told to", () => {
    expect(() => rosterPeople(randomRoster(0, TINY), LIMITS, solve, undefined, { aborted: true })).toThrow(Cancelled);
  });
});

describe("at the limits", () => {
  it("an empty roster, everything missing, where nobody is available", () => {
    const problem = randomRoster(3, SMALL);
    const people = problem.people.map((person) => ({
      ...person,
      published: [],
      available: new Uint8Array(person.available.length),
    }));
    const answer = rosterPeople({ ...problem, people }, LIMITS, solve);
    expect(answer.shifts).toEqual([]);
    expect(answer.missing).toEqual(problem.demand);
    expect(answer.gap).toBeLessThan(1e-9);
  });

  it("nothing at all where nobody is there", () => {
    const answer = rosterPeople({ ...randomRoster(3, SMALL), people: [] }, LIMITS, solve);
    expect(answer.cost.total).toBe(answer.cost.shortfall);
  });

  it("nobody works for free where missing heads cost nothing and no hours are owed", () => {
    const problem = randomRoster(7, SMALL);
    const people = problem.people.map((person) => ({ ...person, published: [], wishes: [] }));
    const shortfallPerHour = problem.demand.map(() => [{ heads: Infinity, cost: 0 }]);
    const answer = rosterPeople({ ...problem, people, shortfallPerHour }, LIMITS, solve);
    expect(answer.cost.total).toBeCloseTo(answer.bound, 6);
  });

  it("22:00 to 09:00 is ten hours in the night the clocks go forward, and never rostered", () => {
    const zone = timeZone("Europe/Berlin");
    const problem = nightProblem();
    const { shifts } = rosterPeople(problem, LIMITS, solve);
    // Expected: Saturday until 22:00 or Sunday from 09:00, not both; from 10:00 it would be eleven hours.
    expect(shifts.map(({ startMs }) => zone.formatInstant(startMs))).toHaveLength(1);
    const later = problem.patterns.map((pattern) => ({
      ...pattern,
      startMinutes: pattern.startMinutes.map((minute) => (minute === 540 ? 600 : minute)),
    }));
    expect(rosterPeople({ ...problem, patterns: later }, LIMITS, solve).shifts).toHaveLength(2);
  });
});

function nightProblem(): RosterProblem {
  const base = randomRoster(0, { ...TINY, days: 3 });
  const firstDay = dayFrom(2026, 3, 27);
  const [person] = base.people;
  if (person === undefined) throw new Error("No person.");
  const pattern = { lengthMinutes: [240], breaks: [], isBreakPaid: false };
  return {
    ...base,
    ...{ firstDay, rules: [{ id: "daily-rest", kind: "daily-rest", hours: 11 }], fairnessPerHour: 0 },
    patterns: [
      { ...pattern, id: "evening", weekdays: [6], startMinutes: [1080] },
      { ...pattern, id: "morning", weekdays: [7], startMinutes: [540] },
    ],
    demand: [new Int32Array(base.startsMs.length).fill(1), new Int32Array(base.startsMs.length)],
    shortfallPerHour: [[{ heads: Infinity, cost: 100 }], [{ heads: Infinity, cost: 0 }]],
    people: [
      {
        ...person,
        ...{ skills: [0], patterns: [0, 1], available: new Uint8Array(base.startsMs.length).fill(1) },
        ...{ published: [], wishes: [], costPerHour: 10 },
        contract: { ...person.contract, hoursAWeek: 40, daysAWeek: 5, daysInARow: 5 },
      },
    ],
  };
}
