import { civilDay, intervalGrid, isOpenAt, openIntervals, timeZone, weekday, windowsOn } from "@springtide/calendar";
import type { OpeningWindows } from "@springtide/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const nineToFive = { fromMinute: 540, toMinute: 1020 };
const saturday = [{ fromMinute: 600, toMinute: 840 }];
const shop: OpeningWindows = {
  week: [[nineToFive], [nineToFive], [nineToFive], [nineToFive], [nineToFive], saturday, []],
  exceptions: [
    { day: "2026-12-24", windows: [{ fromMinute: 540, toMinute: 720 }] },
    { day: "2026-12-26", windows: saturday },
    { day: "2026-12-30", windows: [] },
  ],
  onHolidays: "closed",
};
const around: OpeningWindows = {
  week: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  exceptions: [],
  onHolidays: "open",
};
const christmas = new Set([civilDay("2026-12-25"), civilDay("2026-12-26")]);
const none: ReadonlySet<number> = new Set();

function hoursOpen(zoneName: string, hoursZone: string, iso: string, days: number, hours: OpeningWindows): number {
  const grid = intervalGrid({ zone: timeZone(zoneName), firstDay: civilDay(iso), days, intervalMinutes: 15 });
  const open = openIntervals({ grid, zone: timeZone(hoursZone), hours, holidays: none });
  return grid.seconds.reduce((sum, length, interval) => sum + (open[interval] === 1 ? length : 0), 0) / 3600;
}

describe("windows of a day", () => {
  it("are the weekday's, the exception's before the holiday's", () => {
    expect(windowsOn(shop, civilDay("2026-12-23"), christmas)).toEqual([nineToFive]);
    expect(windowsOn(shop, civilDay("2026-12-24"), christmas)).toEqual([{ fromMinute: 540, toMinute: 720 }]);
    expect(windowsOn(shop, civilDay("2026-12-25"), christmas)).toEqual([]);
    expect(windowsOn(shop, civilDay("2026-12-26"), christmas)).toEqual(saturday);
    expect(windowsOn(shop, civilDay("2026-12-27"), christmas)).toEqual([]);
    expect(windowsOn(shop, civilDay("2026-12-30"), christmas)).toEqual([]);
  });

  it("stay the week's on holidays where it is open on them", () => {
    expect(windowsOn({ ...shop, onHolidays: "open" }, civilDay("2026-12-25"), christmas)).toEqual([nineToFive]);
  });
});

describe("open intervals", () => {
  it("count the repeated hour twice and the skipped one not at all", () => {
    expect(hoursOpen("Europe/Berlin", "Europe/Berlin", "2026-10-25", 1, around)).toBe(25);
    expect(hoursOpen("Europe/Berlin", "Europe/Berlin", "2027-03-28", 1, around)).toBe(23);
    expect(hoursOpen("Pacific/Apia", "Pacific/Apia", "2011-12-29", 3, around)).toBe(48);
    const night = { ...around, week: around.week.map(() => [{ fromMinute: 120, toMinute: 180 }]) };
    expect(hoursOpen("Europe/Berlin", "Europe/Berlin", "2026-10-25", 1, night)).toBe(2);
    expect(hoursOpen("Europe/Berlin", "Europe/Berlin", "2027-03-28", 1, night)).toBe(0);
    expect(hoursOpen("Europe/Berlin", "Europe/Berlin", "2027-03-29", 1, night)).toBe(1);
  });

  it("are read by the clock of the hours, not of the grid", () => {
    // On 2026-03-16 New York has changed its clocks and Berlin has not: 09:00 there is 14:00 here, not 15:00.
    const grid = intervalGrid({
      zone: timeZone("Europe/Berlin"),
      firstDay: civilDay("2026-03-16"),
      days: 1,
      intervalMinutes: 60,
    });
    const open = openIntervals({ grid, zone: timeZone("America/New_York"), hours: shop, holidays: none });
    expect(open.indexOf(1)).toBe(14);
    expect(open.lastIndexOf(1)).toBe(21);
  });

  it("begin with the window and end before its last minute", () => {
    const zone = timeZone("Europe/Berlin");
    const [opens = 0] = zone.instantsOf(civilDay("2026-11-23"), 540);
    const isOpen = (ms: number) => isOpenAt({ zone, hours: shop, holidays: none, ms });
    expect([opens - 1, opens, opens + 8 * 3_600_000 - 1, opens + 8 * 3_600_000].map(isOpen)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("agree with asking for every instant, in any pair of zones", () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone").filter((_, place) => place % 7 === 0));
    const day = fc.integer({ min: civilDay("2005-01-01"), max: civilDay("2035-01-01") });
    fc.assert(
      fc.property(zone, zone, day, (here, there, firstDay) => {
        const grid = intervalGrid({ zone: timeZone(here), firstDay, days: 3, intervalMinutes: 30 });
        const holidays = new Set([firstDay + 1]);
        const opening = { zone: timeZone(there), hours: shop, holidays };
        const open = openIntervals({ grid, ...opening });
        expect(Array.from(open)).toEqual(Array.from(grid.startsMs, (ms) => (isOpenAt({ ...opening, ms }) ? 1 : 0)));
        const sundays = Array.from(grid.startsMs).filter((ms) => weekday(opening.zone.dayAt(ms)) === 7);
        expect(sundays.some((ms) => isOpenAt({ ...opening, ms }))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
