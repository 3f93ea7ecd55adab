import { isoDay, weekday } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { closedPattern } from "../../src/series/closed-pattern.ts";
import { FIRST_DAY, madeDays } from "./made-series.ts";

const without = (values: Float64Array, isOut: (day: number) => boolean, put: number): Float64Array =>
  values.map((value, i) => (isOut(FIRST_DAY + i) ? put : value));
const isWeekend = (day: number): boolean => weekday(day) >= 6;

describe("closed days", () => {
  it.each([NaN, 0])("are weekdays on which %d stands all the time", (put) => {
    const { isClosed, pastDays, caveats } = closedPattern({
      firstDay: FIRST_DAY,
      values: without(madeDays(140, 50), isWeekend, put),
      holidays: [],
    });
    expect([1, 2, 3, 4, 5, 6, 7].filter((day) => isClosed(FIRST_DAY + 700 + day - 1))).toEqual([6, 7]);
    expect(pastDays.size).toBe(40);
    expect(caveats).toEqual(["Nothing is recorded on Saturday, Sunday: taken as closed, and forecast as zero."]);
  });

  it("are holidays that never had a value, by their names", () => {
    const feast = { day: isoDay(FIRST_DAY + 30), name: "Feast" };
    const next = { day: isoDay(FIRST_DAY + 395), name: "Feast" };
    const fair = { day: isoDay(FIRST_DAY + 44), name: "Fair" };
    const { isClosed } = closedPattern({
      firstDay: FIRST_DAY,
      values: without(madeDays(140, 50), (day) => day === FIRST_DAY + 30, 0),
      holidays: [feast, fair, next],
    });
    expect(isClosed(FIRST_DAY + 395)).toBe(true);
    expect(isClosed(FIRST_DAY + 44)).toBe(false);
  });

  it("are none in a gap, on single days of zero, or in a series of which most days are zero", () => {
    const gap = without(madeDays(200, 50), (day) => day > FIRST_DAY + 60 && day < FIRST_DAY + 100, NaN);
    const single = without(madeDays(200, 50), (day) => day === FIRST_DAY + 60, 0);
    for (const values of [gap, single, madeDays(200, 0.1), new Float64Array(100)])
      expect(closedPattern({ firstDay: FIRST_DAY, values, holidays: [] }).caveats).toEqual([]);
  });

  it("follow the last half year: a Sunday that was opened is open", () => {
    const values = madeDays(500, 50).map((value, i) => (weekday(FIRST_DAY + i) === 7 && i < 300 ? 0 : value));
    expect(closedPattern({ firstDay: FIRST_DAY, values, holidays: [] }).caveats).toEqual([]);
  });
});
