import { parseOrRefuse, Plan, ScenarioFile, type Shop } from "@springtide/contracts";
import { amountCents } from "@springtide/planning";
import { compareScenarios, economicsTable, planSeason, scenarioLines, scenarioReport } from "@springtide/season";
import { beforeAll, expect, it } from "vitest";
import { smallInput, smallShop } from "../../season/test/small-shop.ts";
import { loadSolver } from "../src/index.ts";

const WARM = {
  ...{ id: "sale", name: "Sale", kind: "date-ranges", ranges: [{ first: "2026-09-03", last: "2026-09-04" }] },
  response: { decay: "2d", lift: { phone: "+150%" } },
};

const PARTNER = {
  ...{ id: "partner", partner: "Partner", serves: ["phone"], seats: 4, minimumBlock: "2h", startEvery: "1h" },
  ...{ notice: "1d", fill: [{ notice: "1d", share: "90%" }] },
};

/** One line, two people, one partner; a sale more than doubles what comes. */
function shopOf(
  agreement: Readonly<Record<string, unknown>>,
  { desks, extraHours }: { readonly desks?: number; readonly extraHours?: Readonly<Record<string, unknown>> } = {},
): Shop {
  const openingHours = { week: [{ days: "mon-fri", hours: "09:00-13:00" }] };
  return smallShop({
    interval: "60m",
    sites: [{ id: "home", zone: "Europe/Berlin", openingHours, desks }],
    queues: [
      {
        ...{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
        preSale: { conversion: "25%", orderMargin: 60 },
      },
    ],
    teams: [
      {
        ...{ id: "desk", serves: ["phone"], costPerHour: 24.37, extraHours },
        roster: [{ days: "mon-fri", from: "09:00", to: "13:00", heads: 2 }],
      },
    ],
    triggers: [WARM],
    agreements: [{ ...PARTNER, ...agreement }],
    customerValue: { marginAYear: 400 },
    plan: { horizon: "1w", paths: 20 },
  });
}

let plan: Plan;
let solve: Awaited<ReturnType<typeof loadSolver>>;
beforeAll(async () => {
  solve = await loadSolver();
  plan = planSeason(smallInput(shopOf({ pricePerHour: 20 }), { deciding: { solve } }));
}, 60_000);

const cents = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amountCents(amount), 0);

it("ties what rules are expected to pay to the lines of the ledger and to the file, to the cent", () => {
  const { decisions, economics } = plan;
  const rule = economics?.priced.lines.filter(({ answer }) => answer === "rule") ?? [];
  expect(decisions?.periods.length).toBeGreaterThan(0);
  expect(cents(rule.map(({ amount }) => amount))).toBe(amountCents(decisions?.expected.ledger ?? -1));
  expect(amountCents(economics?.priced.ledger.ofRule ?? -1)).toBe(amountCents(decisions?.expected.ledger ?? -2));
  const { totals, differences } = economics?.priced.budget ?? { totals: null, differences: [] };
  expect(amountCents(totals?.rule ?? -1)).toBe(
    amountCents(plan.totals.ownCost) + cents(rule.map(({ amount }) => amount)),
  );
  expect(differences.map(({ name, amount }) => [name, amountCents(amount)])).toEqual([
    ["flexibility", cents([totals?.firm ?? 0, -(totals?.budget ?? 0)])],
    ["rules", cents([totals?.firm ?? 0, -(totals?.rule ?? 0)])],
    ["unbought", cents([totals?.budget ?? 0, -(totals?.rule ?? 0)])],
  ]);
  const rows = [...economicsTable(plan).rows];
  const file = (answer: string): number => cents(rows.filter((row) => row[1] === answer).map((row) => Number(row[6])));
  expect(file("rule")).toBe(amountCents(decisions?.expected.ledger ?? -1));
  expect(file("difference")).toBe(cents(differences.map(({ amount }) => amount)));
});

it("decides each scenario that is planned anew, and none that the people planned meet", () => {
  const { scenarios } = parseOrRefuse(ScenarioFile, {
    scenarios: [
      { id: "same" },
      { id: "dear", changes: { agreements: { partner: { price: "+4900%" } } } },
      { id: "late", changes: { agreements: { partner: { notice: "60d" } } } },
      { id: "held", people: "as-planned", changes: { volume: [{ change: "+10%" }] } },
    ],
  });
  const report = scenarioReport(plan, { comparison: compareScenarios(plan, scenarios, { deciding: { solve } }) });
  const [same, dear, late, held] = report.scenarios.map(({ outcome }) => outcome.decided);
  // All 20 seasons are looked at: the plan decided anew is the plan.
  expect(report.planned?.decided?.ledger).toBe(plan.decisions?.expected.ledger);
  expect(same).toEqual(report.planned?.decided);
  // At fifty times the price nothing is worth buying, and at two months' notice nothing can be bought: then the loss is that without partners.
  for (const none of [dear, late]) expect([none?.ledger, none?.kinds]).toEqual([0, []]);
  expect(late?.atStake).toBeCloseTo(late?.withoutPartners ?? -1, 2);
  expect(held).toBeNull();
  expect(scenarioLines(report).join("\n")).toContain("Orders, rules and hires decided anew, on 20 of these seasons");
});

it("finds in a plan read back from its file what it decided, with extra hours, desks and locks, to the cent", () => {
  const shop = shopOf(
    {
      tariff: { per: "scheduled-hours", tiers: [{ price: 30 }], period: "week" },
      forecastLock: { before: "1d", band: "10%", leastShare: "80%" },
    },
    {
      desks: 3,
      extraHours: { notice: "1d", premium: "10%", hoursAWeek: 6, heads: 2, shortest: "2h", account: { most: 4 } },
    },
  );
  const made = planSeason(smallInput(shop, { deciding: { solve } }));
  const { decisions, economics } = made;
  expect([decisions?.extraHours.length, decisions?.locks?.length, decisions?.periods.length].map(Boolean)).toEqual([
    true,
    true,
    true,
  ]);
  const stored = Plan.parse(JSON.parse(JSON.stringify(made)));
  const { planned } = scenarioReport(stored, { comparison: compareScenarios(stored, [], { deciding: { solve } }) });
  const rule = economics?.priced.lines.filter(({ answer }) => answer === "rule") ?? [];
  expect(amountCents(planned?.decided?.ledger ?? -1)).toBe(cents(rule.map(({ amount }) => amount)));
  expect(planned?.decided).toMatchObject({
    atStake: decisions?.expected.atStake,
    withoutPartners: decisions?.expected.withoutPartners,
  });
  // Contacts cost what the plan decided with, whatever its need would say of them now.
  const losses = (decisions?.losses ?? []).map((loss) => ({ ...loss, perLate: loss.perLate + 1 }));
  const dearer = compareScenarios({ ...stored, decisions: stored.decisions && { ...stored.decisions, losses } }, []);
  expect(dearer.losses).toEqual(losses);
});
