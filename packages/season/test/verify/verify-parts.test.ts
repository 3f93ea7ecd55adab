import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { daysToVerify } from "../../src/verify/days-to-verify.ts";
import { freshSeed } from "../../src/verify/fresh-seasons.ts";
import { pileRun } from "../../src/verify/pile-run.ts";
import { repairedStretches } from "../../src/verify/repaired-stretches.ts";

// Sunday 30 August 2026 and the ten weeks from then; over the October change.
const grid = intervalGrid({
  zone: timeZone("Europe/Berlin"),
  firstDay: civilDay("2026-08-30"),
  days: 70,
  intervalMinutes: 60,
});
const peakOn = (likelyDay: string, height: number) => ({
  likelyDay,
  contactsOnTheDay: { mean: height, p10: height, p50: height, p90: height },
});

describe("the days to verify", () => {
  it("are the weeks rostered and those of the peaks, whole, those in a row together", () => {
    const peaks = [peakOn("2026-09-17", 100), peakOn("2026-10-25", 300)];
    // Rostered from Monday 31 August for two weeks; the first peak lies in the week after them.
    expect(daysToVerify(grid, { from: 1, days: 14 }, peaks)).toEqual([
      { from: 1, days: 21 },
      { from: 50, days: 7 },
    ]);
  });

  it("are eight weeks rostered and four of peaks at most, the highest peaks", () => {
    const peaks = ["2026-08-31", "2026-09-09", "2026-09-24", "2026-10-06", "2026-10-20"].map((day, i) =>
      peakOn(day, 100 + i),
    );
    // The lowest of five peaks is left out; the first of the four lies a week after it.
    expect(daysToVerify(grid, null, peaks).map(({ from }) => from)).toEqual([8, 22, 36, 50]);
    expect(daysToVerify(grid, { from: 1, days: 63 }, [])).toEqual([{ from: 1, days: 56 }]);
  });

  it("are the first two weeks where nothing stands out, and leave out peaks beyond the plan", () => {
    // The plan begins on a Sunday: its week has one day, and the second week begins in the fortnight too.
    expect(daysToVerify(grid, null, [peakOn("2027-03-01", 900)])).toEqual([{ from: 0, days: 15 }]);
  });
});

describe("fresh seasons", () => {
  it("have a seed of their own, the same each time", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(freshSeed(seed)).not.toBe(seed);
        expect(freshSeed(seed)).toBe(freshSeed(seed));
        expect(Number.isSafeInteger(freshSeed(seed))).toBe(true);
      }),
    );
  });
});

describe("repaired stretches", () => {
  it("join intervals with the same change, in local time", () => {
    const before = new Uint16Array(grid.startsMs.length).fill(5);
    const after = before.slice();
    after.fill(7, 8, 10);
    after[10] = 4;
    expect(repairedStretches(grid, "phone", before, after)).toEqual([
      { queue: "phone", start: "2026-08-30T08:00:00+02:00", end: "2026-08-30T10:00:00+02:00", heads: 2 },
      { queue: "phone", start: "2026-08-30T10:00:00+02:00", end: "2026-08-30T11:00:00+02:00", heads: -1 },
    ]);
  });
});

describe("a pile worked off", () => {
  const hours = (contacts: readonly number[], agents: readonly number[], withinSeconds = 7200) =>
    pileRun({
      contacts: Float64Array.from(contacts),
      ahtSeconds: new Float64Array(contacts.length).fill(600),
      open: Uint8Array.from(agents, (count) => (count > 0 ? 1 : 0)),
      agents: Uint16Array.from(agents),
      seconds: new Float64Array(contacts.length).fill(3600),
      withinSeconds,
    });

  it("is on time where it is small", () => {
    expect([...hours([6, 6, 6], [1, 1, 1]).onTime]).toEqual([6, 6, 6]);
  });

  it("carries what is left over to the next hours: six an hour are done, two hours are promised", () => {
    // 24 in the first hour take four hours: contact k comes after k / 24 h and is finished after k / 6 h. It is in time
    // while k / 6 - k / 24 <= 2: up to the 16th. By hand.
    expect(hours([24, 0, 0, 0, 0], [1, 1, 1, 1, 1]).onTime[0]).toBeCloseTo(16, 9);
  });

  it("lets what comes while it is closed wait for the opening, whose promise it then has", () => {
    // 12 lie there at the opening; 6 are done each hour: all within two hours, none of the rest within one.
    expect([...hours([12, 0, 0], [0, 1, 1]).onTime]).toEqual([0, 12, 0]);
    expect(hours([12, 0, 0], [0, 1, 1], 3600).onTime[1]).toBeCloseTo(6, 9);
    expect([...hours([12, 0, 0], [0, 1, 1]).contacts]).toEqual([0, 12, 0]);
  });

  it("never has more in time than come, nor fewer with one agent more in every hour", () => {
    const day = fc.array(fc.record({ contacts: fc.nat({ max: 30 }), agents: fc.nat({ max: 4 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(day, (given) => {
        const contacts = given.map((hour) => hour.contacts);
        const agents = given.map((hour) => hour.agents);
        const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
        const run = hours(contacts, agents);
        const more = hours(
          contacts,
          agents.map((count) => (count > 0 ? count + 1 : 0)),
        );
        run.onTime.forEach((inTime, t) => {
          expect(inTime).toBeLessThanOrEqual((run.contacts[t] ?? 0) + 1e-9);
        });
        expect(total(more.onTime)).toBeGreaterThanOrEqual(total(run.onTime) - 1e-9);
      }),
    );
  });
});
