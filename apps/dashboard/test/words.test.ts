import { civilDay } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { readerOf } from "../src/languages/languages.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", 2026);

describe("the page's words", () => {
  it("speaks the first language of the reader that it can, in the reader's own country's way", () => {
    expect(readerOf(null, ["fr-FR", "de-AT", "en-GB"])).toEqual({ language: "de", locale: "de-AT" });
    expect(readerOf(null, ["fr-FR"])).toEqual({ language: "en", locale: "en-GB" });
    expect(readerOf("pl", ["de-AT", "en-US"])).toEqual({ language: "pl", locale: "pl-PL" });
    expect(readerOf("en", ["de-AT", "en-US"])).toEqual({ language: "en", locale: "en-US" });
    expect(readerOf("tlh", ["nl"])).toEqual({ language: "nl", locale: "nl-NL" });
  });

  it("writes money in the shop's currency", () => {
    expect(words.money(12_345.4)).toBe("€12,345");
    expect(wordsIn("en-US", "USD", 2026).money(8)).toBe("$8");
  });

  it("gives a difference its sign in a character, not a colour", () => {
    expect(words.signed(3.26, words.hours)).toBe("+3.3");
    expect(words.signed(-1200, words.count)).toBe("−1,200");
    expect(words.signed(0.004, words.hours)).toBe("±0");
    expect(words.signed(0.034, words.points)).toBe("+3.4 points");
  });

  it("keeps a decimal of hours only where it says something", () => {
    expect(words.hours(9.54)).toBe("9.5");
    expect(words.hours(154.6)).toBe("155");
  });

  it("names days without a zone of their own", () => {
    expect(words.day(civilDay("2026-04-14"))).toBe("Tue 14 Apr");
    expect(words.day(civilDay("2027-11-01"))).toBe("Mon 1 Nov 2027");
    expect(words.dayRange(civilDay("2026-12-20"), civilDay("2027-01-06"))).toBe("20 Dec 2026 to 6 Jan 2027");
    expect(words.month(civilDay("2027-01-06"))).toBe("Jan");
    expect(words.dayInFull(civilDay("2026-10-25"))).toMatch(/^Sunday,? 25 October 2026$/);
  });

  it("writes every year where days of two years would have the same name", () => {
    const both = wordsIn("en-GB", "EUR", null);
    expect(both.day(civilDay("2026-11-16"))).toBe("Mon 16 Nov 2026");
    expect(both.day(civilDay("2027-11-16"))).toBe("Tue 16 Nov 2027");
    expect(["2026-12-30", "2027-01-06", "2027-02-06"].map((day) => both.month(civilDay(day)))).toEqual([
      "Dec",
      "Jan 2027",
      "Feb",
    ]);
  });

  it("says levels, waits and hours as people do", () => {
    expect([0.8, 0.85].map(words.seasons)).toEqual(["8 of 10", "85 of 100"]);
    expect([20, 90, 180, 14_400].map(words.wait)).toEqual(["20 s", "90 s", "3 min", "4 h"]);
    expect([words.inHours(12.34), words.ratio(2)]).toEqual(["12 h", "2.0"]);
  });

  it("tells the time of day by 24 hours or by 12, as the reader's country does", () => {
    const times = (locale: string) => {
      const { clock, hourOfDay } = wordsIn(locale, "EUR", 2026);
      return [clock(9 * 60), clock(14 * 60 + 15), clock(24 * 60), hourOfDay(14 * 60)];
    };
    expect(times("de-DE")).toEqual(["09:00", "14:15", "24:00", "14"]);
    expect(times("en-US").map((time) => time.replace(/\s/u, " "))).toEqual(["9:00 AM", "2:15 PM", "12:00 AM", "2 PM"]);
  });
});
