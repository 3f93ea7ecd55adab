import { dayOfMonth, isoDay, monthOf, nthWeekdayOfMonth, weekday, yearOf } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("nth weekday of a month", () => {
  // US Office of Personnel Management, Federal Holidays 2026 and 2027: Thanksgiving, Labor Day, Memorial Day. European
  // summer time ends on the last Sunday of October (Directive 2000/84/EC, Art. 3).
  it.each([
    { year: 2026, month: 11, weekday: 4, nth: 4, is: "2026-11-26" },
    { year: 2027, month: 11, weekday: 4, nth: 4, is: "2027-11-25" },
    { year: 2027, month: 9, weekday: 1, nth: 1, is: "2027-09-06" },
    { year: 2027, month: 5, weekday: 1, nth: -1, is: "2027-05-31" },
    { year: 2027, month: 10, weekday: 7, nth: -1, is: "2027-10-31" },
  ])("is $is for the $nth weekday $weekday of $year-$month", ({ is, ...asked }) => {
    expect(isoDay(nthWeekdayOfMonth(asked) ?? Number.NaN)).toBe(is);
  });

  it("is null where the month has fewer", () => {
    expect(nthWeekdayOfMonth({ year: 2027, month: 2, weekday: 1, nth: 5 })).toBeNull();
    expect(nthWeekdayOfMonth({ year: 2027, month: 2, weekday: 1, nth: -5 })).toBeNull();
    expect(nthWeekdayOfMonth({ year: 2027, month: 2, weekday: 1, nth: 0 })).toBeNull();
  });

  it("finds, from either end, exactly the days of the month that fall on the weekday", () => {
    const month = fc.record({
      year: fc.integer({ min: 1900, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      weekday: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(month, (asked) => {
        const find = (nths: readonly number[]) =>
          nths.map((nth) => nthWeekdayOfMonth({ ...asked, nth })).filter((day) => day !== null);
        const fromStart = find([1, 2, 3, 4, 5]);
        expect(find([-1, -2, -3, -4, -5]).reverse()).toEqual(fromStart);
        expect(fromStart.map((day) => dayOfMonth(day))).toEqual(
          Array.from({ length: fromStart.length }, (_, place) => dayOfMonth(fromStart[0] ?? 0) + 7 * place),
        );
        expect(dayOfMonth(fromStart[0] ?? 0)).toBeLessThanOrEqual(7);
        for (const day of fromStart)
          expect([yearOf(day), monthOf(day), weekday(day)]).toEqual([asked.year, asked.month, asked.weekday]);
      }),
    );
  });
});
