import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { weighHours } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { NO_HOLIDAYS } from "../small-shop.ts";
import { movedPaths, type WindowToOpen } from "../../src/opening-hours/moved-paths.ts";
import { openDays } from "../../src/opening-hours/past-hours.ts";
import { windowOnGrid } from "../../src/opening-hours/window-on-grid.ts";
import { shopWithWindow, triedHours } from "./tried-hours.ts";

describe("a window over the night in which the clocks change", () => {
  const night = { weekdays: [7], window: { fromMinute: 60, toMinute: 240 } };

  it.each([
    { day: "2026-10-25", hours: 4, why: "02:00 to 03:00 comes twice" },
    { day: "2026-03-29", hours: 2, why: "02:00 to 03:00 is skipped" },
    { day: "2026-07-05", hours: 3, why: "nothing changes" },
  ])("is $hours hours long on $day, since $why, with needs for as long", ({ day, hours }) => {
    const shop = shopWithWindow();
    const [queue] = shop.queues;
    if (queue === undefined) throw new Error("no queue");
    const firstDay = civilDay(day);
    const grid = intervalGrid({ zone: timeZone("Europe/Berlin"), firstDay, days: 2, intervalMinutes: 30 });
    const open = Uint8Array.from(grid.startsMs, (_, t) => Number(t >= (grid.dayOffsets[1] ?? 0) + 16));
    const holidays = { customers: new Set<number>(), bySite: new Map() };
    const intervals = windowOnGrid(night, queue, { grid, holidays, open });
    expect(intervals.reduce((sum, inside, t) => sum + (inside * (grid.seconds[t] ?? 0)) / 3600, 0)).toBe(hours);
    const known = { value: 0, low: 0, high: 0, basis: "given" } as const;
    const window: WindowToOpen = {
      ...{ id: "night", field: "/longerHours/0", zone: "Europe/Berlin", scale: 1, intervals },
      needs: {
        ...{ basis: "given", isAbsolute: true, range: { low: 1, high: 1 }, waitingPerHour: null, notes: [] },
        perHourAt: () => 6,
        shares: { wait: known, elsewhere: known, lost: known, prefer: known },
        behaviour: { waitShare: 1, elsewhereShare: 0, lostShare: 0 },
        preferShare: 0,
      },
    };
    const rates = new Float32Array(grid.startsMs.length).map((_, t) => (open[t] === 1 ? 5 : 0));
    const { parts } = movedPaths({ open, intervalRates: rates, dailyRates: new Float32Array([0, 150]) }, [window], {
      grid,
      paths: 1,
    });
    // Everybody waits: what comes in the window is missing the next morning, and nobody is won.
    expect(parts.captured[0]).toBeCloseTo(6 * hours, 9);
    expect(parts.nextOpening[0]).toBeCloseTo(-6 * hours, 9);
    expect(parts.newlyWon[0]).toBe(0);
    const many = { ...window, needs: { ...window.needs, perHourAt: () => 600 } };
    expect(() =>
      movedPaths({ open, intervalRates: rates, dailyRates: new Float32Array([0, 150]) }, [many], { grid, paths: 1 }),
    ).toThrow("who wait for an opening in which 160.0 contacts are expected");
  });
});

it("reads how long it was closed before each opening, and who tried meanwhile, off the past", () => {
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: civilDay("2026-06-01"),
    days: 8,
    intervalMinutes: 60,
  });
  // Monday to Friday from 8 to 18; ten contacts an hour, and one attempt an hour while closed.
  const open = Uint8Array.from(grid.startsMs, (_, t) =>
    Number(t % 24 >= 8 && t % 24 < 18 && Math.floor(t / 24) % 7 < 5),
  );
  const contacts = Float64Array.from(open, (isOpen) => (isOpen === 1 ? 10 : 1));
  const past = { grid, contacts, open, window: new Uint8Array(open.length) };
  const days = openDays(past, new Uint8Array(8), { from: null, at: () => 1 }, "Europe/Berlin");
  // The closing before the first Monday began before the history. Friday 18:00 to Monday 8:00 is 62 hours.
  expect(days.map(({ closedHours }) => closedHours)).toEqual([14, 14, 14, 14, 62]);
  expect(days[4]).toMatchObject({ opening: 30, rest: 70, attempts: 62 });
  const felt = Uint8Array.from({ length: 8 }, (_, day) => Number(day === 7));
  expect(openDays(past, felt, { from: null, at: () => 1 }, "Europe/Berlin")).toHaveLength(4);
});

describe("windows that cannot be weighed", () => {
  const contacts = triedHours(shopWithWindow(), false);
  const weigh = (window: object, changes: Readonly<Record<string, unknown>> = {}): unknown =>
    weighHours({ shop: shopWithWindow(changes, window), holidays: NO_HOLIDAYS, contacts, weather: [] });

  it.each([
    [{ queue: "email", hours: "18:00-20:00" }, "whose work waits until somebody is there"],
    [{ hours: "18:10-20:00" }, "hours that begin or end within a planning interval"],
  ])("are refused with what is wrong: %o", (window, message) => {
    expect(() => weigh(window)).toThrow(message);
  });

  it("are refused within each other, where nobody can work them, and where there are none", () => {
    const { longerHours } = shopWithWindow();
    const twice = { ...shopWithWindow(), longerHours: [...longerHours, ...longerHours] };
    const asked = { holidays: NO_HOLIDAYS, contacts, weather: [] };
    expect(() => weighHours({ ...asked, shop: twice })).toThrow("hours of which some are those of evening");
    const open = longerHours.map((one) => ({ ...one, window: { fromMinute: 960, toMinute: 1140 } }));
    expect(() => weighHours({ ...asked, shop: { ...twice, longerHours: open } })).toThrow("in which phone is open");
    const unknown = longerHours.map((one) => ({ ...one, queue: "phnoe" }));
    expect(() => weighHours({ ...asked, shop: { ...twice, longerHours: unknown } })).toThrow("Did you mean");
    expect(() => weighHours({ ...asked, shop: { ...twice, longerHours: [] } })).toThrow(
      "no hours that might be opened",
    );
    expect(() => weigh({}, { teams: [] })).toThrow("people-hours");
    expect(() => weighHours({ ...asked, contacts: [], shop: shopWithWindow() })).toThrow("no contacts at all");
  });
});
