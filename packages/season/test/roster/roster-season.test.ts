import { civilDay, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import type { PlannedShift, PlanRoster, Shop } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { availability } from "../../src/roster/availability.ts";
import { headsOnGrid } from "../../src/roster/demand-on-grid.ts";
import { wholeIntervals } from "../../src/roster/hours-of-week.ts";
import { peopleHeads } from "../../src/roster/people-heads.ts";
import { personLines } from "../../src/roster/person-lines.ts";
import { rosterCaveats } from "../../src/roster/roster-caveats.ts";
import { rosterSpan } from "../../src/roster/roster-span.ts";
import { shortfallPrice } from "../../src/roster/shortfall-price.ts";
import { holidaySets } from "../../src/places.ts";
import { NO_HOLIDAYS, smallShop } from "../small-shop.ts";

const ANA = { id: "ana", contract: "forty" };

function shopWith(
  people: readonly unknown[] = [ANA],
  plan: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Shop {
  return smallShop({
    contracts: [{ id: "forty", hours: 40, leastHours: 20, overtime: 8, overtimePremium: "50%" }],
    shiftPatterns: [
      { id: "day", starts: "08:00-10:00", lengths: ["8h"], breaks: [{ length: "30m", from: "3h", to: "5h" }] },
    ],
    teams: [{ id: "desk", serves: ["phone", "email"], costPerHour: 20, patterns: ["day"], people }],
    plan: { horizon: "13w", paths: 20, ...plan },
    ...more,
  });
}

const grid = (firstDay: string, days: number, zone = "Europe/Berlin", intervalMinutes = 30) =>
  intervalGrid({ zone: timeZone(zone), firstDay: civilDay(firstDay), days, intervalMinutes });

describe("the weeks rostered by name", () => {
  const blocksOf = (shop: Shop, firstDay: string, days: number): [string, number][] =>
    (rosterSpan(shop, grid(firstDay, days))?.blocks ?? []).map((block) => [isoDay(block.firstDay), block.days / 7]);

  it("begin with the first Monday of the plan, four of them, in one block", () => {
    // 1 January 2027 is a Friday.
    expect(blocksOf(shopWith(), "2027-01-01", 91)).toEqual([["2027-01-04", 4]]);
  });

  it.each([
    [5, [2, 3]],
    [6, [3, 3]],
    [8, [4, 4]],
    [9, [3, 3, 3]],
  ])("are cut into blocks of at most four, as equal as can be: %i", (weeks, sizes) => {
    const blocks = blocksOf(shopWith([ANA], { roster: { weeks } }), "2027-01-04", 91);
    expect(blocks.map(([, size]) => size).sort()).toEqual(sizes);
  });

  it("are cut where a person changes contract or team", () => {
    const people = [
      { ...ANA, until: "2027-01-10" },
      { ...ANA, starting: "2027-01-11" },
    ];
    expect(blocksOf(shopWith(people), "2027-01-04", 91)).toEqual([
      ["2027-01-04", 1],
      ["2027-01-11", 3],
    ]);
  });

  it("end with the plan, and the plan says how many are missing", () => {
    const shop = shopWith([ANA], { roster: { firstDay: "2027-01-11", weeks: 8 } });
    const within = grid("2027-01-04", 30);
    expect(rosterSpan(shop, within)).toMatchObject({ days: 21, weeksMissing: 5 });
    expect(rosterSpan(shop, grid("2027-01-25", 91))).toMatchObject({ firstDay: civilDay("2027-01-25"), days: 42 });
    expect(rosterSpan(shop, grid("2027-06-01", 91))).toBeNull();
    expect(rosterCaveats({ shop, grid: grid("2027-06-01", 91) }, null)[0]).toContain("Nobody is rostered by name");
  });

  it("are none where no team has people", () => {
    expect(rosterSpan(shopWith([]), grid("2027-01-04", 91))).toBeNull();
    expect(rosterCaveats({ shop: shopWith([]), grid: grid("2027-01-04", 91) }, null)).toEqual([]);
  });
});

describe("when a person may work", () => {
  it("is when the site is open, they can come, are employed and not on leave", () => {
    const person = shopWith([
      {
        ...ANA,
        available: [{ days: "mon-fri", hours: "09:00-12:00" }],
        leave: [{ from: "2027-01-05", until: "2027-01-06" }],
        until: "2027-01-07",
      },
    ]).teams[0]?.people[0];
    if (person === undefined) throw new Error("nobody");
    const week = grid("2027-01-04", 7);
    const able = availability(person, week, new Uint8Array(week.startsMs.length).fill(1));
    const perDay = Array.from({ length: 7 }, (_, day) =>
      able.subarray(week.dayOffsets[day], week.dayOffsets[day + 1]).reduce((sum, one) => sum + one, 0),
    );
    expect(perDay).toEqual([6, 0, 0, 6, 0, 0, 0]);
  });

  it("counts an interval only if it is open to its end", () => {
    const hours = { week: Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 555 }]), exceptions: [] };
    const open = wholeIntervals(grid("2027-01-04", 1), { ...hours, onHolidays: "open" });
    // 08:00 to 09:15: of the half hours from 08:00, 08:30 and 09:00 the last closes before its end.
    expect([...open.entries()].flatMap(([t, isOpen]) => (isOpen === 1 ? [t] : []))).toEqual([16, 17]);
  });
});

const shift = (start: string, end: string, breaks: PlannedShift["breaks"] = [], hours = 7.5): PlannedShift => ({
  ...{ person: "ana", team: "desk", pattern: "day", start, end, breaks, hours, paidHours: hours },
});

const rosterOf = (shifts: PlannedShift[]): PlanRoster => ({
  ...{
    firstDay: "2026-10-19",
    days: 14,
    people: [],
    rules: [],
    shifts,
    open: [],
    conflicts: [],
    remarks: [],
    solved: [],
  },
});

describe("heads of people by name", () => {
  it("are none while a person is on a break, or there for a part of an interval only", () => {
    const lunch = [{ start: "2026-10-19T12:00:00+02:00", end: "2026-10-19T12:30:00+02:00" }];
    const shifts = [shift("2026-10-19T08:10:00+02:00", "2026-10-19T16:00:00+02:00", lunch)];
    const [heads, ...others] = peopleHeads(rosterOf(shifts), shopWith(), grid("2026-10-19", 1));
    expect(others).toEqual([]);
    // From 08:30, as of 08:10 the first half hour is not whole; to 16:00; without the break at 12:00.
    const expected = Array.from({ length: 48 }, (_, t) => (t >= 17 && t < 32 && t !== 24 ? 1 : 0));
    expect([...(heads?.heads ?? [])]).toEqual(expected);
    expect(heads?.serves).toEqual(["phone", "email"]);
  });

  it("are there through both passes of the hour that comes twice", () => {
    const shifts = [shift("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00")];
    const [heads] = peopleHeads(rosterOf(shifts), shopWith(), grid("2026-10-25", 1));
    // 01:00 to 04:00 on the clock is four hours in that night: eight half hours.
    expect(heads?.heads.reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  it("go by what each person serves", () => {
    const people = [ANA, { id: "bo", contract: "forty", serves: ["email"] }];
    const shifts = [
      shift("2026-10-19T08:00:00+02:00", "2026-10-19T16:00:00+02:00"),
      { ...shift("2026-10-19T08:00:00+02:00", "2026-10-19T16:00:00+02:00"), person: "bo" },
    ];
    const heads = peopleHeads(rosterOf(shifts), shopWith(people), grid("2026-10-19", 1));
    expect(heads.map(({ serves }) => serves)).toEqual([["phone", "email"], ["email"]]);
  });
});

describe("heads on the grid of another zone", () => {
  it("are those of the same instants, and the most of those touched where intervals do not meet", () => {
    const berlin = grid("2027-01-04", 1);
    const heads = Uint16Array.from({ length: 48 }, (_, t) => t);
    // London's midnight is 01:00 in Berlin: two half hours on.
    expect([...headsOnGrid(heads, berlin, grid("2027-01-04", 1, "Europe/London")).slice(0, 3)]).toEqual([2, 3, 4]);
    // Kathmandu is 4 h 45 min ahead of Berlin: its 04:30 lies a quarter of an hour before Berlin's midnight.
    const there = headsOnGrid(heads, berlin, grid("2027-01-04", 1, "Asia/Kathmandu"));
    expect([...there.slice(0, 12)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  });
});

describe("what a person is paid", () => {
  it("is the least hours of the contract or the work of the week, and the premium beyond its hours", () => {
    const day = (iso: string): PlannedShift => shift(`${iso}T08:00:00+02:00`, `${iso}T16:00:00+02:00`);
    const week = ["19", "20", "21", "22", "23", "24"].map((date) => day(`2026-10-${date}`));
    const [line] = personLines(
      shopWith(),
      { firstDay: civilDay("2026-10-19"), days: 14 },
      week,
      holidaySets(NO_HOLIDAYS),
    );
    // 6 x 7.5 h = 45 h in the first week, 5 beyond 40; none in the second, of which 20 h are paid: 65 h x 20 + 5 h x 20 x 50 %.
    expect(line).toMatchObject({ hours: 45, paidHours: 65, overtimeHours: 5, cost: 1350, contract: "forty" });
    // Saturday from 08:00 to 16:00: a weekend is unpopular from end to end.
    expect(line?.unpopularHours).toBe(8);
  });

  it("counts wishes kept, of the weeks rostered only", () => {
    const wishes = [
      { on: "2026-10-19", want: "work" },
      { on: "2026-10-20", want: "off" },
      { on: "2026-10-19", hours: "12:00-18:00", want: "off" },
      { on: "2026-12-01", want: "off" },
    ];
    const shifts = [shift("2026-10-19T08:00:00+02:00", "2026-10-19T16:00:00+02:00")];
    const [line] = personLines(
      shopWith([{ ...ANA, wishes }]),
      { firstDay: civilDay("2026-10-19"), days: 14 },
      shifts,
      holidaySets(NO_HOLIDAYS),
    );
    expect(line).toMatchObject({ wishes: 3, wishesKept: 2 });
  });

  it("begins and ends with the employment", () => {
    const people = [{ ...ANA, starting: "2026-10-26" }];
    const [line] = personLines(
      shopWith(people),
      { firstDay: civilDay("2026-10-19"), days: 14 },
      [],
      holidaySets(NO_HOLIDAYS),
    );
    expect(line).toMatchObject({ hours: 0, paidHours: 20, cost: 400 });
    expect(
      personLines(
        shopWith([{ ...ANA, until: "2026-10-18" }]),
        { firstDay: civilDay("2026-10-19"), days: 14 },
        [],
        holidaySets(NO_HOLIDAYS),
      ),
    ).toEqual([]);
  });
});

describe("the price of an open hour", () => {
  it("is what partners ask, each quarter of their seats a little more, then three times the dearest hour", () => {
    const terms = { partner: "P", serves: ["phone"], minimumBlock: "2h" };
    const agreements = [
      { id: "dear", ...terms, seats: 4, pricePerHour: 40, priceBasis: "rostered" },
      { id: "cheap", ...terms, seats: 6, pricePerHour: 30 },
    ];
    const shop = shopWith([ANA], {}, { agreements });
    const [phone, email] = shop.queues;
    if (phone === undefined || email === undefined) throw new Error("no queues");
    // By hand: 30 an hour logged in, of which the shrinkage of 30 % leaves 21; 0, 15, 30 and 45 % on top for each quarter.
    const steps = shortfallPrice(shop, phone, 20);
    expect(steps.map(({ heads }) => heads)).toEqual([2, 1, 2, 1, 1, 1, 1, 1, Infinity]);
    [21, 24.15, 27.3, 30.45, 40, 46, 52, 58, 120].forEach((cost, i) => {
      expect(steps[i]?.cost).toBeCloseTo(cost, 9);
    });
    expect(shortfallPrice(shop, email, 20)).toEqual([{ heads: Infinity, cost: 60 }]);
    // Seats that two queues share count for each by half.
    const shared = { ...shop, agreements: shop.agreements.map((one) => ({ ...one, serves: ["phone", "email"] })) };
    expect(
      shortfallPrice(shared, email, 20).reduce((sum, { heads }) => (heads < Infinity ? sum + heads : sum), 0),
    ).toBe(5);
  });
});
