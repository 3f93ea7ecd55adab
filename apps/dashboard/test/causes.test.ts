import { civilDay, isoDay } from "@springtide/calendar";
import type { Reweighed } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { causesOf, movesAsked } from "../src/causes/cause-moves.ts";
import { changeInWords, shiftInWords, strengthInWords } from "../src/causes/cause-words.ts";
import { forecastPicture } from "../src/forecast/forecast-picture.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "EUR", 2026);
const plan = fixturePlan();
const index = indexPlan(plan);
const queue = plan.forecasts[0]?.queue ?? "";
const doubled = (values: readonly number[]): number[] => values.map((value) => 2 * value);

/** The fixture's season with twice the contacts of its first queue everywhere. */
const season: Reweighed = {
  queues: plan.forecasts.map(({ queue: id, daily, examples, total }) => ({
    queue: id,
    daily: { ...daily, mean: doubled(daily.mean) },
    examples,
    total,
  })),
  allQueues: {
    daily: { ...plan.allQueues.daily, mean: doubled(plan.allQueues.daily.mean) },
    examples: plan.allQueues.examples,
    total: plan.totals.contacts,
  },
  peakDays: [{ day: plan.grid.firstDay, contacts: { mean: 1234, p10: 1, p50: 2, p90: 3 } }],
  day: {
    day: isoDay(civilDay(plan.grid.firstDay) + 2),
    queues: [],
    allQueues: { mean: [], p10: [], p50: [], p90: [] },
  },
  changedDays: 3,
};

describe("causes moved", () => {
  it("are those that may come within the plan, each once, in the order of their dates", () => {
    const causes = causesOf(index);
    expect(causes.length).toBeGreaterThan(0);
    expect(new Set(causes.map(({ trigger }) => trigger)).size).toBe(causes.length);
    expect(causes.map(({ likelyDay }) => likelyDay)).toEqual(
      causes.map((cause) => cause.likelyDay).sort((a, b) => a - b),
    );
  });

  it("ask only for what differs from the forecast", () => {
    expect(movesAsked({ a: { shiftDays: 0, strength: 1 } })).toBeNull();
    expect(movesAsked({ a: { shiftDays: 0, strength: 1 }, b: { shiftDays: -2, strength: 1 } })).toEqual({
      b: { shiftDays: -2, strength: 1 },
    });
  });

  it("are said in words", () => {
    expect([0, 1, -5].map((days) => shiftInWords(days, words))).toEqual([
      "as forecast",
      "1 day later",
      "5 days earlier",
    ]);
    expect([1, 0, 1.2].map((strength) => strengthInWords(strength, words))).toEqual([
      "as learned",
      "without effect",
      "1.2 times as strong",
    ]);
  });

  it("tell in one breath what they make of the season, the day in view and the busiest day", () => {
    const causes = causesOf(index);
    const [first] = causes;
    const moves = { [first?.trigger ?? ""]: { shiftDays: -5, strength: 1.2 } };
    const sentence = changeInWords({ index, causes, moves, queue: null }, season, words);
    expect(sentence).toContain(`With ${first?.name ?? ""} 5 days earlier and 1.2 times as strong, the season brings `);
    expect(sentence).toContain("(+100%)");
    expect(sentence).toMatch(/The busiest day on average is .*, with 1,234\.$/);
    expect(changeInWords({ index, causes, moves, queue }, season, words)).not.toContain("busiest");
  });

  it("draw the season as moved, and the mean as it was", () => {
    const stored = forecastPicture(index, queue, words);
    const moved = forecastPicture(index, queue, words, season);
    expect(stored.storedMean).toBeNull();
    expect(moved.storedMean).toEqual(stored.mean);
    expect(moved.mean).toEqual(doubled(stored.mean));
    expect(forecastPicture(index, "", words, season).mean).toEqual(doubled(plan.allQueues.daily.mean));
  });
});
