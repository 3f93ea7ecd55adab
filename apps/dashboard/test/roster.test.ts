import { civilDay, isoDay } from "@springtide/calendar";
import type { ShiftReasons } from "@springtide/season";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { dayFigures } from "../src/plan-index/day-figures.ts";
import { conflictsOfWeek } from "../src/roster/conflicts-of-week.ts";
import { fairnessInWords, unpopularShares } from "../src/roster/fairness.ts";
import { patternCodes } from "../src/roster/pattern-codes.ts";
import { rosterWeeks, weekOfDay } from "../src/roster/roster-weeks.ts";
import { reasonSteps } from "../src/roster/shift-reasons.ts";
import { solvedInWords } from "../src/roster/solved-words.ts";
import { cellByKey } from "../src/roster/week-keys.ts";
import { weekPicture } from "../src/roster/week-picture.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";
import { fixtureRoster } from "./fixture-roster.ts";

const words = wordsIn("en-GB", "USD", 2026);
const roster = fixtureRoster();
const plan = fixturePlan({ roster });
const index = indexPlan(plan);

describe("codes of patterns", () => {
  it("are a letter, and more where ids begin alike", () => {
    expect([...patternCodes(["late", "early", "middle"])]).toEqual([
      ["early", "E"],
      ["late", "L"],
      ["middle", "M"],
    ]);
    expect([...patternCodes(["early", "evening", "e"])]).toEqual([
      ["e", "E1"],
      ["early", "Ea"],
      ["evening", "Ev"],
    ]);
  });

  it("are never the same for two patterns", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/)), (ids) => {
        expect(new Set(patternCodes(ids).values()).size).toBe(ids.length);
      }),
    );
  });
});

describe("the weeks of a roster", () => {
  it("are those it reaches, also where it begins within one", () => {
    expect(rosterWeeks(roster).map(({ monday, week }) => `${isoDay(monday)} ${String(week)}`)).toEqual([
      "2026-04-06 15",
      "2026-04-13 16",
      "2026-04-20 17",
      "2026-04-27 18",
    ]);
    expect(rosterWeeks({ firstDay: "2026-12-31", days: 5 })).toEqual([
      { monday: civilDay("2026-12-28"), week: 53, year: 2026 },
      { monday: civilDay("2027-01-04"), week: 1, year: 2027 },
    ]);
  });

  it("hold the day in view, or are the nearest", () => {
    const weeks = rosterWeeks(roster);
    const of = (day: string): number | undefined => weekOfDay(weeks, civilDay(day))?.week;
    expect([of("2026-04-19"), of("2026-02-09"), of("2026-08-01")]).toEqual([16, 15, 18]);
  });
});

describe("a week as planners lay it out", () => {
  const [, second] = rosterWeeks(roster);
  if (second === undefined) throw new Error("the fixture has four weeks");
  const picture = weekPicture(index, roster, second, words);

  it("adds up by person and by day to the same hours", () => {
    const byDay = picture.days.reduce((sum, { hours }) => sum + hours, 0);
    const byPerson = picture.teams.flatMap(({ people }) => people).reduce((sum, { hours }) => sum + hours, 0);
    expect(byDay).toBeCloseTo(byPerson, 9);
    expect(picture.sentence).toBe("16 people work 640 hours in 80 shifts; 3 head-hours stay open.");
  });

  it("writes a cell as a code, times and a place in the day", () => {
    const ben = picture.teams[0]?.people.find(({ total }) => total.name === "Ben Okafor");
    expect(ben?.cells[0]?.shifts[0]).toMatchObject({
      code: "E",
      times: "07:30–16:00",
      words: "07:30 to 16:00, break 11:30 to 12:00, 8 hours of work",
      track: [
        { from: 0.5 / 13, to: 4.5 / 13 }, // of 07:00 to 20:00
        { from: 5 / 13, to: 9 / 13 },
      ],
    });
    expect(picture.trackHours).toBe("07:00 to 20:00");
    expect(picture.codes).toEqual([
      ["E", "early"],
      ["L", "late"],
      ["M", "middle"],
    ]);
  });

  it("marks leave, and days that the roster does not reach", () => {
    const [team] = plan.shop.teams;
    if (team === undefined) throw new Error("the fixture has a team");
    const person = {
      ...{ id: "p1", name: "Ana Ruiz", contract: "full-time", serves: ["phone"], patterns: [], available: null },
      leave: [{ fromDay: "2026-04-13", untilDay: "2026-04-14", kind: "annual" as const }],
      ...{ wishes: [], fromDay: null, untilDay: null, costPerHour: 24, wages: [] },
    };
    const away = indexPlan({ ...plan, shop: { ...plan.shop, teams: [{ ...team, people: [person] }] } });
    const ana = weekPicture(away, roster, second, words).teams[0]?.people[0];
    expect(ana?.cells.map((cell) => cell.away)).toEqual(["annual", "annual", null, null, null, null, null]);
    const short = weekPicture(index, { ...roster, days: 10 }, second, words);
    expect(short.days.map(({ isRostered }) => isRostered)).toEqual([true, true, true, false, false, false, false]);
  });

  it("counts people rostered by name as rostered in the season's sheet", () => {
    const [without, having] = [indexPlan(fixturePlan()), index].map(
      (one) => dayFigures(one, ["phone", "email"])[civilDay("2026-04-13") - one.firstDay]?.rosteredHours ?? 0,
    );
    expect((having ?? 0) - (without ?? 0)).toBeCloseTo(88, 9); // 11 people of 8 hours
  });
});

describe("what a roster says of itself", () => {
  it("gives each person an even share by hours of work, and the shares add up", () => {
    const shares = [...unpopularShares(roster.people).values()];
    const sum = (pick: (share: (typeof shares)[number]) => number): number =>
      shares.reduce((all, one) => all + pick(one), 0);
    expect(sum(({ even }) => even)).toBeCloseTo(
      sum(({ hours }) => hours),
      9,
    );
    expect(fairnessInWords(roster, words)).toBe(
      "Unpopular hours: 18 to 26 a person; furthest from an even share by hours of work is Ana Ruiz (−4.1 h). 15 of 32 wishes are kept.",
    );
  });

  it("tells what no legal roster can cost less than, and why the search ended", () => {
    expect(solvedInWords(roster.solved, plan.shop, words)).toEqual([
      "6 Apr to 3 May: this roster comes to US$61,240 (wages, overtime, open demand, wishes passed over and unfairness together); no legal roster can cost less than US$60,610, so at most 1% could still be saved. The search ended because that is within the 2% asked for.",
    ]);
    const [block] = roster.solved;
    if (block === undefined) throw new Error("the fixture is solved in one block");
    const stopped = [{ ...block, bound: block.cost, gap: 0, stopped: "work-limit" as const }];
    expect(solvedInWords(stopped, plan.shop, words)[0]).toMatch(
      /no legal roster can cost less\. The search ended at its limit of work/,
    );
  });
});

describe("the week under the arrow keys", () => {
  const filled = [
    [true, false, true],
    [false, false, false],
    [true, true, false],
  ];
  it.each([
    { key: "ArrowRight", from: [0, 0], to: [0, 2] },
    { key: "ArrowDown", from: [0, 0], to: [2, 0] },
    { key: "ArrowDown", from: [0, 2], to: null },
    { key: "ArrowLeft", from: [2, 1], to: [2, 0] },
    { key: "End", from: [2, 0], to: [2, 1] },
    { key: "x", from: [0, 0], to: null },
  ])("$key leads from $from to $to", ({ key, from, to }) => {
    const [row = 0, column = 0] = from;
    expect(cellByKey(key, { row, column }, filled)).toEqual(to === null ? null : { row: to[0], column: to[1] });
  });
});

describe("conflicts of a week", () => {
  it("are those that name one of its days or the week itself", () => {
    const [week] = rosterWeeks(roster);
    if (week === undefined) throw new Error("the fixture has four weeks");
    const [day, whole, other] = ["Monday 2026-04-06 wants", "Week 2026-W15 wants", "Monday 2026-04-13 wants"];
    expect(conflictsOfWeek([day, other, whole], week)).toEqual({ here: [day, whole], elsewhere: [other] });
  });
});

describe("why a shift is there, in words", () => {
  const at = (clock: string): number => Date.parse(`2026-04-${clock}:00-07:00`);
  const reasons: ShiftReasons = {
    serves: [{ queue: "Phone", hours: 7.5 }],
    ...{ servedHours: 7.5, idleHours: 0.5 },
    without: {
      missing: [{ queue: "Phone", hours: 6 }],
      ...{ shortfall: 480, spared: { wages: 180, overtime: 0, wishes: 20, fairness: 0 }, cost: 280 },
    },
    wishesGranted: [],
    wishesPassedOver: [{ kind: "off", fromMs: at("13T00:00"), toMs: at("14T00:00"), cost: 20 }],
    limits: [
      {
        ...{ limit: "days-a-week", rule: null, source: null, unit: "days", found: 5, allowed: 5, room: 0 },
        ...{ fromMs: at("13T00:00"), toMs: at("20T00:00") },
      },
      {
        ...{ limit: "rest-before", rule: "daily-rest", source: "ArbZG § 5", unit: "hours", found: 13.5, allowed: 11 },
        ...{ room: 2.5, fromMs: at("12T20:00"), toMs: at("13T09:30") },
      },
    ],
  };

  it("tells what it covers, what is lost, rest first, and wishes, and marks what leaves no room", () => {
    expect(reasonSteps(index, reasons, words)).toEqual([
      { title: "Covers", sentence: "7.5 hours for Phone; 0.5 hours in which nobody is short of them.", isTight: false },
      {
        title: "Without it",
        sentence:
          "6 head-hours more are missing for Phone. Open demand costs US$480 more and US$200 is spared: the roster would cost US$280 more.",
        isTight: false,
      },
      { title: "Rest before", sentence: "13 h 30 min of rest, at least 11 h by law (ArbZG § 5).", isTight: false },
      {
        title: "Days",
        sentence: "5 days of work in the week, at most 5 days by the contract; no room is left.",
        isTight: true,
      },
      { title: "Wishes", sentence: "passed over, to be off Mon 13 Apr, 00:00 to 24:00 (US$20).", isTight: true },
    ]);
  });
});
