import { readFileSync } from "node:fs";
import { civilDay, dayFrom, easterSunday, isoDay, weekday, yearOf } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const vectors = z
  .object({ cases: z.array(z.looseObject({ type: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL("../../../test/vectors/triggers.json", import.meta.url), "utf8")));
const easters = vectors.cases
  .filter(({ type }) => type === "easter")
  .map((one) => z.object({ in: z.object({ year: z.int() }), out: z.object({ date: z.string() }) }).parse(one));

/** The other way: no tables, only remainders (Meeus, Astronomical Algorithms, 2nd ed., chapter 8). */
function easterByRemainders(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayFrom(year, Math.floor(n / 31), (n % 31) + 1);
}

describe("Easter Sunday", () => {
  it("is that of the vectors", () => {
    expect(easters.length).toBeGreaterThanOrEqual(3);
    for (const { in: asked, out } of easters) expect(isoDay(easterSunday(asked.year))).toBe(out.date);
  });

  // US Naval Observatory, "The Date of Easter": the earliest and latest, and the years whose full moon the tables move.
  it.each([
    "1818-03-22",
    "2285-03-22",
    "1943-04-25",
    "2038-04-25",
    "1954-04-18",
    "1981-04-19",
    "2000-04-23",
    "2027-03-28",
  ])("is %s", (iso) => {
    expect(isoDay(easterSunday(yearOf(civilDay(iso))))).toBe(iso);
  });

  it("agrees with another method in every year from 1583 to 9999, and is a Sunday from 22 March to 25 April", () => {
    for (let year = 1583; year <= 9999; year += 1) {
      const day = easterSunday(year);
      if (day !== easterByRemainders(year) || weekday(day) !== 7) expect.fail(`${year}: ${isoDay(day)}`);
      if (day < dayFrom(year, 3, 22) || day > dayFrom(year, 4, 25)) expect.fail(`${year}: ${isoDay(day)}`);
    }
  });
});
