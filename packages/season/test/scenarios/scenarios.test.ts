import { parseOrRefuse, type Plan, type Scenario, ScenarioFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import {
  compareScenarios,
  planSeason,
  readyMadeScenarios,
  replan,
  requireScenarios,
  scenarioLines,
  scenarioReport,
  sensitivityOf,
} from "@springtide/season";
import { beforeAll, describe, expect, it } from "vitest";
import { smallInput, smallShop } from "../small-shop.ts";

const scenariosOf = (...scenarios: readonly Readonly<Record<string, unknown>>[]): Scenario[] =>
  parseOrRefuse(ScenarioFile, { scenarios }).scenarios;

let plan: Plan;
beforeAll(() => {
  plan = planSeason(smallInput(smallShop({ plan: { horizon: "3w", paths: 20 } })));
}, 60_000);

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("a scenario", () => {
  it("that changes nothing is the plan, to the cent and the contact", () => {
    const { planned, scenarios } = compareScenarios(
      plan,
      scenariosOf({ id: "same" }, { id: "held", people: "as-planned" }),
    );
    expect(planned.ownCost + planned.overflowCost).toBeCloseTo(plan.totals.cost, 6);
    expect(planned.gapHours).toBe(plan.totals.gapHours);
    for (const { outcome, difference } of scenarios) {
      expect(outcome).toEqual(planned);
      expect(difference.atStake).toEqual({ mean: 0, halfWidth: 0 });
    }
  });

  it("with another target is what the plan's own what-if says", () => {
    const other = replan(plan, { targets: { phone: { share: 0.9, withinSeconds: 10 } } });
    const [one] = compareScenarios(
      plan,
      scenariosOf({ id: "strict", changes: { queues: { phone: { target: { share: "90%", within: "10s" } } } } }),
    ).scenarios;
    expect(one?.outcome.overflowCost).toBeCloseTo(other.totals.overflowCost, 6);
    expect(one?.outcome.gapHours).toBe(other.totals.gapHours);
    expect(sum(one?.outcome.requiredHours ?? new Float64Array()) / plan.paths).toBeCloseTo(
      other.totals.requiredHours.mean,
      6,
    );
    expect(one?.outcome.queues[0]?.serviceLevel).toBeCloseTo(other.staffing[0]?.expectedServiceLevel ?? 0, 9);
  });

  it("with more contacts is what the plan with such an adjustment needs", () => {
    const { adjustments } = smallShop({
      adjustments: [
        {
          id: "more",
          who: "test",
          why: "test",
          madeOn: "2026-08-30",
          from: "2026-08-30",
          to: "2026-09-19",
          change: "+20%",
        },
      ],
    });
    const adjusted = replan({ ...plan, shop: { ...plan.shop, adjustments } }, {});
    const [one] = compareScenarios(
      plan,
      scenariosOf({ id: "more", changes: { volume: [{ change: "+20%" }] } }),
    ).scenarios;
    expect(sum(one?.outcome.requiredHours ?? new Float64Array()) / plan.paths).toBeCloseTo(
      adjusted.totals.requiredHours.mean,
      6,
    );
    expect(one?.difference.contacts.mean).toBeGreaterThan(0);
  });

  it("compares path by path: mean and interval as recomputed from both", () => {
    const { planned, scenarios } = compareScenarios(
      plan,
      scenariosOf({ id: "slow", changes: { queues: { phone: { aht: "+10%" } } } }),
    );
    const differences = Array.from(
      scenarios[0]?.outcome.requiredHours ?? [],
      (hours, p) => hours - (planned.requiredHours[p] ?? 0),
    );
    const mean = differences.reduce((total, value) => total + value, 0) / 20;
    const sd = Math.sqrt(differences.reduce((total, value) => total + (value - mean) ** 2, 0) / 19);
    expect(scenarios[0]?.difference.requiredHours.mean).toBeCloseTo(mean, 9);
    // Student's t, 97.5 %, 19 degrees of freedom: 2.0930 (any table).
    expect(scenarios[0]?.difference.requiredHours.halfWidth).toBeCloseTo((2.093 * sd) / Math.sqrt(20), 3);
  });

  it("goes on from another: factors multiply, in their order", () => {
    const shown = scenariosOf(
      { id: "more", changes: { volume: [{ change: "+10%" }], teams: { desk: { wages: "+10%" } } } },
      { id: "more-still", from: "more", changes: { volume: [{ change: "+10%" }], teams: { desk: { wages: "+10%" } } } },
      { id: "at-once", changes: { volume: [{ change: 0.21 }], teams: { desk: { wages: 24.37 * 1.21 } } } },
    );
    const [, twice, once] = compareScenarios(plan, shown).scenarios;
    expect(twice?.outcome.ownCost).toBeCloseTo(once?.outcome.ownCost ?? 0, 1);
    expect(twice?.difference.contacts.mean).toBeCloseTo(once?.difference.contacts.mean ?? 0, 1);
  });

  it("met by the people planned leaves hours and blocks, and loses more where more come", () => {
    const [held, wages] = compareScenarios(
      plan,
      scenariosOf(
        { id: "held", people: "as-planned", changes: { volume: [{ change: "+30%" }] } },
        { id: "fewer", people: "as-planned", changes: { teams: { desk: { people: -3 } } } },
      ),
    ).scenarios;
    expect(held?.difference.ledger).toBe(0);
    expect(held?.difference.atStake.mean).toBeGreaterThan(0);
    // Three of twelve heads, eight hours a day, by hand: a quarter of the hours.
    expect(wages?.outcome.ownHours).toBeCloseTo(plan.totals.ownHours * 0.75, 6);
    expect(wages?.outcome.overflowHours).toBeCloseTo(plan.totals.overflowHours, 6);
  });
});

describe("scenarios that cannot be", () => {
  const codesOf = (...scenarios: readonly Readonly<Record<string, unknown>>[]): string[] => {
    try {
      requireScenarios(scenariosOf(...scenarios), plan);
    } catch (error) {
      if (error instanceof Refusal) return error.findings.map(({ code, remedy }) => `${code} ${remedy}`);
      throw error;
    }
    return [];
  };

  it("are told with the names that were meant", () => {
    expect(
      codesOf(
        { id: "a", changes: { queues: { phon: { aht: "5m" } }, teams: { dsk: { wages: "+1%" } } } },
        {
          id: "b",
          from: "c",
          changes: { triggers: { spring: { shiftDays: 1 } }, agreements: { partners: { seats: 3 } } },
        },
        {
          id: "a",
          from: "b",
          changes: { volume: [{ queues: ["emial"], change: "+1%", from: "2020-01-01", to: "2020-01-02" }] },
        },
      ),
    ).toEqual([
      "unknown-queue Did you mean phone?",
      "unknown-team Did you mean desk?",
      "unknown-agreement Did you mean partner?",
      "unknown-trigger This plan has no trigger.",
      "unknown-scenario Did you mean a?",
      "unknown-queue Did you mean email?",
      "days-outside-plan Name days of the plan, or leave them out for all of it.",
      "scenario-twice Give one of them another id.",
    ]);
    expect(codesOf({ id: "a", from: "b" }, { id: "b", from: "a" })).toHaveLength(2);
    expect(codesOf({ id: "a", changes: { customerValue: { tryAgain: "10%" } } })).toEqual([
      "no-customer-value Write customerValue in the shop file and plan again.",
    ]);
  });

  it.each([
    [{ queues: { phone: { aht: "5" } } }],
    [{ queues: { phone: { shrinkage: "+5%" } } }],
    [{ volume: [{ change: "-100%" }] }],
    [{ teams: { desk: { people: 1.5 } } }],
    [{ unknown: 1 }],
  ])("are refused: %j", (changes) => {
    expect(() => scenariosOf({ id: "a", changes })).toThrow(Refusal);
  });

  it("are refused where a share leaves its bounds only when it is added up", () => {
    const high = { id: "a", changes: { queues: { phone: { shrinkage: "+90 points" } } } };
    expect(() => compareScenarios(plan, scenariosOf(high, { ...high, id: "b", from: "a" }))).toThrow("0 % and 100 %");
  });
});

describe("what a plan hangs on", () => {
  it("is nothing where a driver has no effect, and sorted by what it does", () => {
    const { byLedger, byAtStake, paths } = sensitivityOf(plan, { people: "as-planned", paths: 5 });
    expect(paths).toBe(5);
    const ledger = (id: string): readonly number[] => {
      const bar = byLedger.find(({ driver }) => driver === id);
      return [bar?.low.difference.ledger ?? Number.NaN, bar?.high.difference.ledger ?? Number.NaN];
    };
    // The people planned meet it: contacts and patience cost nothing more in the ledger, wages theirs.
    expect(ledger("volume")).toEqual([0, 0]);
    expect(ledger("patience")).toEqual([0, 0]);
    expect(ledger("wages")[1]).toBeCloseTo(0.05 * plan.totals.ownCost, 0);
    const wages = byAtStake.find(({ driver }) => driver === "wages");
    expect(wages?.high.difference.atStake).toEqual({ mean: 0, halfWidth: 0 });
    const widths = byAtStake.map(({ low, high }) =>
      Math.max(Math.abs(low.difference.atStake.mean), Math.abs(high.difference.atStake.mean)),
    );
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });
});

describe("ready-made scenarios", () => {
  it("ask a stricter and a looser promise of lines, and are told in words", () => {
    const ready = readyMadeScenarios(plan);
    expect(ready.map(({ id, note }) => [id, note])).toEqual([
      ["promise-stricter", "phone 90 % within 10 s instead of 80 % within 20 s"],
      ["promise-looser", "phone 70 % within 40 s instead of 80 % within 20 s"],
    ]);
    const report = scenarioReport(plan, { comparison: compareScenarios(plan, ready) });
    const [strict, loose] = report.scenarios.map(({ difference }) => difference.requiredHours.mean);
    expect(strict).toBeGreaterThan(0);
    expect(loose).toBeLessThan(0);
    expect(scenarioLines(report).join("\n")).toContain("A stricter promise, planned anew");
  });
});
