import { civilDay } from "@springtide/calendar";
import type { Finding } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contractsAtOnce,
  placesOfProblem,
  rosterFindings,
  type ContractPeriod,
  type LabourTerms,
  type RosterFindings,
  type RosterProblem,
  type ShiftPattern,
} from "../../src/index.ts";
import { DAY, FULL_TIME, LAW, published, SHORT, smallRoster } from "../reasons/small-roster.ts";

const MONDAY = "2026-11-30 10:00 > 2026-11-30 18:00";

const codes = (findings: readonly Finding[]): [string, string | undefined][] =>
  findings.map(({ code, place }) => [code, place.field]);

const findingsOf = (problem: RosterProblem, isLeave = false): RosterFindings =>
  rosterFindings(problem, placesOfProblem(problem), () => (isLeave ? "leave" : null));

describe("two contracts at once", () => {
  const period = (
    person: string,
    contract: string,
    first: string | null,
    last: string | null,
    field: string,
  ): ContractPeriod => ({
    person,
    contract,
    firstDay: first === null ? null : civilDay(first),
    lastDay: last === null ? null : civilDay(last),
    field,
  });

  it("are named with person, contracts, days and both places", () => {
    const found = contractsAtOnce([
      period("Ana", "full", "2026-01-01", "2026-06-30", "/people/0"),
      period("Bo", "part", null, null, "/people/1"),
      period("Ana", "part", "2026-06-15", null, "/people/2"),
    ]);
    expect(found).toEqual([
      {
        code: "two-contracts-at-once",
        place: { field: "/people/2" },
        found: "Ana with contract part and, at /people/0, contract full from 2026-06-15 to 2026-06-30",
        rule: "a person has one contract at a time",
        remedy: "End one of the two before the other begins, or give each person of that name an id of their own.",
      },
    ]);
  });

  it("follow one another from one day to the next without a word", () => {
    expect(
      contractsAtOnce([
        period("Ana", "full", null, "2026-06-30", "/people/0"),
        period("Ana", "part", "2026-07-01", null, "/people/1"),
      ]),
    ).toEqual([]);
    const [sameDay] = contractsAtOnce([
      period("Ana", "full", null, "2026-06-30", "/people/0"),
      period("Ana", "part", "2026-06-30", null, "/people/1"),
    ]);
    expect(sameDay?.found).toContain("on 2026-06-30");
  });
});

describe("patterns and rules", () => {
  const pattern = (lengthMinutes: number[], breaks: ShiftPattern["breaks"]): ShiftPattern => ({
    ...DAY,
    id: "late",
    lengthMinutes,
    breaks,
  });
  const with_ = (patterns: ShiftPattern[], rules: readonly LabourTerms[] = LAW): RosterFindings =>
    findingsOf(smallRoster({ demand: [[MONDAY]], people: [{}], patterns, rules }));

  it("refuses nine hours without a break, and says what the rule asks", () => {
    const { errors } = with_([pattern([540], [])]);
    expect(errors).toEqual([
      {
        code: "pattern-never-allowed",
        place: { field: "/patterns/0" },
        found: "pattern late of 9 hours without a break",
        rule: "9 hours of work need 30 minutes of breaks in parts of at least 15, and nobody works longer than 6 hours without one (breaks)",
        remedy: "Lengthen or move its breaks, or name another length.",
      },
    ]);
  });

  it("refuses a pattern longer than the longest day, and breaks that do not fit into it", () => {
    const long = with_([pattern([720], [{ minutes: 60, fromMinute: 330, toMinute: 360 }])]);
    expect(long.errors.map(({ rule }) => rule)).toEqual(["nobody works longer than 10 hours a day (longest-day)"]);
    const outside = with_([pattern([240], [{ minutes: 60, fromMinute: 240, toMinute: 300 }])]);
    expect(outside.errors.map(({ rule }) => rule)).toEqual(["its breaks lie one after the other within it"]);
  });

  it("names single lengths as a caveat where others can be worked", () => {
    const { errors, caveats } = with_([pattern([480, 720], [{ minutes: 60, fromMinute: 240, toMinute: 360 }])]);
    expect(errors).toEqual([]);
    expect(codes(caveats)).toEqual([["length-never-allowed", "/patterns/0"]]);
    expect(caveats[0]?.found).toBe("pattern late of 12 hours with 60 minutes of breaks");
  });

  it("finds rules that leave no room for the shortest shift", () => {
    const rules: LabourTerms[] = [
      { id: "rest", kind: "daily-rest", hours: 21 },
      { id: "week-off", kind: "weekly-rest", hours: 165 },
      { id: "longest-week", kind: "longest-week", hours: 3, weeks: 1 },
    ];
    const { errors, caveats } = with_([SHORT], rules);
    expect(codes(errors)).toEqual([
      ["rules-exclude-each-other", "/rules/1"],
      ["rules-exclude-each-other", "/rules/2"],
    ]);
    expect(codes(caveats).filter(([code]) => code !== "person-without-work")).toEqual([
      ["rest-longer-than-night", "/rules/0"],
    ]);
    // At the limit there is room: 164 hours of rest and a shift of four fill the week.
    expect(with_([SHORT], [{ id: "week-off", kind: "weekly-rest", hours: 164 }]).errors).toEqual([]);
  });
});

describe("contracts", () => {
  const of = (
    contract: Partial<typeof FULL_TIME>,
    more: Partial<Parameters<typeof smallRoster>[0]> = {},
    away: string[] = [],
  ): RosterFindings =>
    findingsOf(
      smallRoster({
        demand: [[MONDAY]],
        people: [{ id: "Ana", contract: { ...FULL_TIME, ...contract }, away }],
        ...more,
      }),
    );

  it("refuses least hours above the most", () => {
    expect(codes(of({ leastHoursAWeek: 42 }).errors)).toEqual([["least-hours-above-most", "/people/0/contract"]]);
    expect(of({ leastHoursAWeek: 42, overtimeHoursAWeek: 2 }).errors).toEqual([]);
  });

  it("tells of least hours that no choice of shifts reaches, and why", () => {
    // Five days of seven hours make 35.
    const days = of({ leastHoursAWeek: 38 }, { patterns: [DAY] }).caveats;
    expect(codes(days)).toEqual([["least-hours-out-of-reach", "/people/0/contract"]]);
    expect(days[0]?.found).toBe(
      "at least 38 hours a week for Ana (contract full), who can reach 35 at most in week 2026-W49",
    );
    expect(days[0]?.rule).toBe("the longest allowed shifts on 5 days a week are not more");
    // Sums of seven within 38 reach 35 at most, on however many days.
    const sums = of({ leastHoursAWeek: 38, hoursAWeek: 38, daysAWeek: 7 }, { patterns: [DAY] }).caveats;
    expect(sums[0]?.rule).toBe(
      "no choice of the allowed shifts comes nearer without passing the most hours of contract or law",
    );
    // Leave from Wednesday on leaves two days.
    const leave = of({ leastHoursAWeek: 20 }, { patterns: [DAY] }, ["2026-12-02 00:00 > 2026-12-06 24:00"]).caveats;
    expect(leave[0]?.found).toContain("14 at most");
    expect(leave[0]?.rule).toBe("there is an allowed shift on 2 days of that week only");
    expect(of({ leastHoursAWeek: 35 }, { patterns: [DAY] }).caveats).toEqual([]);
  });

  it("refuses a person named twice", () => {
    const problem = smallRoster({ demand: [[MONDAY]], people: [{ id: "Ana" }, { id: "Bo" }, { id: "Ana" }] });
    expect(codes(findingsOf(problem).errors)).toEqual([["person-twice", "/people/2"]]);
  });
});

describe("published shifts", () => {
  const ana = {
    id: "Ana",
    published: [published("2026-12-01 10:00 > 2026-12-01 14:00")],
    away: ["2026-12-01 13:00 > 2026-12-01 24:00"],
  };

  it("refuses leave over them, and tells of other hours in which the person cannot work", () => {
    const problem = smallRoster({ demand: [[MONDAY]], people: [ana] });
    expect(findingsOf(problem, true).errors).toEqual([
      {
        code: "leave-over-published-shift",
        place: { field: "/people/0/available" },
        found: "leave of Ana over the shift published for 2026-12-01 10:00 to 14:00",
        rule: "a person on leave has no shift",
        remedy: "Take the published shift back, or move the leave.",
      },
    ]);
    expect(codes(findingsOf(problem).caveats)).toEqual([["published-while-away", "/people/0/published/0"]]);
  });

  it("tells where they overlap or break a rule, as a caveat", () => {
    const shifts = [
      "2026-12-01 10:00 > 2026-12-01 18:00",
      "2026-12-01 16:00 > 2026-12-01 20:00",
      "2026-12-02 04:00 > 2026-12-02 08:00",
    ];
    const problem = smallRoster({
      demand: [[MONDAY]],
      rules: LAW.slice(0, 1),
      people: [{ id: "Ana", published: shifts.map(published) }],
    });
    const { errors, caveats } = findingsOf(problem);
    expect(errors).toEqual([]);
    expect(caveats.map(({ code, found }) => [code, found])).toEqual([
      ["published-shifts-overlap", "two published shifts of Ana at once, 2026-12-01 16:00 to 18:00"],
      ["published-rule-broken", "8 hours of Ana from 2026-12-01 20:00 to 2026-12-02 04:00 in shifts already published"],
    ]);
  });
});

describe("nobody to work", () => {
  it("is an error where nobody could be given anything, else a caveat with queue and hours", () => {
    const away = ["2026-11-30 12:00 > 2026-11-30 13:00"];
    expect(codes(findingsOf(smallRoster({ demand: [[MONDAY]], people: [] })).errors)).toEqual([
      ["nobody-available", "/demand/0"],
    ]);
    const noon = findingsOf(smallRoster({ demand: [[MONDAY], [MONDAY]], people: [{ away }, { away }] }));
    expect(noon.errors).toEqual([]);
    expect(noon.caveats.map(({ found, rule }) => [found, rule])).toEqual([
      [
        "1 head wanted for queue 0 from 2026-11-30 12:00 to 13:00, and nobody available",
        "none of the 2 with the skill for queue 0 can work then",
      ],
      [
        "1 head wanted for queue 1 from 2026-11-30 10:00 to 18:00, and nobody available",
        "nobody has the skill for queue 1",
      ],
    ]);
    const twice = ["2026-11-30 12:00 > 2026-11-30 13:00", "2026-11-30 15:00 > 2026-11-30 16:00"];
    const often = findingsOf(smallRoster({ demand: [[MONDAY]], people: [{ away: twice }] }));
    expect(often.caveats.map(({ found }) => found)).toEqual([
      "up to 1 head wanted for queue 0 in 2 stretches (from 2026-11-30 12:00 to 13:00; from 2026-11-30 15:00 to 16:00), and nobody available",
    ]);
  });

  it("names people who can be given nothing", () => {
    const { caveats } = findingsOf(
      smallRoster({ demand: [[MONDAY]], people: [{}, { id: "Bo", skills: [], patterns: [] }] }),
    );
    expect(caveats.map(({ code, found }) => [code, found])).toEqual([
      ["person-without-work", "Bo without a skill and a shift pattern"],
    ]);
  });

  it("says nothing of a problem without a contradiction", () => {
    expect(findingsOf(smallRoster({ demand: [[MONDAY]], people: [{}] }))).toEqual({ errors: [], caveats: [] });
  });
});

describe("findings", () => {
  it("name nobody and no date that is not part of a contradiction", () => {
    // Each person is in order or wrong in one way; whatever is found is about the wrong ones, on the days on which they are wrong.
    const wrongs = [
      {
        day: "2026-12-02",
        make: {
          published: [
            published("2026-12-02 10:00 > 2026-12-02 18:00"),
            published("2026-12-02 12:00 > 2026-12-02 14:00"),
          ],
        },
      },
      {
        day: "2026-12-03",
        make: {
          published: [published("2026-12-03 10:00 > 2026-12-03 14:00")],
          away: ["2026-12-03 00:00 > 2026-12-03 24:00"],
        },
      },
      { day: null, make: { contract: { ...FULL_TIME, leastHoursAWeek: 50 } } },
      { day: null, make: { skills: [] } },
      { day: undefined, make: {} },
    ] as const;
    const people = fc.array(fc.integer({ min: 0, max: wrongs.length - 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(people, (kinds) => {
        const problem = smallRoster({
          demand: [["2026-12-01 10:00 > 2026-12-01 12:00"]],
          people: [{}, ...kinds.map((kind) => wrongs[kind]?.make ?? {})].map((person, i) => ({
            ...person,
            id: `person-${i}-id`,
          })),
        });
        const { errors, caveats } = findingsOf(problem, true);
        const all = [...errors, ...caveats];
        const text = JSON.stringify(all);
        [undefined, ...kinds].forEach((kind, i) => {
          const isWrong = kind !== undefined && wrongs[kind]?.day !== undefined;
          expect(text.includes(`person-${i}-id`)).toBe(isWrong);
          expect(all.some(({ place }) => `${place.field ?? ""}/`.startsWith(`/people/${i}/`))).toBe(isWrong);
        });
        const dates = new Set(text.match(/\d{4}-\d\d-\d\d/g) ?? []);
        const involved = new Set(kinds.flatMap((kind) => wrongs[kind]?.day ?? []));
        for (const date of dates) expect([...involved]).toContain(date);
      }),
      { numRuns: 30 },
    );
  });
});
