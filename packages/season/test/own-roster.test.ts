import { describe, expect, it } from "vitest";
import { civilDay, type IntervalGrid, intervalGrid, timeZone } from "@springtide/calendar";
import { ownRoster } from "../src/own-roster.ts";
import { holidaySets } from "../src/places.ts";
import { NO_HOLIDAYS, smallShop } from "./small-shop.ts";

const BERLIN = timeZone("Europe/Berlin");

function gridFrom(day: string, days: number, intervalMinutes = 30): IntervalGrid {
  return intervalGrid({ zone: BERLIN, firstDay: civilDay(day), days, intervalMinutes });
}

/** A shop that never closes, with one team working these rows. */
function shopWith(roster: readonly Record<string, unknown>[], site: Record<string, unknown> = {}) {
  return smallShop({
    sites: [
      { id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] }, ...site },
    ],
    teams: [{ id: "desk", serves: ["phone"], costPerHour: 24.37, roster }],
  });
}

describe("one's own roster", () => {
  const nights = [{ days: "daily", from: "00:00", to: "08:00", heads: 3 }];

  it.each([
    ["the night of the October change, an hour longer", "2026-10-25", 9, 657.99],
    ["the night of the March change, an hour shorter", "2026-03-29", 7, 511.77],
    ["any other night", "2026-10-24", 8, 584.88],
  ])("pays %s", (_, day, hoursEach, cost) => {
    // 3 people at 24.37: 9 h = 657.99, 7 h = 511.77, 8 h = 584.88.
    const { shifts, heads } = ownRoster(shopWith(nights), gridFrom(day, 1), holidaySets(NO_HOLIDAYS));
    expect(shifts.map(({ hours, cost: paid }) => [hours, paid])).toEqual([[3 * hoursEach, cost]]);
    expect(heads[0]?.filter((count) => count === 3)).toHaveLength(2 * hoursEach);
  });

  it("pays each night at the wage of the day on which it begins", () => {
    const dated = { id: "desk", serves: ["phone"], costPerHour: 20, wages: [{ from: "2026-10-02", costPerHour: 25 }] };
    const { sites } = shopWith(nights);
    const shop = { ...smallShop({ teams: [{ ...dated, roster: nights }] }), sites };
    const { shifts } = ownRoster(shop, gridFrom("2026-10-01", 2), holidaySets(NO_HOLIDAYS));
    // 3 people for 8 hours, at 20 and at 25.
    expect(shifts.map(({ cost }) => cost)).toEqual([480, 600]);
  });

  it("refuses more people of one team at once than can be counted", () => {
    const crowd = Array.from({ length: 7 }, () => ({ days: "daily", from: "08:00", to: "16:00", heads: 10_000 }));
    expect(() => ownRoster(shopWith(crowd), gridFrom("2026-10-24", 1), holidaySets(NO_HOLIDAYS))).toThrow(
      /70000 people of one team/,
    );
  });

  it("writes the shift with the offsets of its two ends", () => {
    const { shifts } = ownRoster(shopWith(nights), gridFrom("2026-10-25", 1), holidaySets(NO_HOLIDAYS));
    expect(shifts[0]).toMatchObject({ start: "2026-10-25T00:00:00+02:00", end: "2026-10-25T08:00:00+01:00" });
  });

  it("counts nobody on a day on which the site is closed, by exception or by holiday", () => {
    const roster = [{ days: "daily", from: "09:00", to: "10:00", heads: 1 }];
    const openingHours = {
      week: [{ days: "daily", hours: "09:00-10:00" }],
      exceptions: [{ date: "2026-06-02", hours: "closed" }],
      onHolidays: "closed",
    };
    const { shifts } = ownRoster(
      shopWith(roster, { openingHours }),
      gridFrom("2026-06-01", 4),
      holidaySets({ customers: [], bySite: { home: [{ day: "2026-06-04", name: "Corpus Christi" }] } }),
    );
    expect(shifts.map(({ start }) => start.slice(0, 10))).toEqual(["2026-06-01", "2026-06-03"]);
  });

  it("counts people only in intervals they are there for from beginning to end", () => {
    const roster = [{ days: "daily", from: "08:10", to: "09:50", heads: 2 }];
    const { heads, shifts } = ownRoster(shopWith(roster), gridFrom("2026-06-01", 1), holidaySets(NO_HOLIDAYS));
    expect([...(heads[0] ?? [])].flatMap((count, i) => (count > 0 ? [[i, count]] : []))).toEqual([
      [17, 2],
      [18, 2],
    ]);
    // They are paid for all of it: 2 people, 100 minutes.
    expect(shifts[0]?.hours).toBeCloseTo(10 / 3, 12);
  });

  it("keeps to weekdays and to the first and last day of a row, and adds rows that overlap", () => {
    const roster = [
      { days: "mon-fri", from: "08:00", to: "10:00", heads: 2, starting: "2026-06-05", until: "2026-06-08" },
      { days: "mon", from: "09:00", to: "11:00", heads: 1 },
    ];
    const { heads, shifts } = ownRoster(shopWith(roster), gridFrom("2026-06-04", 6, 60), holidaySets(NO_HOLIDAYS));
    // 5 June is a Friday, 8 June a Monday.
    expect(shifts.map(({ start, heads: count }) => [start.slice(0, 13), count])).toEqual([
      ["2026-06-05T08", 2],
      ["2026-06-08T08", 2],
      ["2026-06-08T09", 1],
    ]);
    expect([...(heads[0] ?? []).slice(4 * 24 + 7, 4 * 24 + 12)]).toEqual([0, 2, 3, 1, 0]);
  });

  it("takes a time that the clocks skip for the moment of the change", () => {
    const roster = [{ days: "daily", from: "02:30", to: "04:00", heads: 1 }];
    const { shifts } = ownRoster(shopWith(roster), gridFrom("2026-03-29", 1), holidaySets(NO_HOLIDAYS));
    expect(shifts[0]).toMatchObject({ start: "2026-03-29T03:00:00+02:00", hours: 1 });
  });

  it("works the clock of the team's site, and cuts a shift at the ends of the plan", () => {
    const roster = [{ days: "daily", from: "00:00", to: "24:00", heads: 1 }];
    const { shifts } = ownRoster(
      { ...shopWith(roster, { zone: "America/New_York" }), zone: "Europe/Berlin" },
      gridFrom("2026-06-01", 1),
      holidaySets(NO_HOLIDAYS),
    );
    expect(shifts.map(({ start, hours }) => [start, hours])).toEqual([
      ["2026-05-31T18:00:00-04:00", 6],
      ["2026-06-01T00:00:00-04:00", 18],
    ]);
  });
});
