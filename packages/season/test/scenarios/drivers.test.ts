import { parseOrRefuse, type Plan, type Scenario, ScenarioFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { compareScenarios, planSeason, requireScenarios, type ScenarioComparison } from "@springtide/season";
import { beforeAll, describe, expect, it } from "vitest";
import { smallInput, smallShop } from "../small-shop.ts";

type Outcome = ScenarioComparison["planned"];

/** Every driver alone, what it must move, and which way: + more than the plan, - less. */
const DRIVERS: readonly (readonly [name: string, changes: unknown, moves: string, people?: string])[] = [
  ["volume", { volume: [{ change: "+30%" }] }, "+required +contacts"],
  [
    "volume of some days",
    { volume: [{ queues: ["phone"], from: "2026-09-01", to: "2026-09-04", change: "-50%" }] },
    "-required -contacts",
  ],
  ["the date of a trigger", { triggers: { sale: { on: "2026-09-30" } } }, "-required -contacts"],
  ["the strength of a trigger", { triggers: { sale: { strength: 2 } } }, "+required +contacts"],
  ["handling time", { queues: { phone: { aht: "+20%" } } }, "+required"],
  ["patience", { queues: { phone: { patience: "30s" } } }, "+abandoned", "as-planned"],
  ["absence", { queues: { phone: { shrinkage: "+10 points" }, email: { shrinkage: "+10 points" } } }, "+required"],
  ["the target", { queues: { phone: { target: { share: "95%", within: "10s" } } } }, "+required"],
  ["wages", { teams: { desk: { wages: "+10%" } } }, "+own"],
  ["wages from a day on", { teams: { desk: { wages: "+10%", wagesFrom: "2026-09-07" } } }, "+own"],
  ["headcount", { teams: { desk: { people: -4 } } }, "-own +overflow"],
  ["the price of a partner", { agreements: { partner: { price: "+10%" } } }, "+overflow"],
  ["seats of a partner", { agreements: { partner: { seats: 0 } } }, "-overflow +gap"],
  ["the shortest block", { agreements: { partner: { minimumBlock: "8h" } } }, "+overflow"],
  [
    "hours",
    { hours: [{ queue: "phone", days: "mon-fri", hours: "18:00-20:00", needsPerHour: 20 }] },
    "+required +contacts",
  ],
  ["the plan level", { plan: { readyFor: "5 of 10" } }, "-overflow"],
];

const scenariosOf = (scenarios: readonly unknown[]): Scenario[] => parseOrRefuse(ScenarioFile, { scenarios }).scenarios;
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
const FIGURES: Readonly<Record<string, (outcome: Outcome) => number>> = {
  required: ({ requiredHours }) => sum(requiredHours),
  contacts: ({ contacts }) => sum(contacts),
  own: ({ ownCost }) => ownCost,
  overflow: ({ overflowCost }) => overflowCost,
  gap: ({ gapHours }) => gapHours,
  abandoned: ({ queues }) => queues[0]?.abandonShare ?? Number.NaN,
};

let plan: Plan;
let compared: ScenarioComparison;
beforeAll(() => {
  const shop = smallShop({
    teams: [
      {
        ...{ id: "desk", serves: ["phone", "email"], costPerHour: 24.37 },
        roster: [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 8 }],
      },
    ],
    triggers: [
      {
        ...{ id: "sale", name: "Sale", kind: "date-ranges", ranges: [{ first: "2026-09-08", last: "2026-09-09" }] },
        response: { decay: "2d", lift: { phone: "+80%" } },
      },
    ],
    plan: { horizon: "2w", paths: 20 },
  });
  plan = planSeason(smallInput(shop));
  compared = compareScenarios(
    plan,
    scenariosOf(DRIVERS.map(([, changes, , people = "replanned"], i) => ({ id: `driver-${i}`, people, changes }))),
  );
}, 60_000);

describe("a driver", () => {
  it.each(DRIVERS.map(([name, , moves], i) => [name, moves, i] as const))("does something: %s (%s)", (_, moves, i) => {
    const outcome = compared.scenarios[i]?.outcome;
    if (outcome === undefined) throw new Error("not compared");
    for (const move of moves.split(" ")) {
      const figure = FIGURES[move.slice(1)];
      const difference = (figure?.(outcome) ?? 0) - (figure?.(compared.planned) ?? 0);
      expect(Math.sign(Math.round(difference * 1e6)), `${move}: ${difference}`).toBe(move.startsWith("+") ? 1 : -1);
    }
  });

  it("costs what its days say, where wages rise from a day on", () => {
    // Twelve days of the plan are worked (Monday to Saturday), six of them from 7 September on: half of the rise.
    const [whole, half] = [8, 9].map((i) => (compared.scenarios[i]?.outcome.ownCost ?? 0) - compared.planned.ownCost);
    expect(whole).toBeCloseTo(0.1 * plan.totals.ownCost, 0);
    expect(half).toBeCloseTo(0.05 * plan.totals.ownCost, 0);
  });

  it("opens hours in which the needs given come, and takes those who would have waited off the next opening", () => {
    // 20 an hour in two hours of ten weekdays: of 400 needs a fifth is newly won and a fifth came by another channel; the rest come earlier.
    const at = DRIVERS.findIndex(([name]) => name === "hours");
    const more = compared.scenarios[at]?.difference.contacts.mean ?? 0;
    // Who waited over the weekend or past the end of the plan makes the exact number differ by a few.
    expect(more).toBeGreaterThan(0.3 * 400);
    expect(more).toBeLessThan(0.5 * 400);
  });

  it("is refused where a window cannot be opened, by its place in the file", () => {
    const opened = { queue: "phone", days: "mon-fri", hours: "17:00-20:00", needsPerHour: 20 };
    const ask = (hours: unknown): string[] => {
      try {
        requireScenarios(scenariosOf([{ id: "open", changes: { hours: [hours] } }]), plan);
      } catch (error) {
        if (error instanceof Refusal) return error.findings.map(({ code, place }) => `${code} ${place.field ?? ""}`);
        throw error;
      }
      return [];
    };
    expect(ask(opened)).toEqual(["hours-already-open /scenarios/0/changes/hours/0/hours"]);
    expect(ask({ ...opened, queue: "phnoe" })).toEqual(["unknown-queue /scenarios/0/changes/hours/0/queue"]);
    expect(ask({ ...opened, queue: "email", hours: "18:00-20:00" })).toEqual([
      "window-of-deferred-queue /scenarios/0/changes/hours/0/queue",
    ]);
  });
});
