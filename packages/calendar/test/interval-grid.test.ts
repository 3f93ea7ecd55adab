import { civilDay, intervalGrid, slotOfDay, timeZone } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function gridOf(name: string, from: string, days: number, intervalMinutes: number): IntervalGrid {
  return intervalGrid({ zone: timeZone(name), firstDay: civilDay(from), days, intervalMinutes });
}

function starts({ zone, startsMs }: IntervalGrid): string[] {
  return Array.from(startsMs, (ms) => zone.formatInstant(ms).slice(11));
}

describe("an interval grid", () => {
  it("has a day of 25 and one of 23 hours where the clocks are set", () => {
    expect(Array.from(gridOf("Europe/Berlin", "2026-10-24", 3, 60).dayOffsets)).toEqual([0, 24, 49, 73]);
    expect(Array.from(gridOf("Europe/Berlin", "2027-03-27", 3, 15).dayOffsets)).toEqual([0, 96, 188, 284]);
  });

  it("gives the repeated hour its own intervals in the slots it repeats", () => {
    const grid = gridOf("Europe/Berlin", "2026-10-25", 1, 60);
    expect(starts(grid).slice(1, 5)).toEqual(["01:00:00+02:00", "02:00:00+02:00", "02:00:00+01:00", "03:00:00+01:00"]);
    expect([1, 2, 3, 4].map((interval) => slotOfDay(grid, interval))).toEqual([1, 2, 2, 3]);
    const spring = gridOf("Europe/Berlin", "2027-03-28", 1, 60);
    expect([1, 2].map((interval) => slotOfDay(spring, interval))).toEqual([1, 3]);
  });

  it("cuts an hour where the clocks are set by half of one", () => {
    const back = gridOf("Australia/Lord_Howe", "2026-04-05", 1, 60);
    expect(starts(back).slice(1, 4)).toEqual(["01:00:00+11:00", "01:30:00+10:30", "02:00:00+10:30"]);
    expect(Array.from(back.seconds.slice(1, 4))).toEqual([3600, 1800, 3600]);
    const forward = gridOf("Australia/Lord_Howe", "2026-10-04", 1, 60);
    expect(starts(forward).slice(1, 4)).toEqual(["01:00:00+10:30", "02:30:00+11:00", "03:00:00+11:00"]);
    expect(Array.from(forward.seconds.slice(1, 4))).toEqual([3600, 1800, 3600]);
    expect(slotOfDay(forward, 2)).toBe(2);
  });

  it("has no interval on a day that was skipped, and goes on after it without a hole", () => {
    const grid = gridOf("Pacific/Apia", "2011-12-29", 3, 60);
    expect(Array.from(grid.dayOffsets)).toEqual([0, 24, 24, 48]);
    expect(starts(grid)[24]).toBe("00:00:00+14:00");
    expect(new Set(grid.seconds)).toEqual(new Set([3600]));
  });

  it("cuts a minute off where the clocks went back a minute past midnight", () => {
    const grid = gridOf("America/St_Johns", "2005-10-30", 1, 15);
    expect(starts(grid).slice(0, 6)).toEqual([
      "00:00:00-02:30",
      "23:01:00-03:30",
      "23:15:00-03:30",
      "23:30:00-03:30",
      "23:45:00-03:30",
      "00:00:00-03:30",
    ]);
    expect(Array.from(grid.seconds.slice(0, 3))).toEqual([60, 14 * 60, 15 * 60]);
    expect(slotOfDay(grid, 1)).toBe(92);
  });

  it("keeps to the clock where the offset has seconds", () => {
    const grid = gridOf("Africa/Monrovia", "1972-01-07", 1, 60);
    expect(grid.startsMs).toHaveLength(24);
    expect(grid.seconds[0]).toBe(3600 - 44.5 * 60);
    expect(grid.seconds.reduce((sum, length) => sum + length, 0)).toBe((24 * 60 - 44.5) * 60);
  });

  it("is the same whether days are cut one by one or together", () => {
    const asked = fc.record({
      name: fc.constantFrom(
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Gaza",
      ),
      firstDay: fc.integer({ min: civilDay("2000-01-01"), max: civilDay("2040-01-01") }),
      days: fc.integer({ min: 0, max: 60 }),
      intervalMinutes: fc.constantFrom(5, 10, 15, 30, 60),
    });
    fc.assert(
      fc.property(asked, ({ name, firstDay, days, intervalMinutes }) => {
        const zone = timeZone(name);
        const whole = intervalGrid({ zone, firstDay, days, intervalMinutes });
        const single = Array.from({ length: days }, (_, day) =>
          intervalGrid({ zone, firstDay: firstDay + day, days: 1, intervalMinutes }),
        );
        expect(Array.from(whole.startsMs)).toEqual(single.flatMap(({ startsMs }) => Array.from(startsMs)));
        expect(Array.from(whole.seconds)).toEqual(single.flatMap(({ seconds }) => Array.from(seconds)));
      }),
      { numRuns: 40 },
    );
  });

  it("refuses an interval that does not divide an hour, a part of a day and an interval it has not", () => {
    for (const intervalMinutes of [0, 7, 45, 90, -15, 7.5, Number.NaN])
      expect(() => gridOf("UTC", "2026-01-01", 1, intervalMinutes)).toThrow(RangeError);
    for (const days of [-1, 0.5]) expect(() => gridOf("UTC", "2026-01-01", days, 15)).toThrow(RangeError);
    expect(() => slotOfDay(gridOf("UTC", "2026-01-01", 1, 60), 24)).toThrow("Interval 24 of a grid of 24.");
  });

  it("of no days is empty", () => {
    expect(Array.from(gridOf("UTC", "2026-01-01", 0, 15).dayOffsets)).toEqual([0]);
    expect(gridOf("UTC", "2026-01-01", 0, 15).startsMs).toHaveLength(0);
  });
});
