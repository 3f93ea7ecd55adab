import { civilDay } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import type { DayFigures } from "../src/plan-index/day-figures.ts";
import { LOAD_LEVELS, levelInWords, levelOf } from "../src/season-strip/load-levels.ts";
import { seasonStrip } from "../src/season-strip/season-strip.ts";
import { movedByKey } from "../src/season-strip/strip-keys.ts";
import { wordsIn } from "./words-in.ts";

const words = wordsIn("en-GB", "EUR", 2026);

function days(first: string, loads: readonly (number | null)[]): DayFigures[] {
  return loads.map((load, i) => ({
    day: civilDay(first) + i,
    requiredHours: (load ?? 0) * 100,
    ownHours: Math.min(load ?? 0, 1) * 100,
    overflowHours: 0,
    gapHours: load !== null && load > 1.2 ? 4 : 0,
    rosteredHours: 100,
    load,
    worstGapHeads: 0,
  }));
}

describe("the season strip", () => {
  // 2026-12-30 is a Wednesday of ISO week 53; the week after it is week 1 of 2027.
  const strip = seasonStrip(days("2026-12-30", [0.5, null, 0.9, 1.1, 0.7, 1.3]), words);

  it("puts weekdays in rows and ISO weeks in columns, over the turn of the year", () => {
    expect(strip.weeks.map(({ label, name }) => [label, name])).toEqual([
      ["53", "Week 53 of 2026"],
      ["1", "Week 1 of 2027"],
    ]);
    expect(strip.rows[2]?.[0]?.dayIndex).toBe(0);
    expect(strip.rows[1]?.[0]).toBeNull();
    expect(strip.rows[0]?.[1]?.dayIndex).toBe(5);
  });

  it("begins its weeks where the reader's begin, and names those that have no number by their first day", () => {
    const american = seasonStrip(days("2026-12-30", [0.5, null, 0.9, 1.1, 0.7, 1.3]), wordsIn("en-US", "USD", 2026));
    expect(american.weeks.map(({ label, name }) => [label, name])).toEqual([
      ["27", "Week of Sun Dec 27"],
      ["3", "Week of Sun Jan 3, 2027"],
    ]);
    expect(american.rows[3]?.[0]?.dayIndex).toBe(0);
    expect(american.rows[0]?.[1]?.dayIndex).toBe(4);
  });

  it("says in words what the shades say", () => {
    expect(LOAD_LEVELS.map((_, place) => levelInWords(place, words)).slice(0, 2)).toEqual(["under 50%", "50 to 75%"]);
    expect(strip.sentence).toBe(
      "2 of 6 days need more hours than the own roster has; the heaviest is Mon 4 Jan 2027 at 130%; with overflow, 1 stays short at some hour.",
    );
    expect(strip.rows[0]?.[1]?.sentence).toBe(
      "Mon 4 Jan 2027: 130 head-hours required, 100 rostered, 130%, 4 still short",
    );
    expect(strip.rows[3]?.[0]?.text).toBe("–");
  });

  it("tells a day without a roster from a heavy one", () => {
    const bare = seasonStrip(days("2026-06-01", [Infinity, 1.4]), words);
    const [cell] = bare.rows[0] ?? [];
    expect(cell?.text).toBe("all");
    expect(cell?.sentence).toContain("no own roster");
    expect([bare.withoutRoster, strip.withoutRoster]).toEqual([true, false]);
    expect(bare.sentence).toContain("1 of them because nobody is rostered; the heaviest is Tue 2 Jun at 140%");
  });

  it("has an answer for no days at all", () => {
    expect(seasonStrip([], words).sentence).toBe("No days are planned.");
  });

  it("shades each side of a full roster differently", () => {
    expect([null, 0.5, 0.51, 1, 1.0001, 2, Infinity].map(levelOf)).toEqual([
      "closed",
      "light",
      "easy",
      "full",
      "over",
      "far-over",
      "beyond",
    ]);
  });
});

describe("moving in the strip by key", () => {
  const from = (key: string, dayIndex: number, withControl = false) =>
    movedByKey(key, { dayIndex, days: 30, withControl });

  it("goes a day up and down and a week across, and stays inside", () => {
    expect(from("ArrowDown", 3)).toBe(4);
    expect(from("ArrowLeft", 10)).toBe(3);
    expect(from("ArrowLeft", 3)).toBe(3);
    expect(from("ArrowRight", 25)).toBe(25);
    expect(from("ArrowUp", 0)).toBe(0);
  });

  it("jumps to the ends of a row, of the season, and by four weeks", () => {
    expect(from("Home", 17)).toBe(3);
    expect(from("End", 17)).toBe(24);
    expect(from("Home", 17, true)).toBe(0);
    expect(from("End", 17, true)).toBe(29);
    expect(from("PageDown", 17)).toBe(29);
  });

  it("leaves every other key alone", () => {
    expect(from("a", 3)).toBeNull();
  });
});
