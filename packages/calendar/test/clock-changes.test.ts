import { readFileSync } from "node:fs";
import { civilDay, clockChanges, hoursInDay, isoDay, timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const DstCase = z.object({
  in: z.object({ zone: z.string(), year: z.int() }),
  out: z.object({ irregularDays: z.array(z.object({ date: z.string(), hours: z.number() })) }),
});
const vectors = z
  .object({ cases: z.array(z.looseObject({ type: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL("../../../test/vectors/triggers.json", import.meta.url), "utf8")));
const dstCases = vectors.cases.filter(({ type }) => type === "dst").map((one) => DstCase.parse(one));

function changes(name: string, from: string, to: string) {
  return clockChanges(timeZone(name), civilDay(from), civilDay(to)).map(({ day, shiftMinutes }) => [
    isoDay(day),
    shiftMinutes,
  ]);
}

describe("clock changes", () => {
  it("are the irregular days of the vectors", () => {
    expect(dstCases.length).toBeGreaterThanOrEqual(2);
    for (const { in: asked, out } of dstCases) {
      const zone = timeZone(asked.zone);
      const found = clockChanges(zone, civilDay(`${asked.year}-01-01`), civilDay(`${asked.year}-12-31`));
      expect(found.map(({ day }) => ({ date: isoDay(day), hours: hoursInDay(zone, day) }))).toEqual(out.irregularDays);
    }
  });

  it("of autumn 2026 and 2027 in Berlin fall on the last Sundays; in spring 2027 on Easter Sunday", () => {
    // Directive 2000/84/EC, Articles 2 and 3.
    expect(changes("Europe/Berlin", "2026-07-01", "2027-12-31")).toEqual([
      ["2026-10-25", -60],
      ["2027-03-28", 60],
      ["2027-10-31", -60],
    ]);
  });

  it("at or around midnight belong to the day whose length changes", () => {
    expect(changes("America/Asuncion", "2023-01-01", "2023-12-31")).toEqual([
      ["2023-03-25", -60],
      ["2023-10-01", 60],
    ]);
    expect(changes("America/St_Johns", "2005-07-01", "2006-06-30")).toEqual([
      ["2005-10-30", -60],
      ["2006-04-02", 60],
    ]);
    expect(changes("Pacific/Apia", "2011-12-01", "2011-12-31")).toEqual([["2011-12-30", 1440]]);
  });

  it("include the first and the last day asked for, and no other", () => {
    expect(changes("Europe/Berlin", "2026-10-25", "2026-10-25")).toEqual([["2026-10-25", -60]]);
    expect(changes("Europe/Berlin", "2026-10-26", "2027-03-27")).toEqual([]);
    expect(changes("America/Asuncion", "2023-03-26", "2023-03-27")).toEqual([]);
    expect(changes("Pacific/Apia", "2011-12-30", "2011-12-30")).toEqual([["2011-12-30", 1440]]);
  });

  it("of half an hour, of two hours and of none", () => {
    expect(changes("Australia/Lord_Howe", "2026-01-01", "2026-12-31")).toEqual([
      ["2026-04-05", -30],
      ["2026-10-04", 30],
    ]);
    expect(changes("Antarctica/Troll", "2026-01-01", "2026-12-31")).toEqual([
      ["2026-03-29", 120],
      ["2026-10-25", -120],
    ]);
    expect(changes("Asia/Tokyo", "2000-01-01", "2040-12-31")).toEqual([]);
  });

  it("of Morocco go back for Ramadan and forward after it, four weeks or five apart", () => {
    // tz database 2025c, africa: rules Morocco 2026.
    expect(changes("Africa/Casablanca", "2026-01-01", "2026-12-31")).toEqual([
      ["2026-02-15", -60],
      ["2026-03-22", 60],
    ]);
  });
});
