import { civilDay, timeZone } from "@springtide/calendar";
import { deadlineOf, type WorkingCalendar } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const berlin = timeZone("Europe/Berlin");
const OFFICE: WorkingCalendar = {
  zone: berlin,
  weekdays: [1, 2, 3, 4, 5],
  // Good Friday and Easter Monday 2026.
  holidays: new Set([civilDay("2026-04-03"), civilDay("2026-04-06")]),
};
const at = (text: string): number => Date.parse(text);
const told = (ms: number): string => berlin.formatInstant(ms);
const NOON = 12 * 60;

describe("the last moment at which something can be said", () => {
  it("counts calendar days back to a time of day, whatever the clocks did in between", () => {
    // By hand: Tuesday 31 March less 3 days is Saturday 28 March, 12:00 in winter time; the clocks change on the 29th.
    const deadline = deadlineOf({ unit: "days", days: 3, byMinute: NOON }, at("2026-03-31T08:00+02:00"), OFFICE);
    expect(told(deadline)).toBe("2026-03-28T12:00:00+01:00");
  });

  it("leaves out weekends and holidays when it counts working days", () => {
    // By hand, back from Wednesday 8 April: Tuesday 7 (1), Thursday 2 (2), Wednesday 1 (3); Easter lies between.
    const notice = { unit: "working-days", days: 3, byMinute: NOON } as const;
    expect(told(deadlineOf(notice, at("2026-04-08T09:00+02:00"), OFFICE))).toBe("2026-04-01T12:00:00+02:00");
  });

  it("never falls on a day on which nobody reads it", () => {
    // By hand: work on Easter Monday, no notice at all: Thursday 2 April.
    const notice = { unit: "working-days", days: 0, byMinute: NOON } as const;
    expect(told(deadlineOf(notice, at("2026-04-06T09:00+02:00"), OFFICE))).toBe("2026-04-02T12:00:00+02:00");
  });

  it("counts hours as they pass", () => {
    // By hand: 24 hours before 12:00 summer time on the day of the change is 11:00 winter time.
    const deadline = deadlineOf({ unit: "hours", hours: 24 }, at("2026-03-29T12:00+02:00"), OFFICE);
    expect(told(deadline)).toBe("2026-03-28T11:00:00+01:00");
  });

  it("takes a skipped time for the change and a repeated one for its first", () => {
    const one = (work: string, byMinute: number): string =>
      told(deadlineOf({ unit: "days", days: 1, byMinute }, at(work), OFFICE));
    expect(one("2026-03-30T08:00+02:00", 150)).toBe("2026-03-29T03:00:00+02:00");
    expect(one("2026-10-26T08:00+01:00", 150)).toBe("2026-10-25T02:30:00+02:00");
  });

  it("comes no later with more notice", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(30), fc.nat(10), fc.nat(1439), (day, days, more, byMinute) => {
        const start = berlin.startOfDayMs(civilDay("2026-01-01") + day) + 9 * 3_600_000;
        const by = (count: number): number =>
          deadlineOf({ unit: "working-days", days: count, byMinute }, start, OFFICE);
        expect(by(days + more)).toBeLessThanOrEqual(by(days));
      }),
    );
  });

  it("refuses a calendar without working days", () => {
    const never = { ...OFFICE, weekdays: [] };
    expect(() =>
      deadlineOf({ unit: "working-days", days: 1, byMinute: 0 }, at("2026-04-08T09:00+02:00"), never),
    ).toThrow("working days");
  });
});
