import { describe, expect, it } from "vitest";
import {
  impossibleDemands,
  readRoster,
  type Conflict,
  type LabourTerms,
  type RosteredShift,
  type RosterProblem,
} from "../../src/index.ts";
import { answered, at, DAY, FULL_TIME, published, smallRoster } from "./small-roster.ts";

const conflicts = (problem: RosterProblem, shifts: readonly RosteredShift[] = []): Conflict[] =>
  impossibleDemands(readRoster(problem, answered(problem, shifts)));

const SUNDAY = "2026-12-06 10:00 > 2026-12-06 18:00";

describe("demands that no roster meets", () => {
  it("names the stretch, how many may be there, and what keeps the others", () => {
    // Six wanted; two have worked nights up to Sunday 06:00 and two are away.
    const night = { published: [published("2026-12-05 22:00 > 2026-12-06 06:00")] };
    const away = { away: ["2026-12-06 00:00 > 2026-12-06 24:00"] };
    const problem = smallRoster({
      demand: [[`${SUNDAY} x 6`]],
      patterns: [DAY],
      people: [{}, night, away, {}, night, away],
    });
    const [first] = conflicts(problem).filter(({ scope }) => scope === "stretch");
    // The two who are free may be there but for their break, which is fixed.
    expect(first).toMatchObject({
      queues: [0],
      skilled: 6,
      fromMs: at("2026-12-06 10:00"),
      toMs: at("2026-12-06 18:00"),
    });
    expect(first?.heads).toEqual({ wanted: 6, possible: 2 });
    expect(first?.worst).toEqual({ atMs: at("2026-12-06 14:00"), wanted: 6, possible: 0 });
    expect(first?.kept.map(({ name, people }) => [name, people.map(({ person }) => person)])).toEqual([
      ["away unknown", [2, 5]],
      ["rule daily-rest", [1, 4]],
    ]);
  });

  it("counts a person once where two queues want them at the same time", () => {
    const stretch = "2026-11-30 10:00 > 2026-11-30 12:00";
    const problem = smallRoster({
      demand: [[`${stretch} x 2`], [`${stretch} x 2`]],
      people: [{ skills: [0, 1] }, { skills: [0, 1] }, { skills: [1] }],
    });
    const missing = conflicts(problem).filter(({ scope }) => scope === "stretch");
    const total = missing.reduce((sum, { heads }) => sum + (heads === null ? 0 : heads.wanted - heads.possible), 0);
    expect(total).toBe(1);
  });

  it("proves a day too long for one shift each, where every moment could be covered", () => {
    // 12 hours wanted of one head, shifts of 4 hours, two people.
    const problem = smallRoster({
      demand: [["2026-11-30 09:00 > 2026-11-30 21:00"]],
      people: [{ patterns: [1] }, { patterns: [1] }],
    });
    expect(conflicts(problem)).toMatchObject([
      {
        scope: "day",
        wantedHours: 12,
        possibleHours: 8,
        limits: [{ name: "one-shift-a-day", people: [0, 1], hours: 8 }],
      },
    ]);
  });

  it("proves a week too long for the hours of contracts and law, where every day alone would do", () => {
    const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];
    const problem = smallRoster({
      demand: [days.map((day) => `${day} 10:00 > ${day} 14:00 x 2`)],
      rules: [{ id: "longest-week", kind: "longest-week", hours: 12, weeks: 1 }],
      people: [{ contract: { ...FULL_TIME, hoursAWeek: 10 } }, {}],
    });
    // 40 head-hours wanted; ten hours by contract, twelve by law.
    expect(conflicts(problem)).toMatchObject([
      {
        scope: "week",
        wantedHours: 40,
        possibleHours: 22,
        limits: [
          { name: "contract", people: [0], hours: 10 },
          { name: "rule longest-week", people: [1], hours: 12 },
        ],
      },
    ]);
  });

  it("says nothing of what is missing only because the roster is not better", () => {
    const problem = smallRoster({ demand: [["2026-11-30 10:00 > 2026-11-30 14:00"]], people: [{}] });
    expect(conflicts(problem)).toEqual([]);
  });

  it("proves Sundays too many for the free ones that the law gives, counting those published before", () => {
    const sundays = ["2026-12-06", "2026-12-13", "2026-12-20"];
    const problem = (rule: LabourTerms): RosterProblem =>
      smallRoster({
        days: 21,
        demand: [sundays.map((day) => `${day} 10:00 > ${day} 12:00 x 2`)],
        rules: [rule],
        people: [
          { published: [published("2026-11-29 10:00 > 2026-11-29 14:00")] },
          {},
          { away: ["2026-12-06 00:00 > 2026-12-20 24:00"] },
        ],
      });
    // Six wanted. One free Sunday in two: the first person has worked the one before and has one of the three left, the second two.
    const sundaysUnder = (rule: LabourTerms): Conflict[] =>
      conflicts(problem(rule)).filter(({ scope }) => scope === "sundays");
    expect(sundaysUnder({ id: "free", kind: "one-free-sunday-in", weeks: 2 })).toMatchObject([
      { heads: { wanted: 6, possible: 3 }, skilled: 3, limits: [{ name: "rule free", hours: 3 }] },
    ]);
    // 2026 has 52 Sundays: with 50 of them free the first has one left and the second two.
    expect(sundaysUnder({ id: "free", kind: "free-sundays-a-year", sundays: 50 })).toMatchObject([
      { heads: { wanted: 6, possible: 3 } },
    ]);
    expect(sundaysUnder({ id: "free", kind: "free-sundays-a-year", sundays: 15 })).toEqual([]);
  });
});
