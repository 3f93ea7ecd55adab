import {
  civilDay,
  dayFrom,
  dayOfMonth,
  dayOfYear,
  isoDay,
  isoWeek,
  monthOf,
  weekday,
  yearOf,
} from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";

const anyDay = fc.integer({ min: civilDay("0001-01-01"), max: civilDay("9999-12-31") });

describe("civil days", () => {
  it("count from 1970-01-01, backwards too", () => {
    expect(civilDay("1970-01-01")).toBe(0);
    expect(civilDay("1969-12-31")).toBe(-1);
    expect(civilDay("2000-03-01")).toBe(11_017); // 30 years of 365, 7 leap days, 31 + 29 days
  });

  it("go from text to number to text unchanged", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(civilDay(isoDay(day))).toBe(day);
        expect(dayFrom(yearOf(day), monthOf(day), dayOfMonth(day))).toBe(day);
        expect(dayFrom(yearOf(day), 1, dayOfYear(day))).toBe(day);
      }),
    );
  });

  it("agree with luxon on weekday, day of year and ISO week", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const other = DateTime.fromISO(isoDay(day), { zone: "utc" });
        expect([weekday(day), dayOfYear(day)]).toEqual([other.weekday, other.ordinal]);
        expect(isoWeek(day)).toEqual({ year: other.weekYear, week: other.weekNumber });
      }),
    );
  });

  it("run on into the next month, so that 29 February of a common year is 1 March", () => {
    expect(isoDay(dayFrom(2027, 2, 29))).toBe("2027-03-01");
    expect(isoDay(dayFrom(2026, 13, 1))).toBe("2027-01-01");
    expect(isoDay(dayFrom(33, 4, 3))).toBe("0033-04-03");
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "25.10.2026",
    "2026-1-1",
    "20261025",
    "",
    "2026-10-25T00:00",
  ])("refuse %j and say how a day is written", (text) => {
    expect(() => civilDay(text)).toThrow(Refusal);
    expect(() => civilDay(text)).toThrow(`found ${JSON.stringify(text)}, but a day is written year-month-day`);
  });

  it("do not write what is no day", () => {
    expect(() => isoDay(Number.NaN)).toThrow(RangeError);
  });
});
