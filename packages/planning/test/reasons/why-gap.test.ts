import { describe, expect, it } from "vitest";
import {
  openStretches,
  readRoster,
  whyGap,
  type RosteredShift,
  type RosterProblem,
  type WhyGap,
} from "../../src/index.ts";
import { answered, at, FULL_TIME, given, LAW, published, SHORT, smallRoster } from "./small-roster.ts";

function gaps(problem: RosterProblem, shifts: readonly RosteredShift[] = [], isLeave = false): WhyGap[] {
  const answer = answered(problem, shifts);
  const reading = readRoster(problem, answer, () => (isLeave ? "leave" : null));
  return openStretches(problem, answer.missing).map((stretch) => whyGap(reading, stretch));
}

const named = ({ kept }: WhyGap): [string, number[]][] =>
  kept.map(({ name, people }) => [name, people.map(({ person }) => person)]);

const SUNDAY = "2026-12-06 10:00 > 2026-12-06 14:00";

describe("open stretches", () => {
  it("join what is missing without a pause, queue by queue, and hold every missing head-hour", () => {
    const problem = smallRoster({
      demand: [
        ["2026-12-01 10:00 > 2026-12-01 14:00", "2026-12-01 12:00 > 2026-12-01 13:00 x 2"],
        ["2026-12-01 09:00 > 2026-12-01 10:00"],
      ],
      people: [],
    });
    const open = openStretches(problem, problem.demand);
    expect(open).toEqual([
      { queue: 1, fromMs: at("2026-12-01 09:00"), toMs: at("2026-12-01 10:00"), heads: 1, headHours: 1 },
      { queue: 0, fromMs: at("2026-12-01 10:00"), toMs: at("2026-12-01 14:00"), heads: 3, headHours: 6 },
    ]);
  });
});

describe("why a stretch is open", () => {
  it("names for each person what keeps them from it, the most frequent first", () => {
    const problem = smallRoster({
      demand: [[SUNDAY]],
      people: [
        { away: ["2026-12-06 00:00 > 2026-12-06 24:00"] },
        { away: ["2026-12-06 12:00 > 2026-12-06 24:00", "2026-12-06 00:00 > 2026-12-06 11:00"] },
        // A night ends at 06:00 on Sunday, four hours before 10:00.
        { published: [published("2026-12-05 22:00 > 2026-12-06 06:00")] },
        { skills: [] },
      ],
    });
    const [why] = gaps(problem);
    expect(why?.skilled).toBe(3);
    expect(why === undefined ? [] : named(why)).toEqual([
      ["away unknown", [0, 1]],
      ["rule daily-rest", [2]],
    ]);
    expect(why?.kept.at(-1)?.people[0]?.obstacles[0]).toMatchObject({
      kind: "rule",
      breach: { found: 4, limit: 11, unit: "hours" },
      with: [{ fromMs: at("2026-12-05 22:00"), toMs: at("2026-12-06 06:00") }],
    });
  });

  it("counts the days of the contract, the days in a row and the hours of the week", () => {
    const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05"];
    const problem = smallRoster({
      demand: [[SUNDAY]],
      rules: [],
      people: [
        {},
        { contract: { ...FULL_TIME, daysAWeek: 7, daysInARow: 6 } },
        { contract: { ...FULL_TIME, daysAWeek: 7, daysInARow: 7, hoursAWeek: 24 } },
      ],
    });
    const shifts = [0, 1, 2].flatMap((person) =>
      days.slice(person === 0 ? 1 : 0).map((day) => given(problem, person, 1, `${day} 10:00 > ${day} 14:00`)),
    );
    const [why] = gaps(problem, shifts);
    expect(why?.kept.map(({ name, strength, people }) => [name, strength, people[0]?.obstacles[0]])).toEqual([
      ["days-a-week", "contract", { kind: "days-a-week", monday: problem.firstDay, days: 6, limit: 5 }],
      ["days-in-a-row", "contract", { kind: "days-in-a-row", firstDay: problem.firstDay, days: 7, limit: 6 }],
      ["hours-a-week", "contract", { kind: "hours-a-week", monday: problem.firstDay, hours: 28, limit: 24 }],
    ]);
  });

  it("says what lifting a limit would win, and never offers to lift a law", () => {
    const problem = smallRoster({
      demand: [[SUNDAY]],
      people: [
        { contract: { ...FULL_TIME, hoursAWeek: 2, overtimeHoursAWeek: 1 } },
        { published: [published("2026-12-05 22:00 > 2026-12-06 06:00")] },
        { away: ["2026-12-06 10:00 > 2026-12-06 12:00", "2026-12-06 13:00 > 2026-12-06 24:00"] },
      ],
    });
    const [why] = gaps(problem, [], true);
    const reliefs = why?.reliefs ?? [];
    // Of the hours: 4 wanted at 100 each; 4 worked at 20 and 2 of overtime at 5. Of the leave: 4 worked at 20.
    expect(
      reliefs.map(({ name, person, headHours, saved, cost }) => ({ name, person, headHours, saved, cost })),
    ).toEqual([
      { name: "away leave", person: 2, headHours: 4, saved: 400, cost: 80 },
      { name: "hours-a-week", person: 0, headHours: 4, saved: 400, cost: 90 },
    ]);
    expect(why?.kept.find(({ strength }) => strength === "law")?.name).toBe("rule daily-rest");
  });

  it("tells of people whom nothing keeps but that they cost more than the gap", () => {
    const problem = smallRoster({ demand: [[SUNDAY]], price: 10, people: [{ costPerHour: 20 }] });
    const [why] = gaps(problem);
    expect(why?.kept).toEqual([]);
    expect(why?.free).toMatchObject([{ headHours: 4, saved: 40, cost: 80, shift: { person: 0, pattern: 1 } }]);
  });

  it("says where no pattern is at work then, and where somebody works already", () => {
    const problem = smallRoster({
      demand: [["2026-12-06 02:00 > 2026-12-06 04:00 x 2"], []],
      people: [{}, { published: [published("2026-12-05 22:00 > 2026-12-06 04:00")] }],
    });
    const [why] = gaps(problem);
    expect(why === undefined ? [] : named(why)).toEqual([
      ["no-pattern", [0]],
      ["working", [1]],
    ]);
    const later = smallRoster({
      demand: [[SUNDAY]],
      people: [{ published: [published("2026-12-06 11:00 > 2026-12-06 19:00")] }],
    });
    expect(gaps(later).map(named)).toEqual([[["working", [0]]]]);
  });

  it("counts rest as it passes: 22:00 to 09:00 is ten hours where the clocks go forward, and twelve where they go back", () => {
    // Clocks in Berlin go forward on 28 March 2027 and back on 31 October 2027.
    const restBefore = (saturday: string, sunday: string): [string, number | undefined][] => {
      const problem = smallRoster({
        firstDay: saturday,
        days: 2,
        demand: [[`${sunday} 09:00 > ${sunday} 13:00`]],
        rules: LAW.slice(0, 1),
        patterns: [{ ...SHORT, startMinutes: [540] }],
        people: [{ published: [published(`${saturday} 18:00 > ${saturday} 22:00`)] }],
      });
      const [why] = gaps(problem);
      const obstacles = why?.kept.flatMap(({ people }) => people.flatMap((person) => person.obstacles)) ?? [];
      return obstacles.map((obstacle) => [obstacle.kind, obstacle.kind === "rule" ? obstacle.breach.found : undefined]);
    };
    expect(restBefore("2027-03-27", "2027-03-28")).toEqual([["rule", 10]]);
    expect(restBefore("2027-10-30", "2027-10-31")).toEqual([]);
    expect(restBefore("2027-04-10", "2027-04-11")).toEqual([]);
  });
});
