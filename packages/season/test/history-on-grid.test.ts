import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilDay, timeZone } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import { type HistoryOnGrid, historyOnGrid } from "../src/history-on-grid.ts";
import { historyOfRows, smallShop } from "./small-shop.ts";

const BERLIN = timeZone("Europe/Berlin");
const MINUTE = 60_000;

function laid(
  history: ReturnType<typeof historyOfRows>,
  options: { queue?: Partial<Queue>; intervalMinutes?: number; before?: string; zone?: string } = {},
): HistoryOnGrid {
  const [queue] = smallShop().queues;
  if (queue === undefined) throw new Error("no queue");
  const found = historyOnGrid({
    history,
    queue: { ...queue, ...options.queue },
    zone: options.zone ?? "Europe/Berlin",
    intervalMinutes: options.intervalMinutes ?? 30,
    holidays: { customers: new Set(), bySite: new Map() },
    before: civilDay(options.before ?? "2027-01-01"),
  });
  if (found === null) throw new Error("nothing before that day");
  return found;
}

/** Rows of one count from an opening to a closing time of a day in Berlin. */
function rowsOf(day: string, minutes: number, offered: number, from = 8 * 60, to = 18 * 60): [number, number][] {
  const start = BERLIN.startOfDayMs(civilDay(day));
  const rows: [number, number][] = [];
  for (let at = from; at < to; at += minutes) rows.push([start + at * MINUTE, offered]);
  return rows;
}

const ALWAYS = {
  week: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  exceptions: [],
  onHolidays: "open" as const,
};

describe("a history on the grid", () => {
  it("knows nothing of a day without rows: missing is not zero", () => {
    // Monday, then Wednesday; the shop is open 20 half hours a day.
    const { daily } = laid(
      historyOfRows("phone", 30, [...rowsOf("2026-06-01", 30, 2), ...rowsOf("2026-06-03", 30, 3)]),
    );
    expect([...daily.contacts]).toEqual([40, Number.NaN, 60]);
  });

  it("takes a zero that was counted for zero", () => {
    const { daily, contacts } = laid(historyOfRows("phone", 30, rowsOf("2026-06-01", 30, 0)));
    expect([...daily.contacts]).toEqual([0]);
    expect(contacts?.[16]).toBe(0);
    expect(contacts?.[0]).toBeNaN();
  });

  it("lets the rest of a day stand for a tenth that is absent, and gives the day up beyond", () => {
    const rows = rowsOf("2026-06-01", 30, 2);
    expect(laid(historyOfRows("phone", 30, rows.slice(2))).daily.contacts[0]).toBeCloseTo(40, 9);
    expect(laid(historyOfRows("phone", 30, rows.slice(3))).daily.contacts[0]).toBeNaN();
  });

  it("holds an empty cell for absent, also where finer rows are summed", () => {
    const rows = rowsOf("2026-06-01", 15, 1);
    rows[5] = [rows[5]?.[0] ?? 0, Number.NaN];
    const { contacts } = laid(historyOfRows("phone", 15, rows));
    expect(contacts?.slice(16, 20)).toEqual(Float64Array.from([2, 2, Number.NaN, 2]));
  });

  it("sums finer rows, and knows nothing of an interval of which an open part has no row", () => {
    const rows = rowsOf("2026-06-01", 10, 1);
    const whole = laid(historyOfRows("phone", 10, rows));
    expect(whole.contacts?.slice(16, 18)).toEqual(Float64Array.from([3, 3]));
    expect(whole.daily.contacts[0]).toBe(60);
    const holed = laid(historyOfRows("phone", 10, rows.toSpliced(1, 1)));
    expect(holed.contacts?.slice(16, 18)).toEqual(Float64Array.from([Number.NaN, 3]));
  });

  it("keeps an interval whose rest is closed", () => {
    const hours = { ...ALWAYS, week: ALWAYS.week.map(() => [{ fromMinute: 480, toMinute: 1090 }]) };
    const rows = rowsOf("2026-06-01", 10, 1, 480, 1090);
    const { contacts, daily } = laid(historyOfRows("phone", 10, rows), { queue: { openingHours: hours } });
    expect(contacts?.[36]).toBe(1);
    expect(daily.contacts[0]).toBe(61);
  });

  it("shares a coarser row out over its intervals, and keeps its sum", () => {
    const { contacts, daily } = laid(historyOfRows("phone", 60, rowsOf("2026-06-01", 60, 6)));
    expect(contacts?.slice(16, 20)).toEqual(Float64Array.from([3, 3, 3, 3]));
    expect(daily.contacts[0]).toBe(60);
  });

  it("counts contacts outside the opening hours into the day", () => {
    const rows = [...rowsOf("2026-06-01", 30, 2), ...rowsOf("2026-06-01", 30, 5, 1080, 1140)];
    expect(laid(historyOfRows("phone", 30, rows)).daily.contacts[0]).toBe(50);
  });

  it("names the days on which nothing is open, and keeps what came on them", () => {
    // 2026-06-07 is a Sunday; the small shop is closed.
    const { closedDays, daily } = laid(
      historyOfRows("phone", 30, [...rowsOf("2026-06-06", 30, 1), [BERLIN.startOfDayMs(civilDay("2026-06-07")), 4]]),
    );
    expect([...closedDays]).toEqual([civilDay("2026-06-07")]);
    expect([...daily.contacts]).toEqual([20, 4]);
  });

  it.each([
    ["2026-03-29", 46],
    ["2026-10-25", 50],
  ])("counts every half hour of %s: %i of them", (day, intervals) => {
    const start = BERLIN.startOfDayMs(civilDay(day));
    const rows = Array.from({ length: intervals }, (_, i): [number, number] => [start + i * 30 * MINUTE, 1]);
    const { contacts, daily } = laid(historyOfRows("phone", 30, rows), { queue: { openingHours: ALWAYS } });
    expect(contacts).toHaveLength(intervals);
    expect([...daily.contacts]).toEqual([intervals]);
  });

  it("reads opening hours in the queue's zone and days in the plan's", () => {
    // 08:00 to 18:00 in New York is 14:00 to 24:00 in Berlin.
    const rows = rowsOf("2026-06-01", 30, 2, 14 * 60, 24 * 60);
    const { open, daily } = laid(historyOfRows("phone", 30, rows), { queue: { zone: "America/New_York" } });
    expect([open.indexOf(1), open.lastIndexOf(1)]).toEqual([28, 47]);
    expect([...daily.contacts]).toEqual([40]);
  });

  it.each(["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin"])(
    "keeps the dates of whole days that were cut in %s",
    (zoneName) => {
      const zone = timeZone(zoneName);
      const days = ["2026-06-01", "2026-06-02", "2026-06-04"];
      const rows = days.map((day, i): [number, number] => [zone.startOfDayMs(civilDay(day)), i + 1]);
      const { daily, contacts } = laid(historyOfRows("phone", "day", rows), {
        queue: { zone: zoneName },
        before: "2026-06-04",
      });
      expect(contacts).toBeNull();
      expect(daily.firstDay).toBe(civilDay("2026-06-01"));
      expect([...daily.contacts]).toEqual([1, 2]);
    },
  );

  it("does not look at the first day planned or beyond", () => {
    const rows = [...rowsOf("2026-06-01", 30, 1), ...rowsOf("2026-06-02", 30, 9)];
    expect([...laid(historyOfRows("phone", 30, rows), { before: "2026-06-02" }).daily.contacts]).toEqual([20]);
  });

  it("loses and invents no contact, whatever the lengths of rows and intervals, on days of any length", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("2026-03-29", "2026-06-01", "2026-10-25"),
        fc.constantFrom(5, 10, 15, 20, 30, 60),
        fc.constantFrom(5, 10, 15, 30, 60),
        fc.integer({ min: 1, max: 1_000_000 }),
        (day, rowMinutes, intervalMinutes, seed) => {
          const start = BERLIN.startOfDayMs(civilDay(day));
          const end = BERLIN.startOfDayMs(civilDay(day) + 1);
          const rows: [number, number][] = [];
          for (let ms = start; ms < end; ms += rowMinutes * MINUTE) rows.push([ms, (seed * (rows.length + 3)) % 97]);
          const { daily } = laid(historyOfRows("phone", rowMinutes, rows), {
            intervalMinutes,
            queue: { openingHours: ALWAYS },
          });
          expect(daily.contacts[0]).toBeCloseTo(
            rows.reduce((sum, [, offered]) => sum + offered, 0),
            6,
          );
        },
      ),
      { numRuns: 60, seed: 20_261_025 },
    );
  });
});
