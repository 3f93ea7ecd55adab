import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, intervalGrid, openIntervals, timeZone } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { defaultProfile, fitProfile, spreadDay } from "@springtide/forecast";

const zone = timeZone("Europe/Berlin");
const week = Array.from({ length: 7 }, (_, day) => (day === 6 ? [] : [{ fromMinute: 480, toMinute: 1080 }]));
const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);

function gridOf(days: number): { grid: IntervalGrid; open: Uint8Array } {
  const grid = intervalGrid({ zone, firstDay: civilDay("2026-01-05"), days, intervalMinutes: 30 });
  const hours = { week, exceptions: [], onHolidays: "open" as const };
  return { grid, open: openIntervals({ grid, zone, hours, holidays: new Set() }) };
}

/** Counts of `perDay` contacts spread by the default profile, the rate of each interval varying by `cv`. */
function history({
  days,
  perDay,
  cv,
  seed,
}: {
  days: number;
  perDay: number;
  cv: number;
  seed: number;
}): Parameters<typeof fitProfile>[0] {
  const { grid, open } = gridOf(days);
  const truth = defaultProfile({ intervalMinutes: 30, openByWeekday: week });
  const contacts = new Float64Array(grid.startsMs.length);
  const stream = randomStream(seed, "profile");
  for (let day = 0; day < days; day++) {
    const ofDay = contacts.subarray(grid.dayOffsets[day], grid.dayOffsets[day + 1]);
    spreadDay({ profile: truth, grid, day, into: ofDay });
    ofDay.forEach((share, i) => {
      const factor = cv > 0 ? cv * cv * drawGamma(stream, 1 / (cv * cv)) : 1;
      ofDay[i] = drawPoisson(stream, perDay * share * factor);
    });
  }
  return { grid, contacts, open };
}

describe("the default profile", () => {
  const profile = defaultProfile({ intervalMinutes: 15, openByWeekday: week });

  it("sums to one, and is nothing outside the hours of a weekday that opens", () => {
    for (const row of profile) expect(total(row)).toBeCloseTo(1, 12);
    expect(profile[0]?.slice(0, 32).every((share) => share === 0)).toBe(true);
    expect(profile[0]?.slice(72).every((share) => share === 0)).toBe(true);
  });

  it("has its humps at half past ten and half past three", () => {
    const row = profile[0] ?? [];
    const most = row.indexOf(Math.max(...row));
    expect(Math.abs(most * 15 + 7.5 - 630)).toBeLessThan(30);
    expect(row[52]).toBeLessThan(row[62] ?? NaN); // one o'clock below half past three
  });

  it("stands for a queue that never opens, too", () => {
    const closed = defaultProfile({ intervalMinutes: 60, openByWeekday: [] });
    for (const row of closed) expect(total(row)).toBeCloseTo(1, 12);
  });
});

describe("a profile learned from history", () => {
  const given = history({ days: 200, perDay: 800, cv: 0, seed: 1 });
  const truth = defaultProfile({ intervalMinutes: 30, openByWeekday: week });

  it("is the truth within chance", () => {
    const { profile, basis } = fitProfile(given);
    expect(basis).toBe("history");
    profile.slice(0, 6).forEach((row, weekday) => {
      expect(total(row)).toBeCloseTo(1, 12);
      row.forEach((share, slot) => {
        // Some 28 days of 800: five standard errors of a share of 0.07 are 0.0085.
        expect(Math.abs(share - (truth[weekday]?.[slot] ?? NaN))).toBeLessThan(0.0085);
      });
    });
  });

  it("varies no more than chance where it is chance, and as much as it does where it is not", () => {
    expect(fitProfile(given).intervalCv).toBeLessThan(0.05);
    expect(fitProfile(history({ days: 200, perDay: 2000, cv: 0.25, seed: 2 })).intervalCv).toBeCloseTo(0.25, 1.5);
  });

  it("is the default where hardly a day is whole", () => {
    const { grid, open } = gridOf(30);
    const unknown = new Float64Array(grid.startsMs.length).fill(NaN);
    const fitted = fitProfile({ grid, open, contacts: unknown });
    expect(fitted.basis).toBe("default");
    expect(fitted.profile).toEqual(truth);
  });

  it("gives a closed weekday no contacts of its own, but a shape", () => {
    expect(total(fitProfile(given).profile[6] ?? [])).toBeCloseTo(1, 12);
  });

  it("keeps contacts that came outside the opening hours", () => {
    const { grid, open, contacts } = history({ days: 60, perDay: 500, cv: 0, seed: 3 });
    for (let day = 0; day < grid.days; day++) contacts[(grid.dayOffsets[day] ?? 0) + 4] = 20; // at two in the night
    const { profile } = fitProfile({ grid, open, contacts });
    expect(profile[0]?.[4]).toBeCloseTo(20 / 520, 2);
  });
});

it("spreads every day to one, with 23, 24 or 25 hours", () => {
  const row = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 96, maxLength: 96 });
  const days = fc.constantFrom("2026-03-29", "2026-06-01", "2026-10-25");
  fc.assert(
    fc.property(row, days, (shares, iso) => {
      const grid = intervalGrid({ zone, firstDay: civilDay(iso), days: 1, intervalMinutes: 15 });
      const into = new Float64Array(grid.startsMs.length);
      spreadDay({ profile: Array.from({ length: 7 }, () => shares), grid, day: 0, into });
      expect(total(into)).toBeCloseTo(1, 9);
      expect(Math.min(...into)).toBeGreaterThanOrEqual(0);
    }),
  );
});
