import type { Plan } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type FinanceDesk, openFinance, type WorkedOut } from "../../src/finance/finance-desk.ts";
import { tailDifference } from "../../src/finance/tail-difference.ts";
import { requireScenarios } from "../../src/scenarios/scenario-findings.ts";
import { madePlan, scenariosOf } from "./made-shop.ts";

let plan: Plan;
let desk: FinanceDesk;
beforeAll(() => {
  plan = madePlan({
    triggers: [
      {
        ...{ id: "sale", name: "Sale", kind: "date-ranges", ranges: [{ first: "2026-09-08", last: "2026-09-09" }] },
        response: { decay: "2d", lift: { line: "+60%" } },
      },
    ],
  });
  desk = openFinance(plan);
}, 120_000);

const worked = (changes: object, people = "replanned"): WorkedOut =>
  desk.workOut(scenariosOf({ id: "one", people, changes }));

/** Each driver at the value it has in the plan, and whether it is of prices alone. */
const NEUTRAL: readonly (readonly [string, object, isPriced: boolean])[] = [
  ["volume", { volume: [{ change: "+0%" }] }, false],
  ["the date of a trigger", { triggers: { sale: { shiftDays: 0 } } }, false],
  ["the strength of a trigger", { triggers: { sale: { strength: 1 } } }, false],
  ["handling time", { queues: { line: { aht: "5m" } } }, false],
  ["patience", { queues: { line: { patience: "+0%" } } }, false],
  ["absence", { queues: { line: { shrinkage: "+0 points" } } }, false],
  ["target", { queues: { line: { target: { share: "80%", within: "20s" } } } }, false],
  ["people", { teams: { crew: { people: 0 } } }, false],
  ["seats, blocks and notice", { agreements: { near: { seats: 3, minimumBlock: "2h", notice: "4d" } } }, false],
  ["notice of confirmation", { agreements: { near: { confirmNotice: "2d" } } }, false],
  ["wages", { teams: { crew: { wages: 24.37 } } }, true],
  ["wages in percent", { teams: { crew: { wages: "+0%" } } }, true],
  ["prices", { agreements: { near: { price: "+0%", fees: "+0%", standByFee: 2.5 }, far: { price: 33.2 } } }, true],
  [
    "tiers",
    {
      agreements: {
        near: {
          tiers: [
            { from: 0, price: 29.35 },
            { from: 60, price: 27.1 },
          ],
        },
      },
    },
    true,
  ],
  ["payment terms", { agreements: { near: { paymentDays: 14 } } }, true],
  ["customer value", { customerValue: { marginAYear: 80 } }, true],
];

describe("a driver at the value it has", () => {
  it.each(NEUTRAL)("is the plan to the cent, in every season: %s", (_, changes, isPriced) => {
    const [planned, same] = [desk.workOut([]), worked(changes)];
    expect(same.isPriced).toBe(isPriced);
    expect(same.priced.lines).toEqual(planned.priced.lines);
    expect(same.priced.seasonByPath).toEqual(planned.priced.seasonByPath);
    expect(same.priced.stake).toEqual(planned.priced.stake);
    expect(same.priced.cash).toEqual(planned.priced.cash);
    expect(same.quantities.figures).toEqual(planned.quantities.figures);
  });
});

describe("dearer prices", () => {
  it("never lower a ledger of the same quantities, line by line, nor raise what is at stake", () => {
    const rise = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(rise, rise, rise, fc.boolean(), (wages, price, fees, isFrom) => {
        const changes = {
          teams: { crew: { wages: `+${wages}%`, ...(isFrom ? { wagesFrom: "2026-09-10" } : {}) } },
          agreements: { far: { price: `+${price}%` }, near: { fees: `+${fees}%` } },
        };
        const [planned, dearer] = [desk.workOut([]), worked(changes)];
        expect(dearer.isPriced).toBe(true);
        planned.priced.lines.forEach(({ amount }, i) => {
          expect(amountCents(dearer.priced.lines[i]?.amount ?? 0)).toBeGreaterThanOrEqual(amountCents(amount));
        });
        expect(dearer.priced.stake).toEqual(planned.priced.stake);
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it("are wages by hand: hours of the roster times what an hour costs more", () => {
    const wagesOf = ({ priced }: WorkedOut): number =>
      priced.lines.reduce((sum, { kind, amount }) => sum + (kind === "wages" ? amount : 0), 0);
    const hours = desk.workOut([]).quantities.figures.ownHours;
    const [before, after] = [wagesOf(desk.workOut([])), wagesOf(worked({ teams: { crew: { wages: 26 } } }))];
    expect(before).toBeCloseTo(hours * 24.37, 1);
    expect(after).toBeCloseTo(hours * 26, 1);
  });

  it("of payment terms move days of cash, and no cost", () => {
    const [planned, later] = [desk.workOut([]), worked({ agreements: { far: { paymentDays: 75 } } })];
    expect(later.priced.lines).toEqual(planned.priced.lines);
    const days = ({ priced }: WorkedOut, subject: string): string[] =>
      priced.cash.filter((one) => one.subject === subject).map(({ day }) => day);
    expect(days(later, "near")).toEqual(days(planned, "near"));
    expect(days(planned, "far")[0]).toBe("2026-09-30");
    expect(days(later, "far")[0]).toBe("2026-11-14");
    const total = later.priced.cash.reduce((sum, { amount }) => sum + amountCents(amount), 0);
    expect(total).toBe(amountCents(later.priced.ledger));
  });

  it("do not touch what customers are worth, and leaving that out touches no ledger", () => {
    const [planned, uncounted] = [desk.workOut([]), worked({ customerValue: { isCounted: false } })];
    expect(planned.priced.stake).not.toBeNull();
    expect([uncounted.priced.stake, uncounted.isPriced]).toEqual([null, true]);
    expect(uncounted.priced.lines).toEqual(planned.priced.lines);
    expect(uncounted.priced.seasonByPath).toEqual(planned.priced.seasonByPath);
  });
});

describe("drivers together", () => {
  const PARTS = [
    { volume: [{ change: "+10%" }] },
    { triggers: { sale: { strength: 1.5 } }, queues: { line: { aht: "+5%", target: { share: "85%" } } } },
    { queues: { line: { shrinkage: "+2 points" } }, teams: { crew: { wages: "+3%", people: -1 } } },
    { agreements: { near: { standBy: "none", seats: 2 }, far: { notice: "9d", price: "+4%" } } },
    { customerValue: { marginAYear: 90 }, plan: { readyFor: "9 of 10" } },
  ];
  const ALL = {
    volume: [{ change: "+10%" }],
    triggers: { sale: { strength: 1.5 } },
    queues: { line: { aht: "+5%", target: { share: "85%" }, shrinkage: "+2 points" } },
    teams: { crew: { wages: "+3%", people: -1 } },
    agreements: { near: { standBy: "none", seats: 2 }, far: { notice: "9d", price: "+4%" } },
    customerValue: { marginAYear: 90 },
    plan: { readyFor: "9 of 10" },
  };

  it("come to the same as one scenario and as scenarios that go on from one another, in either order", () => {
    const chain = scenariosOf(...PARTS.map((changes, i) => ({ id: `part-${i}`, changes })));
    const whole = worked(ALL);
    for (const other of [chain, chain.toReversed()]) {
      const branch = desk.workOut(other);
      expect(branch.priced.lines).toEqual(whole.priced.lines);
      expect(branch.quantities.figures).toEqual(whole.quantities.figures);
    }
    expect(whole.isPriced).toBe(false);
  });

  it("refuse tiers that overlap by place, and hours worked by those who serve another queue", () => {
    const tiers = [
      { from: 0, price: 30 },
      { from: 60, price: 28 },
      { from: 40, price: 27 },
    ];
    expect(() => scenariosOf({ id: "one", changes: { agreements: { near: { tiers } } } })).toThrow(/here above 60/);
    const hours = [{ queue: "line", days: "sun", hours: "09:00-12:00", needsPerHour: 5, team: "crwe" }];
    const refused = (): unknown => {
      try {
        requireScenarios(scenariosOf({ id: "one", changes: { hours } }), plan);
      } catch (error) {
        return error instanceof Refusal ? error.findings.map(({ code, place }) => [code, place.field]) : error;
      }
      return null;
    };
    expect(refused()).toEqual([["unknown-team", "/scenarios/0/changes/hours/0/team"]]);
  });
});

describe("the difference of dear seasons", () => {
  it("is what it is by hand, 0 where both are the same, and as sure as seasons that are drawn anew say", () => {
    const seasons = Array.from({ length: 11 }, (_, i) => 100 * i);
    const dearer = seasons.map((cost) => cost + 50);
    expect(tailDifference(seasons, seasons, 1)).toEqual({
      p90: { mean: 0, halfWidth: 0 },
      worstTenth: { mean: 0, halfWidth: 0 },
    });
    expect(tailDifference(dearer, seasons, 1).p90).toEqual({ mean: 50, halfWidth: 0 });
    // Only the dearest season is dearer: its tail is moved by 110 / 1.1, and nobody knows by how much.
    const { worstTenth } = tailDifference(seasons.with(10, 1110), seasons, 1);
    expect(worstTenth.mean).toBeCloseTo(100, 0);
    expect(worstTenth.halfWidth).toBeGreaterThan(30);
    expect(tailDifference(seasons.with(10, 1110), seasons, 1)).toEqual(
      tailDifference(seasons.with(10, 1110), seasons, 1),
    );
  });

  it("has the half width that normal seasons have in theory", () => {
    // The quantile of 90 % of n draws of a normal law has the standard error sqrt(0.09 / n) / density(1.2816); apart from the plan's own draws.
    const n = 400;
    const draws = Array.from({ length: n }, (_, i) => normal((i * 0.618_033_988_7) % 1, (i * 0.754_877_666) % 1));
    const { p90 } = tailDifference(
      draws.map((z) => 1000 * z),
      draws.map(() => 0),
      7,
    );
    const expected = (1.96 * 1000 * Math.sqrt(0.09 / n)) / 0.1755;
    expect(p90.halfWidth).toBeGreaterThan(0.6 * expected);
    expect(p90.halfWidth).toBeLessThan(1.5 * expected);
  });
});

function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(Math.max(u, 1e-9))) * Math.cos(2 * Math.PI * v);
}
