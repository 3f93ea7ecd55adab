import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { LabourRules, PlannedShift, PlanRoster } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { openRoster } from "../../src/roster-why/open-roster.ts";
import { NO_HOLIDAYS, smallShop } from "../small-shop.ts";

/** Two people of one day a week each, in the week of Monday 4 January 2027; one head is wanted on the phone on Monday and Tuesday. */
const SHOP = smallShop({
  contracts: [{ id: "a-day", hours: 20, leastHours: 0, daysAWeek: 1 }],
  shiftPatterns: [
    { id: "day", starts: ["08:00", "09:00"], lengths: ["8h"], breaks: [{ length: "30m", from: "3h", to: "5h" }] },
  ],
  teams: [
    {
      ...{ id: "desk", serves: ["phone"], costPerHour: 20, patterns: ["day"] },
      people: [
        { id: "ana", name: "Ana", contract: "a-day", wishes: [{ on: "2027-01-04", want: "off" }] },
        { id: "bo", name: "Bo", contract: "a-day", leave: [{ from: "2027-01-04", until: "2027-01-10" }] },
      ],
    },
  ],
  plan: { horizon: "1w", paths: 20, roster: { weeks: 1 } },
});
const GRID = intervalGrid({
  zone: timeZone("Europe/Berlin"),
  firstDay: civilDay("2027-01-04"),
  days: 7,
  intervalMinutes: 30,
});
const RULES: LabourRules = {
  ...{ country: "DE", name: "Rules of the test", from: "2027-01-01" },
  rules: [{ id: "daily-rest", source: "the law of the test", kind: "daily-rest", hours: 11 }],
};
const at = (clock: string): string => `2027-01-${clock}:00+01:00`;
const shift = (person: string, start: string, end: string, lunch: readonly [string, string]): PlannedShift => ({
  ...{ person, team: "desk", pattern: "day", start: at(start), end: at(end), hours: 7.5, paidHours: 7.5 },
  breaks: [{ start: at(lunch[0]), end: at(lunch[1]) }],
});
const MONDAY = shift("ana", "04T08:00", "04T16:00", ["04T12:00", "04T12:30"]);
const OPEN = { queue: "phone", start: at("05T09:00"), end: at("05T10:00"), heads: 1, headHours: 1, because: [] };
const ROSTER: PlanRoster = {
  ...{
    firstDay: "2027-01-04",
    days: 7,
    people: [],
    rules: [{ site: "home", rules: RULES }],
    shifts: [MONDAY],
    conflicts: [],
    remarks: [],
  },
  open: [OPEN],
  solved: [
    {
      ...{ site: "home", firstDay: "2027-01-04", days: 7, cost: 1, bound: 1, gap: 0, stopped: "gap" },
      work: { gap: 0.02, rounds: 30, nodes: 200, seed: 1 },
    },
  ],
};

/** One head from 08:00 to 16:00 on Monday, and from 09:00 to 10:00 on Tuesday. */
const required = Array.from(GRID.startsMs, (ms) => {
  const [day, minute] = [GRID.zone.dayAt(ms) - GRID.firstDay, GRID.zone.minuteOfDayAt(ms)];
  return (day === 0 && minute >= 480 && minute < 960) || (day === 1 && minute >= 540 && minute < 600) ? 1 : 0;
});
const none = required.map(() => 0);
const PLAN = {
  ...{ shop: SHOP, holidays: NO_HOLIDAYS, roster: ROSTER },
  grid: { zone: "Europe/Berlin", intervalMinutes: 30, firstDay: "2027-01-04", days: 7, intervals: required.length },
  staffing: [
    { queue: "phone", required },
    { queue: "email", required: none },
  ],
};

describe("the roster of a plan, asked why", () => {
  it("says what a shift covers, what is lost without it and what it costs", () => {
    const why = openRoster(PLAN).whyShift({ person: "ana", start: MONDAY.start });
    // Eight hours less half an hour of break, all wanted; nobody else is there to take them.
    expect(why.serves).toEqual([{ queue: "phone", hours: 7.5 }]);
    expect(why.idleHours).toBe(0);
    expect(why.without.missing).toEqual([{ queue: "phone", hours: 7.5 }]);
    expect(why.without.spared.wages).toBeCloseTo(7.5 * 20, 9);
    expect(why.wishesPassedOver).toHaveLength(1);
  });

  it("holds rest and contract around it against their limits, with the source of the law", () => {
    const late = { ...shift("ana", "05T09:00", "05T17:00", ["05T12:00", "05T12:30"]), person: "ana" };
    const roster = { ...ROSTER, shifts: [MONDAY, late] };
    const { limits } = openRoster({ ...PLAN, roster }).whyShift({ person: "ana", start: MONDAY.start });
    // 16:00 to 09:00 on the next day is 17 hours.
    expect(limits.find(({ limit }) => limit === "rest-after")).toMatchObject({
      ...{ found: 17, allowed: 11, room: 6, source: "the law of the test" },
    });
    expect(limits.find(({ limit }) => limit === "days-a-week")).toMatchObject({ found: 2, allowed: 1, source: null });
  });

  it("says what holds a stretch open, and what lifting a limit would win", () => {
    const sentences = openRoster(PLAN).whyOpen(OPEN).join("\n");
    expect(sentences).toContain("Ana would work 2 days in week 2027-W01, and the contract allows 1.");
    expect(sentences).toContain("Bo is on leave");
    expect(sentences).toMatch(/With 1 day a week more for Ana, .*1 missing head-hour covered/);
  });

  it("refuses what the roster does not have", () => {
    const desk = openRoster(PLAN);
    expect(() => desk.whyShift({ person: "bo", start: MONDAY.start })).toThrow(Refusal);
    expect(() => desk.whyOpen({ ...OPEN, end: at("05T11:00") })).toThrow(Refusal);
    expect(() => openRoster({ ...PLAN, roster: null }).whyShift({ person: "ana", start: MONDAY.start })).toThrow(
      Refusal,
    );
  });
});
