import type { FinanceQuestion, Plan } from "@springtide/contracts";
import { planSeason } from "@springtide/season";
import { Refusal } from "@springtide/refusal";
import { beforeAll, describe, expect, it } from "vitest";
import { comparisonResult } from "../../src/finance/comparison-result.ts";
import { overviewOf } from "../../src/finance/overview.ts";
import { askableQuestions, questionOf } from "../../src/finance/questions.ts";
import { splitColumns } from "../../src/finance/split-columns.ts";
import { waterfallOf } from "../../src/finance/waterfall.ts";
import { workOutColumns } from "../../src/finance/work-out-columns.ts";
import { weatherWithWarmDays } from "../small-shop.ts";
import { madeInput } from "./made-shop.ts";

let plan: Plan;
beforeAll(() => {
  const warm = {
    ...{ id: "warm", name: "First warm day", kind: "first-warm-day", thresholdC: 18, sky: "any" },
    ...{ armOn: "08-20", disarmOn: "09-25", response: { lead: "1d", decay: "4d", lift: { line: "+90%" } } },
  };
  const weather = weatherWithWarmDays("home", ["2022-09-02", "2023-09-14", "2024-09-08", "2025-09-18"], "2026-08-30");
  plan = planSeason({ ...madeInput({ triggers: [warm] }), weather });
}, 120_000);

const answered = (ask: FinanceQuestion) => {
  const asked = questionOf(plan, ask);
  const worked = workOutColumns(plan, asked.columns, {});
  const basis = { plan: 1, data: "hash", seed: plan.seed, paths: plan.paths, software: "test" };
  return comparisonResult(plan, asked, worked, { basis });
};

describe("questions in words", () => {
  it("are asked of this shop's own triggers, queues, agreements and hours", () => {
    expect(askableQuestions(plan).map(({ ask, subjects }) => [ask.question, subjects.map(({ id }) => id)])).toEqual([
      ["early-season", ["warm"]],
      ["service-target", ["line"]],
      ["stand-by", ["near"]],
      ["notice", ["near", "far"]],
      ["open-longer", ["line"]],
    ]);
    const refusal = (ask: FinanceQuestion): unknown => {
      try {
        return questionOf(plan, ask);
      } catch (error) {
        return error instanceof Refusal
          ? error.findings.map(({ code, place }) => `${code} ${place.field ?? ""}`)
          : error;
      }
    };
    expect(refusal({ question: "stand-by", agreement: "far" })).toEqual(["nothing-to-ask /ask/agreement"]);
    expect(refusal({ question: "service-target", queue: "phone", share: 0.9 })).toEqual(["unknown-queue /ask/queue"]);
    expect(refusal({ question: "open-longer", weekday: 3 })).toEqual(["nothing-to-ask /ask/queue"]);
  });

  it("say what a season that comes earlier costs those who did not see it coming, and those who did", () => {
    const { answer } = answered({ question: "early-season", days: 9 });
    const [unforeseen, foreseen] = answer?.cases ?? [];
    expect([unforeseen?.subjects, unforeseen?.value]).toEqual([["warm"], "-9"]);
    // The same people and seats are paid; what differs is penalties.
    expect(unforeseen?.atStake?.halfWidth).toBeGreaterThan(0);
    expect([unforeseen?.seasons, foreseen?.weighed]).toEqual([null, null]);
    expect(foreseen?.seasons?.p10).toBeLessThanOrEqual(foreseen?.seasons?.p90 ?? -Infinity);
    expect(foreseen?.ledger.mean).not.toBe(unforeseen?.ledger.mean);
    expect(answer?.basis).toBe("cover");
  });

  it("say what a stricter target costs, kind by kind down to the cent", () => {
    const { answer, outcomes } = answered({ question: "service-target", share: 0.95, withinSeconds: 10 });
    const [planned, target] = outcomes;
    if (planned === undefined || target === undefined) throw new Error("no outcomes");
    expect(answer?.cases[0]?.ledger.mean).toBeGreaterThan(0);
    const [line] = answer?.cases[0]?.service ?? [];
    expect(line?.queue).toBe("line");
    const steps = waterfallOf(planned, target);
    expect(steps.map(({ kind }) => kind)).toContain("partner-work");
    expect(steps.at(-1)?.after).toBe(target.ledger);
  });

  it("say what a day that is opened earns, by whoever can work it, with the range of what is guessed", () => {
    const { answer, outcomes } = answered({ question: "open-longer", weekday: 7 });
    const [own, bought] = answer?.cases ?? [];
    expect([own, bought].map((one) => [one?.value, one?.subjects, one?.staffedBy])).toEqual([
      ["08:00-18:00", ["line"], { by: "team", id: "crew" }],
      ["08:00-18:00", ["line"], { by: "partner", id: "near" }],
    ]);
    expect(own?.earned?.mean).toBeGreaterThan(own?.earned?.halfWidth ?? 0);
    expect(own?.earned).toEqual(bought?.earned);
    expect(own?.earnedRange?.high).toBeCloseTo(4 * (own?.earnedRange?.low ?? 0), 1);
    expect(answer?.notes.join(" ")).toContain("half of an open hour");
    // Five Sundays of ten hours, in two shifts, of two people at least, at 24.37 an hour: the rest is what the mornings after need no longer.
    const [planned, opened] = outcomes;
    const wagesOf = (of: typeof planned): number =>
      of?.lines.reduce((sum, { kind, amount }) => sum + (kind === "wages" ? amount : 0), 0) ?? 0;
    const hours = (wagesOf(opened) - wagesOf(planned)) / 24.37;
    expect(hours).toBeCloseTo((opened?.ownHours ?? 0) - (planned?.ownHours ?? 0), 2);
    expect(hours).toBeGreaterThanOrEqual(5 * 10 * 2);
    // Needs that are given are no guess.
    const known = answered({ question: "open-longer", weekday: 7, needsPerHour: 0 }).answer?.cases[0];
    expect([known?.earned?.mean, known?.earnedRange, known?.weighed]).toEqual([0, null, "worse"]);
  });

  it("are asked of hours between those that are open, and refused where nobody could work them", () => {
    const saturday = { question: "open-longer", weekday: 3, hours: "06:00-08:00" } as const;
    expect(questionOf(plan, saturday).question?.cases.map(({ value }) => value)).toEqual([
      "06:00-08:00",
      "06:00-08:00",
    ]);
    const nobody = { ...plan, shop: { ...plan.shop, agreements: [], teams: [] } };
    expect(askableQuestions(nobody).map(({ ask: { question } }) => question)).not.toContain("open-longer");
    expect(() => questionOf(nobody, { question: "open-longer", weekday: 7 })).toThrow(Refusal);
    const ownOnly = { ...plan, shop: { ...plan.shop, agreements: [] } };
    expect(questionOf(ownOnly, { question: "open-longer", weekday: 7 }).columns.map(({ of }) => of.id)).toEqual([
      "plan",
      "open-longer-team",
    ]);
  });

  it("ask of other notices in the words of an agreement", () => {
    const notices = questionOf(plan, { question: "notice", agreement: "near" });
    expect(notices.decide).toBe(true);
    expect(notices.columns.map(({ of, chain }) => [of.id, chain[0]?.changes.agreements])).toEqual([
      ["plan", undefined],
      ["notice-2", { near: { notice: "2d by 12:00" } }],
      ["notice-8", { near: { notice: "8d by 12:00" } }],
      ["notice-16", { near: { notice: "16d by 12:00" } }],
    ]);
  });

  it("weigh stand-by by rules that are followed on the same fresh seasons", () => {
    const asked = questionOf(plan, { question: "stand-by" });
    expect(asked.columns[1]?.chain[0]?.changes).toEqual({ agreements: { near: { standBy: "none" } } });
    const [planned, without] = workOutColumns(plan, asked.columns, {});
    if (planned === undefined || without === undefined) throw new Error("no columns");
    const followed = (ledger: number[], atStake: number[]) => ({ ledger, atStake });
    const worked = [
      { ...planned, followed: followed([100, 120, 110, 130], [10, 12, 14, 11]) },
      { ...without, followed: followed([90, 112, 99, 121], [30, 31, 35, 29]) },
    ];
    const basis = { plan: 1, data: "hash", seed: plan.seed, paths: plan.paths, software: "test" };
    const { answer } = comparisonResult(plan, asked, worked, { basis });
    // By hand: -10, -8, -11, -9 and 20, 19, 21, 18; t of three degrees of freedom 3.182.
    expect(answer?.cases[0]?.ledger).toEqual({ mean: -9.5, halfWidth: 2.05 });
    expect(answer?.cases[0]?.atStake).toEqual({ mean: 19.5, halfWidth: 2.05 });
    expect([answer?.basis, answer?.best]).toEqual(["decided", null]);
  });
});

describe("the first page", () => {
  it("has each season with the present and the proposed target, and shares the work out among threads", () => {
    const asked = overviewOf(plan, null);
    expect(asked.overview?.seasons.map(({ season, current, proposed }) => [season, current, proposed])).toEqual([
      ["early", "early-current", "early-proposed"],
      ["usual", "usual-current", "usual-proposed"],
      ["late", "late-current", "late-proposed"],
    ]);
    expect(asked.overview?.targets).toEqual([
      { queue: "line", current: { share: 0.8, withinSeconds: 20 }, proposed: { share: 0.9, withinSeconds: 20 } },
    ]);
    const shares = splitColumns(asked.columns, 2);
    expect(shares.map((share) => share.length)).toEqual([4, 3]);
    expect(shares[0]?.[0]?.of.id).toBe("plan");
    // Whoever works a column out, it comes to the same.
    const alone = asked.columns.filter(({ of }) => of.id === "late-current");
    const [one] = workOutColumns(plan, alone, {});
    const [, other] = workOutColumns(plan, [...asked.columns.slice(0, 1), ...alone], {});
    expect(one).toEqual(other);
  });
});
