import { civilDay } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { plural, seasonsInWords, waitInWords } from "../src/words/words.ts";
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

  it("says levels, waits and numbers of things as people do", () => {
    expect(seasonsInWords(0.8)).toBe("8 of 10");
    expect(seasonsInWords(0.85)).toBe("85 of 100");
    expect([20, 90, 180, 14_400].map(waitInWords)).toEqual(["20 s", "90 s", "3 min", "4 h"]);
    expect(words.seasons(0.8)).toBe("8 of 10");
    expect(words.wait(180)).toBe("3 min");
    expect(plural(1, "1", "head")).toBe("1 head");
    expect(plural(2, "2", "head")).toBe("2 heads");
  });
});
