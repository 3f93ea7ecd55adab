import { ComparisonQuantities, type Plan, PriceChanges, type Scenario } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { PLAN_COLUMN, presetColumn } from "../../src/finance/asked-columns.ts";
import { comparisonQuantities, comparisonResult } from "../../src/finance/comparison-result.ts";
import { differingFigures } from "../../src/finance/differing-figures.ts";
import { type FinanceDesk, openFinance } from "../../src/finance/finance-desk.ts";
import { openPrices } from "../../src/finance/price-comparison.ts";
import { workOutColumns } from "../../src/finance/work-out-columns.ts";
import { madePlan, scenariosOf } from "./made-shop.ts";

let plan: Plan;
let quick: FinanceDesk;
let anew: FinanceDesk;
beforeAll(() => {
  plan = madePlan();
  quick = openFinance(plan);
  anew = openFinance(plan, { isPlannedAnew: true });
}, 120_000);

const percent = fc.integer({ min: -40, max: 60 }).map((by) => `${by < 0 ? "" : "+"}${by}.${Math.abs(by) % 10}%`);
const money = fc.integer({ min: 1, max: 9000 }).map((cents) => cents / 100);
const price = fc.oneof(percent, money);
const tiers = fc.tuple(money, money, fc.integer({ min: 1, max: 200 })).map(([first, second, from]) => [
  { from: 0, price: first },
  { from, price: second },
]);
const changes = fc.record(
  {
    teams: fc.record({
      crew: fc.record(
        { wages: price, wagesFrom: fc.constantFrom("2026-09-01", "2026-09-09") },
        { requiredKeys: ["wages"] },
      ),
    }),
    agreements: fc.record(
      {
        near: fc.record({ price: percent, tiers, fees: percent, standByFee: money }, { requiredKeys: [] }),
        far: fc.record({ price }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    customerValue: fc.record(
      {
        marginAYear: price,
        leaversWhoLeave: fc.constantFrom("10%", "35%"),
        tryAgain: fc.constantFrom("0%", "80%"),
        isCounted: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe("prices laid on a season's quantities", () => {
  it("are the plan's own economics at its own prices, line by line", () => {
    const { priced } = quick.workOut([]);
    const told = plan.economics?.priced;
    expect(priced.lines).toEqual(told?.lines.filter(({ answer }) => answer === "cover"));
    expect(priced.ledger).toBe(told?.ledger.full);
    expect(priced.stake?.told).toEqual(told?.atStake);
    expect(told?.lines.some(({ kind }) => kind === "commitment")).toBe(true);
    expect(told?.lines.some(({ kind }) => kind === "penalty")).toBe(true);
  });

  it("come to the cent to what planning with them comes to, or are planned where other partners are asked first", () => {
    let [priced, planned] = [0, 0];
    fc.assert(
      fc.property(changes, (change) => {
        const chain = scenariosOf({ id: "prices", changes: change });
        const [one, other] = [quick.workOut(chain), anew.workOut(chain)];
        expect(other.isPriced).toBe(false);
        if (one.isPriced) priced += 1;
        else planned += 1;
        expect(amountCents(one.priced.ledger)).toBe(amountCents(other.priced.ledger));
        expect(one.priced).toEqual(other.priced);
      }),
      { numRuns: 14, seed: 11 },
    );
    expect(priced).toBeGreaterThan(5);
    expect(planned).toBeGreaterThan(0);
  }, 120_000);
});

describe("a kept comparison at other prices", () => {
  it("is what comparing with these prices gives, after it was written and read", () => {
    const columns = [
      PLAN_COLUMN,
      presetColumn("busy", { volume: [{ change: "+15%" }] }),
      presetColumn("caught", { volume: [{ change: "+15%" }] }, "as-planned"),
      presetColumn("wages", { teams: { crew: { wages: "+3%" } } }),
    ];
    const asked = { kind: "scenarios" as const, columns, decide: false, overview: null, question: null };
    const basis = { plan: 1, data: "hash", seed: plan.seed, paths: plan.paths, software: "test" };
    const worked = workOutColumns(plan, columns, {});
    const result = comparisonResult(plan, asked, worked, { basis });
    expect(result.outcomes.map(({ isPriced }) => isPriced)).toEqual([false, false, false, true]);
    const text = JSON.stringify(comparisonQuantities(asked, worked));
    const desk = openPrices(plan, result, ComparisonQuantities.parse(JSON.parse(text)));
    const dearer = {
      teams: { crew: { wages: "+4.7%" } },
      agreements: { far: { price: 36.15 } },
      customerValue: { marginAYear: 61 },
    };
    const priced = desk.price(PriceChanges.parse(dearer));
    expect(priced.unpriced).toEqual([]);
    for (const outcome of priced.outcomes) {
      const own = columns.find(({ of }) => of.id === outcome.id)?.chain ?? [];
      const chain: Scenario[] = scenariosOf(...own, { id: "dearer", people: outcome.people, changes: dearer });
      const full = anew.workOut(chain);
      expect(outcome.ledger).toBe(full.priced.ledger);
      expect(outcome.lines).toEqual(full.priced.lines);
      expect(outcome.atStake?.spread).toEqual(full.priced.stake?.told.spread);
    }
    // At the prices that hold nothing differs; a cheaper far partner would be asked first.
    expect(differingFigures(result, { outcomes: [...desk.price({}).outcomes] })).toEqual([]);
    const cheap = desk.price(PriceChanges.parse({ agreements: { far: { price: 10 } } }));
    expect(cheap.unpriced.map(({ id }) => id)).toEqual(["plan", "busy", "wages"]);
    expect(desk.price(PriceChanges.parse({ customerValue: { isCounted: false } })).outcomes[0]?.atStake).toBeNull();
  }, 120_000);
});

it("serves as the plan's point of the frontier says, though the frontier looks at fewer seasons", () => {
  const many = madePlan({ plan: { horizon: "2w", paths: 50 } });
  const point = many.economics?.priced.frontier.find(({ isPlan }) => isPlan);
  expect(point?.queues.every(({ serviceLevel }) => serviceLevel !== null)).toBe(true);
  expect(openFinance(many).workOut([]).quantities.figures.queues).toEqual(point?.queues);
});
