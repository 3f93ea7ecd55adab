import { describe, expect, it } from "vitest";
import {
  fairnessReport,
  impossibleDemands,
  openStretches,
  readRoster,
  rosterFindings,
  whyGap,
  whyShift,
  type RosteredShift,
  type RosterProblem,
} from "../../src/index.ts";
import { answered, FULL_TIME, given, LAW, smallRoster } from "./small-roster.ts";

const PEOPLE = 300;
const day = (index: number): string => new Date(Date.UTC(2026, 10, 30 + index)).toISOString().slice(0, 10);

/** A week of 300 people in two queues, each five days in seven and on another rota, with leave here and there. */
function largeWeek(): { problem: RosterProblem; shifts: RosteredShift[] } {
  const problem = smallRoster({
    days: 7,
    intervalMinutes: 30,
    demand: [160, 70].map((heads) =>
      Array.from({ length: 7 }, (_, d) => `${day(d)} 09:00 > ${day(d)} 19:00 x ${heads}`),
    ),
    rules: [...LAW, { id: "average", kind: "longest-week", hours: 48, weeks: 17 }],
    people: Array.from({ length: PEOPLE }, (_, person) => ({
      skills: person % 3 === 0 ? [1, 0] : person % 3 === 1 ? [0] : [0, 1],
      contract: { ...FULL_TIME, overtimeHoursAWeek: 5 },
      away: person % 10 === 0 ? [`${day(person % 7)} 00:00 > ${day(person % 7)} 24:00`] : [],
    })),
    unpopular: [`${day(5)} 00:00 > ${day(6)} 24:00`],
  });
  const shifts = problem.people.flatMap((_, person) =>
    Array.from({ length: 7 }, (__, d) => d)
      .filter((d) => (d + person) % 7 < 5 && !(person % 10 === 0 && d === person % 7))
      .map((d) => given(problem, person, 0, `${day(d)} 10:00 > ${day(d)} 18:00`)),
  );
  return { problem, shifts };
}

describe("300 people over a week", () => {
  it("have a reason for every shift and every gap", () => {
    const { problem, shifts } = largeWeek();
    const answer = answered({ ...problem, demand: problem.demand.slice(0, 1) }, shifts);
    const missing = problem.demand.map((heads, queue) =>
      heads.map((wanted, t) =>
        Math.max(0, wanted - Math.floor((answer.working[0]?.[t] ?? 0) * (queue === 0 ? 0.7 : 0.3))),
      ),
    );
    expect(rosterFindings(problem).errors).toEqual([]);
    const reading = readRoster(problem, { ...answer, missing });
    const hours = shifts.reduce((sum, _, index) => sum + whyShift(reading, index).servedHours, 0);
    // Heads at work serve what is wanted: in no hour more, so the hours served are demand less what is missing after the best split.
    const served = problem.startsMs.reduce((sum, _, t) => {
      const left = reading.crew.missingAt(t).reduce((all, heads) => all + heads, 0);
      return sum + 0.5 * (problem.demand.reduce((all, heads) => all + (heads[t] ?? 0), 0) - left);
    }, 0);
    expect(hours).toBeCloseTo(served, 6);
    const open = openStretches(problem, missing);
    const gaps = open.map((stretch) => whyGap(reading, stretch));
    gaps.forEach(({ kept, free, skilled }) => {
      expect(kept.reduce((sum, { people }) => sum + people.length, 0) + free.length).toBe(skilled);
    });
    const conflicts = impossibleDemands(reading);
    expect(conflicts.every(({ wantedHours, possibleHours }) => wantedHours > possibleHours)).toBe(true);
    const { people, unpopular } = fairnessReport(reading);
    expect(people.reduce((sum, { fairShareHours }) => sum + fairShareHours, 0)).toBeCloseTo(
      people.reduce((sum, { unpopularHours }) => sum + unpopularHours, 0),
      6,
    );
    expect(unpopular.gini).toBeGreaterThan(0);
  });
});
