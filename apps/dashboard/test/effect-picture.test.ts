import { describe, expect, it } from "vitest";
import { effectPictures, offsetInWords } from "../src/effects/effect-picture.ts";
import { indexPlan } from "../src/plan-index/plan-index.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "EUR", 2026);

const PLAN = fixturePlan();

/** The plan of the fixture, with what three springs say of the first warm day. */
function planWith(events: number, used: boolean) {
  const plan = PLAN;
  const effect = {
    firstOffset: -1,
    mean: [0.5, 1.5, 1.2, 0.7, 0.3],
    low: [0.2, 1.1, 0.8, 0.4, 0.1],
    high: [0.8, 1.9, 1.6, 1, 0.5],
    given: [0, 1.5, 1.3, 1.1, 0.9],
    events,
    priorShare: 0.3,
  };
  const [first, ...others] = plan.triggers;
  if (first === undefined) throw new Error("the fixture has a trigger");
  const pastOnsets = ["2024-04-07", "2025-03-30", "2024-04-07"].map((day) => ({ day, market: null, weight: 1 }));
  const learned = {
    events,
    heldOutGain: used ? 1.2 : -0.4,
    used,
    byQueue: { phone: effect, email: { ...effect, mean: effect.mean.map((x) => x / 2) } },
  };
  return indexPlan({ ...plan, triggers: [{ ...first, pastOnsets, learned }, ...others] });
}

describe("what a cause does", () => {
  it("is shown on the queue it moves most where all are looked at, and on the one looked at else", () => {
    expect(effectPictures(planWith(3, true), "all", words)).toMatchObject([
      { queue: "phone", offsets: [-1, 0, 1, 2, 3] },
    ]);
    expect(effectPictures(planWith(3, true), "email", words)).toMatchObject([{ queue: "email" }]);
  });

  it("says its height, when, how sure, how soon it is gone and what it was learned from", () => {
    const [picture] = effectPictures(planWith(3, true), "phone", words);
    // Expected: the largest of the means above is 1.5 on the onset; below half of it (0.75) two days later.
    expect(picture?.sentence).toContain("+150% at its height, on the day it comes (+110% to +190% in 8 of 10 cases)");
    expect(picture?.sentence).toContain("half of it is gone 2 days later");
    expect(picture?.sentence).toContain("Learned from 3 past events, and used");
  });

  it("says so where past events do not vouch for it, or there are none", () => {
    expect(effectPictures(planWith(1, false), "phone", words)[0]?.sentence).toContain(
      "the shape given, which the forecast uses",
    );
    expect(effectPictures(planWith(0, false), "phone", words)[0]?.sentence).toContain("It never came before");
  });

  it("names each past day once, in order", () => {
    const [picture] = effectPictures(planWith(3, true), "phone", words);
    expect(picture?.pastOnsets.map(words.day)).toEqual(["Sun 7 Apr 2024", "Sun 30 Mar 2025"]);
  });

  it("shows nothing of causes of which nothing was learned", () => {
    expect(effectPictures(indexPlan(PLAN), "all", words)).toEqual([]);
  });
});

describe("a day counted from the onset", () => {
  it.each([
    [0, "on the day it comes"],
    [1, "1 day after"],
    [-2, "2 days before"],
  ])("%i is %s", (offset, text) => {
    expect(offsetInWords(offset, words)).toBe(text);
  });
});
