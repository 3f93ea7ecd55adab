import type { Plan } from "@springtide/contracts";
import { describe, expect, it } from "vitest";
import { changedInWords, modelComparison, modelInWords } from "../src/model/model-words.ts";
import { assumedPatienceInWords, linesAmong } from "../src/plan-index/lines.ts";
import { comparison, comparisonInWords, requiredHoursAtLevel } from "../src/what-if/comparison.ts";
import { wordsIn } from "./words-in.ts";
import { fixturePlan } from "./fixture-plan.ts";

const words = wordsIn("en-GB", "USD", 2026);
const stored = fixturePlan({ days: 28 });

/** A tenth more heads of every line, as a plan by Erlang C might ask. */
function byErlangC(plan: Plan): Plan {
  return {
    ...plan,
    shop: { ...plan.shop, plan: { ...plan.shop.plan, model: "erlang-c" } },
    staffing: plan.staffing.map((queue) => ({ ...queue, required: queue.required.map((heads) => heads * 1.1) })),
  };
}
const erlangC = byErlangC(stored);

describe("the model in view", () => {
  it("is said in words, with what Erlang C would ask for of a season known beforehand", () => {
    const { requiredHours, requiredHoursErlangC } = stored.totals;
    expect(modelInWords(stored, stored, words)).toContain(
      `Erlang C would ask for ${words.hours(requiredHoursErlangC.p50)} head-hours in a middling season, 7.5% more than the ${words.hours(requiredHours.p50)} here.`,
    ); // the fixture has 0.86 against 0.8
    expect(changedInWords(stored, stored, words)).toBe("You are looking at the changed plan");
  });

  it("is set against the stored plan at its level when it is another", () => {
    const own = requiredHoursAtLevel(stored);
    expect(modelInWords(stored, erlangC, words)).toContain("nobody ever hangs up");
    expect(modelInWords(stored, erlangC, words)).toContain(
      `Erlang C asks for ${words.hours(own * 1.1)} head-hours to be as ready, 10% more than the ${words.hours(own)} with patience.`,
    );
    expect(modelInWords(erlangC, stored, words)).toContain(
      `9.1% fewer than the ${words.hours(own * 1.1)} of Erlang C.`,
    );
    expect(changedInWords(stored, erlangC, words)).toBe("You are looking at the changed plan, found by Erlang C");
  });

  it("says nothing of patience's need where the stored plan is Erlang C's, which does not know it", () => {
    expect(modelInWords(erlangC, erlangC, words)).not.toContain("head-hours");
  });

  it("does not hold a share that one model judged against another's", () => {
    const told = modelComparison(stored, erlangC, words);
    expect(told.map(({ name }) => name)).toEqual([
      "Heads required",
      "Overflow to buy",
      "Total cost",
      "Ready, share of drawn seasons",
    ]);
    expect(told[3]).toMatchObject({ change: "by another model", better: null });
    const service = comparison(stored, erlangC, words).filter(({ name }) => name.startsWith("Service expected"));
    expect(service.map(({ change }) => change)).toEqual(["by another model", "±0 points"]); // a pile has the same model in both
    expect(comparisonInWords(stored, erlangC, words)).toContain("readiness by another model");
    expect(modelComparison(stored, stored, words)).toEqual([]);
  });
});

describe("patience that nobody measured", () => {
  it("is named, for lines only", () => {
    const prior: Plan = {
      ...stored,
      shop: {
        ...stored.shop,
        queues: stored.shop.queues.map((queue) => ({ ...queue, patience: { ...queue.patience, basis: "prior" } })),
      },
    };
    const both = ["phone", "email"];
    expect(assumedPatienceInWords(linesAmong({ plan: stored }, both), words)).toBeNull();
    expect(assumedPatienceInWords(linesAmong({ plan: prior }, both), words)).toBe(
      "The patience of Phone is an assumption from a survey, not measured in this shop.",
    );
  });
});
