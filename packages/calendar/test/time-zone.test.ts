import { civilDay, hoursInDay, isoDay, timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { zoneFromProbe } from "../src/time-zone.ts";
import { wallClock } from "./wall-clock.ts";

const HOUR_MS = 3_600_000;

describe("a time zone", () => {
  const berlin = timeZone("Europe/Berlin");

  it("reads and finds the hour that comes twice", () => {
    const day = civilDay("2026-10-25");
    const instants = berlin.instantsOf(day, 2 * 60 + 30);
    expect(instants.map((ms) => berlin.formatInstant(ms))).toEqual([
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T02:30:00+01:00",
    ]);
    expect(berlin.instantsOf(day, 3 * 60)).toHaveLength(1);
  });

  it("finds nothing in the hour that is skipped, and the next midnight at minute 1440", () => {
    const day = civilDay("2027-03-28");
    expect(berlin.instantsOf(day, 2 * 60 + 30)).toEqual([]);
    expect(berlin.instantsOf(day, 1440)).toEqual([berlin.startOfDayMs(day + 1)]);
    expect(berlin.instantsOf(day, 90.5).map((ms) => berlin.formatInstant(ms))).toEqual(["2027-03-28T01:30:30+01:00"]);
  });

  it("tells changes from the first instant asked for to before the last", () => {
    const atMs = Date.UTC(2026, 9, 25, 1);
    const change = { atMs, beforeMinutes: 120, afterMinutes: 60 };
    expect(berlin.transitions(atMs, atMs + 1)).toEqual([change]);
    expect(berlin.transitions(atMs - HOUR_MS, atMs)).toEqual([]);
    expect(berlin.transitions(atMs + 1, atMs + HOUR_MS)).toEqual([]);
    expect(berlin.transitions(atMs + 1, atMs)).toEqual([]);
    expect(berlin.transitions(Date.UTC(1990, 0), Date.UTC(2000, 0))).toHaveLength(20);
  });

  it("agrees with luxon on offsets anywhere, any time", () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const ms = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(zone, ms, (name, at) => {
        const other = DateTime.fromMillis(at, { zone: name });
        expect(timeZone(name).offsetMinutesAt(at)).toBeCloseTo(other.offset, 6);
        expect(isoDay(timeZone(name).dayAt(at))).toBe(other.toISODate());
      }),
      { numRuns: 300 },
    );
  });

  it("keeps one object a name, and knows names that are only aliases", () => {
    expect(timeZone("Europe/Berlin")).toBe(berlin);
    for (const name of ["UTC", "Europe/Kyiv", "US/Pacific", "Etc/GMT+12"]) expect(timeZone(name).name).toBe(name);
    expect(timeZone("UTC").transitions(0, Date.UTC(2040, 0))).toEqual([]);
  });
});

describe("odd days of history", () => {
  // tz database 2025c: asia, europe, northamerica, australasia, antarctica, africa.
  it.each([
    ["Pacific/Apia", "2011-12-30", 0, "crossed the date line"],
    ["Pacific/Kwajalein", "1993-08-21", 0, "crossed the date line"],
    ["America/Juneau", "1867-10-19", 48, "bought from Russia: the day came twice"],
    ["Antarctica/Troll", "2026-03-29", 22, "two hours forward"],
    ["Antarctica/Troll", "2026-10-25", 26, "two hours back"],
    ["Antarctica/Casey", "2010-03-05", 27, "three hours back"],
    ["Australia/Lord_Howe", "2026-10-04", 23.5, "half an hour forward"],
    ["Australia/Lord_Howe", "2026-04-05", 24.5, "half an hour back"],
    ["America/Caracas", "2007-12-09", 24.5, "half an hour back for good"],
    ["Asia/Pyongyang", "2018-05-04", 23.5, "half an hour forward at the day's end"],
    ["America/Sao_Paulo", "2018-11-04", 23, "forward at midnight: the day starts at 01:00"],
    ["America/Asuncion", "2023-03-25", 25, "back at midnight: the day before is longer"],
    ["America/St_Johns", "2005-10-30", 25, "back at a minute past midnight: the day has begun"],
    ["Europe/Berlin", "1945-05-24", 23, "double summer time"],
    ["Asia/Kolkata", "2026-10-25", 24, "no change at all"],
  ])("%s on %s has %d hours: %s", (name, iso, hours) => {
    expect(hoursInDay(timeZone(name), civilDay(iso))).toBe(hours);
  });

  it("starts the day where the clocks land when midnight is skipped, and at the first midnight of two", () => {
    const start = (name: string, iso: string) =>
      timeZone(name).formatInstant(timeZone(name).startOfDayMs(civilDay(iso)));
    expect(start("America/Sao_Paulo", "2018-11-04")).toBe("2018-11-04T01:00:00-02:00");
    expect(start("Asia/Amman", "2021-10-29")).toBe("2021-10-29T00:00:00+03:00");
    expect(start("America/St_Johns", "2005-10-30")).toBe("2005-10-30T00:00:00-02:30");
    expect(start("Pacific/Apia", "2011-12-30")).toBe("2011-12-31T00:00:00+14:00");
  });

  it("keeps seconds of offset: Monrovia was 44 min 30 s behind until 1972", () => {
    const monrovia = timeZone("Africa/Monrovia");
    expect(monrovia.offsetMinutesAt(0)).toBe(-44.5);
    const [change] = monrovia.transitions(0, Date.UTC(1980, 0));
    expect(change).toEqual({ atMs: Date.UTC(1972, 0, 7, 0, 44, 30), beforeMinutes: -44.5, afterMinutes: 0 });
    expect(hoursInDay(monrovia, civilDay("1972-01-07"))).toBe(24 - 44.5 / 60);
    expect(monrovia.startOfDayMs(0)).toBe(44.5 * 60_000);
    expect(monrovia.minuteOfDayAt(0)).toBe(1440 - 44.5);
    // ISO 8601 has no seconds in an offset: the text still means the same instant.
    expect(monrovia.formatInstant(0)).toBe("1969-12-31T23:16:00-00:44");
  });

  it("agrees with the wall clock wherever local mean time was kept", () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const second = fc.integer({ min: Date.UTC(1800, 0) / 1000, max: Date.UTC(1950, 0) / 1000 });
    fc.assert(
      fc.property(zone, second, (name, at) => {
        const ms = at * 1000;
        const shown = { day: timeZone(name).dayAt(ms), secondOfDay: Math.round(timeZone(name).minuteOfDayAt(ms) * 60) };
        expect(shown).toEqual(wallClock(name)(ms));
        expect(timeZone(name).instantsOf(shown.day, timeZone(name).minuteOfDayAt(ms))).toContain(ms);
        expect(Date.parse(timeZone(name).formatInstant(ms))).toBe(ms);
      }),
      { numRuns: 150 },
    );
  });
});

describe("clocks set twice in one day", () => {
  // No zone has done it yet. Forward an hour at 06:00 UTC, back two at 18:00 UTC.
  const day = civilDay("2026-06-10");
  const first = day * 24 * HOUR_MS + 6 * HOUR_MS;
  const second = first + 12 * HOUR_MS;
  const zone = zoneFromProbe("Test/Twice", (ms) => (ms < first ? 0 : ms < second ? HOUR_MS : -HOUR_MS));

  it("are both found, and the day's length is their sum", () => {
    expect(zone.transitions(first - HOUR_MS, second + HOUR_MS)).toEqual([
      { atMs: first, beforeMinutes: 0, afterMinutes: 60 },
      { atMs: second, beforeMinutes: 60, afterMinutes: -60 },
    ]);
    expect(hoursInDay(zone, day)).toBe(25);
    expect(zone.instantsOf(day, 18 * 60)).toEqual([second - HOUR_MS, second + HOUR_MS]);
  });
});

describe("an unknown zone", () => {
  it.each([
    ["Berlin", "Did you mean Europe/Berlin?"],
    ["Europe/Berln", "Did you mean Europe/Berlin?"],
    ["america/new york", "Did you mean America/New_York?"],
    ["Mars/Phobos", "Write area and city, such as America/New_York."],
    ["+02:00", "Write area and city, such as America/New_York."],
    ["", "Write area and city, such as America/New_York."],
  ])("%j is refused: %s", (name, remedy) => {
    expect(() => timeZone(name)).toThrow(Refusal);
    expect(() => timeZone(name)).toThrow(remedy);
  });

  it("is refused where it was written", () => {
    const place = { file: "shop.yaml", field: "/sites/0/zone" };
    expect(() => timeZone("Europe/Berln", place)).toThrow(
      'shop.yaml, field /sites/0/zone: found "Europe/Berln", but a time zone is a name of the IANA list',
    );
  });
});
