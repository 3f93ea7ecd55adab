import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, isoDay, sunTimes, timeZone, weekday } from "@springtide/calendar";
import { dateRangeOnsets, paydayOnsets, publicHolidayOnsets, sunsetBeforeOnsets } from "@springtide/forecast";

const year = { fromDay: civilDay("2026-01-01"), toDay: civilDay("2026-12-31") };
const setOf = (...days: string[]): ReadonlySet<number> => new Set(days.map(civilDay));
const texts = (days: readonly number[]): string[] => days.map(isoDay);

describe("sunset before a time on the clock", () => {
  const berlin = { zone: timeZone("Europe/Berlin"), latitude: 52.52, longitude: 13.41 };

  it("fires once a year, on the first evening that is dark by then", () => {
    const onsets = sunsetBeforeOnsets({ ...berlin, minuteOfDay: 18 * 60, ...year });
    expect(onsets).toHaveLength(1);
    const setsAt = (day: number): number => {
      const { sunsetMs } = sunTimes({ day, ...berlin });
      return berlin.zone.minuteOfDayAt(sunsetMs ?? NaN);
    };
    const [onset = NaN] = onsets;
    expect(setsAt(onset)).toBeLessThan(18 * 60);
    expect(setsAt(onset - 1)).toBeGreaterThanOrEqual(18 * 60);
  });

  it("fires on the day the clocks go back where they bring the dark", () => {
    // The sun sets at about 17:47 on 24 October 2026 and at about 16:45 on the 25th.
    expect(texts(sunsetBeforeOnsets({ ...berlin, minuteOfDay: 17 * 60, ...year }))).toEqual(["2026-10-25"]);
  });

  it("never fires where no evening is dark by then, or every one is", () => {
    expect(sunsetBeforeOnsets({ ...berlin, minuteOfDay: 15 * 60, ...year })).toEqual([]);
    expect(sunsetBeforeOnsets({ ...berlin, minuteOfDay: 23 * 60, ...year })).toEqual([]);
  });
});

describe("public holidays", () => {
  // Ascension Day 2026 is Thursday 14 May; Labour Day is Friday 1 May; All Saints' Day 2025 was a Saturday.
  const holidays = setOf("2026-05-01", "2026-05-14", "2026-12-25", "2026-12-26");

  it("fire so many days before or after", () => {
    expect(texts(publicHolidayOnsets({ holidays, on: "holiday", offsetDays: -1, ...year }))).toEqual([
      "2026-04-30",
      "2026-05-13",
      "2026-12-24",
      "2026-12-25",
    ]);
  });

  it("have a bridge day on the Friday after a Thursday and the Monday before a Tuesday", () => {
    const bridges = (days: ReadonlySet<number>): string[] =>
      texts(publicHolidayOnsets({ holidays: days, on: "bridge", offsetDays: 0, ...year }));
    expect(bridges(holidays)).toEqual(["2026-05-15"]);
    expect(bridges(setOf("2026-05-14", "2026-05-15"))).toEqual([]);
    expect(bridges(setOf("2026-10-06"))).toEqual(["2026-10-05"]);
  });
});

describe("payday", () => {
  const none = setOf();
  const paydays = (rule: { businessDaysBeforeEnd: number } | { dayOfMonth: number }, holidays = none): string[] =>
    texts(paydayOnsets({ rule, holidays, fromDay: civilDay("2026-04-01"), toDay: civilDay("2026-06-30") }));

  it("counts business days back from the end of the month", () => {
    // 31 May 2026 is a Sunday.
    expect(paydays({ businessDaysBeforeEnd: 0 })).toEqual(["2026-04-30", "2026-05-29", "2026-06-30"]);
    expect(paydays({ businessDaysBeforeEnd: 2 })).toEqual(["2026-04-28", "2026-05-27", "2026-06-26"]);
    expect(paydays({ businessDaysBeforeEnd: 0 }, setOf("2026-05-29", "2026-05-28"))[1]).toBe("2026-05-27");
  });

  it("moves a fixed day to the business day before, and the 31st to the month's last", () => {
    expect(paydays({ dayOfMonth: 15 })).toEqual(["2026-04-15", "2026-05-15", "2026-06-15"]);
    expect(paydays({ dayOfMonth: 31 })).toEqual(["2026-04-30", "2026-05-29", "2026-06-30"]);
  });

  it("is a business day, once a month, in every range", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 15_000, max: 25_000 }),
        fc.uniqueArray(fc.integer({ min: 15_000, max: 25_400 }), { maxLength: 60 }),
        (businessDaysBeforeEnd, fromDay, off) => {
          const holidays = new Set(off);
          const days = paydayOnsets({ rule: { businessDaysBeforeEnd }, holidays, fromDay, toDay: fromDay + 364 });
          expect(days.every((day) => weekday(day) <= 5 && !holidays.has(day))).toBe(true);
          expect(Math.abs(days.length - 12)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("stretches of a calendar", () => {
  const ranges = [{ first: civilDay("2026-07-16"), last: civilDay("2026-07-18") }];
  const at = (which: "start" | "end" | "every-day", offsetDays = 0): string[] =>
    texts(dateRangeOnsets({ ranges, at: which, offsetDays, ...year }));

  it("fire at their start, their end, or on every day", () => {
    expect(at("start", -2)).toEqual(["2026-07-14"]);
    expect(at("end", 1)).toEqual(["2026-07-19"]);
    expect(at("every-day")).toEqual(["2026-07-16", "2026-07-17", "2026-07-18"]);
  });
});
