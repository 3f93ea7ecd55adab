import type { DecisionPeriod, SeatStretch } from "@springtide/contracts";
import { PartnerOutlook, resolveShop, ShopFile } from "@springtide/contracts";
import { outlookFile } from "@springtide/exchange";
import type { PlanForPartner } from "@springtide/season";
import { applyAction, partnerOutlook } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { CLIENT, DRAFT, PARTNER } from "../../packages/season/test/requests/partner-shop.ts";
import { smallPlan } from "../api/small-plan.ts";

const NOW = Date.parse("2026-10-01T08:00:00Z");
/** The night in which the clocks go back in Berlin and London: seven hours from 00:00 to 06:00 on Berlin's clock. */
const NIGHT = { start: "2026-10-25T00:00:00+02:00", end: "2026-10-25T06:00:00+01:00" };
const DAY = { start: "2026-10-26T09:00:00+01:00", end: "2026-10-26T13:00:00+01:00" };

const shop = resolveShop(
  ShopFile.parse({
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: ["phone", "secret"].map((id) => ({
      ...{ id, channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" },
    })),
    customerValue: { marginAYear: 991.77 },
    teams: [{ id: "own", site: "main", serves: ["phone"], roster: [], costPerHour: 133.71 }],
    agreements: [
      {
        ...{ id: "north", partner: "Northwind Ltd", zone: "Europe/London", serves: ["phone"], seats: 40 },
        ...{ minimumBlock: "2h", notice: "10d", shrinkage: "20%", settlementTolerance: "2%" },
        currency: { code: "GBP", rate: 1.17 },
        standBy: { reserve: "10d", confirm: "3d", feePerSeatHour: 4.35 },
        tariff: { per: "logged-in-hours", tiers: [{ price: 21.35 }, { from: 100, price: 20.1 }] },
        fill: [{ notice: "0d", share: "87.31%" }],
        readiness: { access: "5d", refresher: "180d" },
      },
      { id: "other", partner: "Rival", serves: ["phone"], seats: 4, minimumBlock: "2h", pricePerHour: 77.77 },
    ],
  }),
);
const agreement = (id: string) => {
  const found = shop.agreements.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const terms = { shop, agreement: agreement("north"), holidays: { customers: [], bySite: {} } };

const seats = (of: typeof NIGHT, count: number): SeatStretch => ({ ...of, seats: count });
const step = (chance: number, confirmed: SeatStretch[], fromProbability: number) => ({
  ...{ fromProbability, hasHappened: false, chance, seats: 0, seatHours: 0, confirmed, words: "" },
});

function periodOf(change: Partial<DecisionPeriod>): DecisionPeriod {
  return {
    ...{ id: "north-1", agreement: "north", firstDay: "2026-10-24", lastDay: "2026-10-26", reserveBy: null },
    ...{ confirmBy: "2026-10-22T12:00:00+01:00", signal: null, ordered: [], reserved: [], steps: [], words: "" },
    expected: { ledger: 55_555.5, atStake: 44_444.4, worstTenth: 33_333.3 },
    values: { standBy: 0, signal: 0, perfectSignal: 0, oneDayLessNotice: null },
    breakEven: { perLostCustomer: 22_222.2, words: "" },
    solved: { cost: 0, bound: 0, gap: 0 },
    ...change,
  };
}

function planWith(periods: readonly DecisionPeriod[]): PlanForPartner {
  const days = 10;
  const even = (value: number): number[] => Array.from({ length: days }, () => value);
  const small = smallPlan({ shop, holidays: terms.holidays });
  const forecast = (queue: string, mean: number): PlanForPartner["forecasts"][number] => ({
    queue,
    profile: Array.from({ length: 7 }, () => Array.from({ length: 96 }, () => 1 / 96)),
    profileClasses: null,
    daily: { mean: even(mean), p10: even(mean / 2), p50: even(mean), p90: even(mean * 2) },
  });
  const losses = [{ queue: "phone", perAbandoned: 66.61, perLate: 66.62, basis: "customer-value" as const }];
  return {
    ...small,
    history: { ...small.history, lastDay: "2026-09-30" },
    grid: { ...small.grid, firstDay: "2026-10-20", days },
    forecasts: [forecast("phone", 960), forecast("secret", 123_456)],
    decisions: {
      ...{ losses, periods: [...periods], hires: [], extraHours: [], deadlines: [], proof: null, remarks: [] },
      expected: { ...{ ledger: 0, atStake: 0, worstTenth: 0 }, withoutStandBy: 0, withoutPartners: 0 },
    },
  };
}

function sent(
  lines: readonly { readonly tier: "firm" | "option"; readonly positionsLoggedIn: number; readonly of: typeof NIGHT }[],
) {
  const asked = lines.map(({ of, ...line }) => ({ skill: "phone", ...of, ...line }));
  const acting = { nowMs: NOW, terms };
  const draft = applyAction(DRAFT, { action: "edit", lines: asked }, { ...acting, by: CLIENT }).request;
  const request = applyAction(draft, { action: "send" }, { ...acting, by: CLIENT }).request;
  return applyAction(request, { action: "offer" }, { ...acting, by: PARTNER }).request;
}

const outlookOf = (requests: ReturnType<typeof sent>[], plan: PlanForPartner | null) =>
  PartnerOutlook.parse(
    partnerOutlook(
      {
        ...{ shop, agreement: terms.agreement, partner: "northwind-ltd", requests },
        newest: plan === null ? null : { version: 4, madeAt: "2026-10-01T03:00:00.000Z", plan },
      },
      NOW,
    ),
  );

describe("what a partner sees ahead", () => {
  it("tells terms in the agreement's own currency, as exact decimals", () => {
    const { terms: told } = outlookOf([], null);
    expect(told).toMatchObject({
      ...{ currency: "GBP", settlementTolerance: 0.02, partnerZone: "Europe/London", clientZone: "Europe/Berlin" },
      standBy: { feePerSeatHour: "4.35", confirm: "3d by 12:00" },
      tariff: {
        tiers: [
          { from: 0, price: "21.35" },
          { from: 100, price: "20.1" },
        ],
      },
      readiness: { trainingDays: 0, accessDays: 5, refresherDays: 180 },
    });
  });

  it("tells how probable each confirmation is, lines of one stretch one after the other", () => {
    // Ten reserved seats are eight positions logged in; the rule confirms none, five (four) or all ten of them.
    const period = periodOf({
      reserved: [seats(NIGHT, 10)],
      steps: [step(0.5, [], 0), step(0.3, [seats(NIGHT, 5)], 0.4), step(0.2, [seats(NIGHT, 10)], 0.8)],
    });
    const request = sent([
      { tier: "option", positionsLoggedIn: 4, of: NIGHT },
      { tier: "option", positionsLoggedIn: 4, of: NIGHT },
      { tier: "firm", positionsLoggedIn: 3, of: DAY },
    ]);
    const outlook = outlookOf([request], planWith([period]));
    const { lines, foretold, days } = outlook;
    // The file tells the same, line by line and stretch by stretch.
    const [header, ...rows] = new TextDecoder()
      .decode(outlookFile(outlook, "csv", new Date(NOW)).bytes)
      .trim()
      .split("\n");
    const told = (kind: string, ...names: string[]): unknown[] =>
      rows
        .map((row) => row.split(","))
        .filter(([of]) => of === kind)
        .map((row) => names.map((name) => row[header?.split(",").indexOf(name) ?? -1]));
    expect(told("asked", "line_id", "chance_any", "expected_mean", "expected_p90")).toEqual([
      ["L1", "0.5", "2", "4"],
      ["L2", "0.2", "0.8", "4"],
      ["L3", "", "", ""],
    ]);
    expect(told("positions", "day", "firm", "option", "expected_mean", "expected_p90").slice(1)).toEqual([
      ["2026-10-25", "0", "8", "2.8", "8"],
      ["2026-10-26", "3", "0", "3", "3"],
    ]);
    expect(lines.map(({ chance }) => chance)).toEqual([
      { all: 0.5, any: 0.5, positions: { mean: 2, p10: 0, p50: 0, p90: 4 } },
      { all: 0.2, any: 0.2, positions: { mean: 0.8, p10: 0, p50: 0, p90: 4 } },
      null,
    ]);
    // All that the plan reserves is asked for already.
    expect(foretold).toEqual([]);
    expect(lines.map(({ finalFrom }) => finalFrom?.partner)).toEqual([
      "2026-10-21T12:00:00+01:00",
      "2026-10-21T12:00:00+01:00",
      "2026-10-16T12:00:00+01:00",
    ]);
    // Berlin's midnight is 23:00 of the day before in London, and the night has one more hour.
    expect(days.map(({ day, clientDay, stretches }) => [day, clientDay, stretches.length])).toEqual([
      ["2026-10-24", "2026-10-25", 1],
      ["2026-10-25", "2026-10-25", 1],
      ["2026-10-26", "2026-10-26", 1],
    ]);
    const [first, second, third] = days.map(({ stretches }) => stretches[0]);
    expect([first?.startPartner, first?.endPartner, second?.endPartner]).toEqual([
      "2026-10-24T23:00:00+01:00",
      "2026-10-25T00:00:00+01:00",
      "2026-10-25T05:00:00+00:00",
    ]);
    expect(second).toMatchObject({ firm: 0, option: 8, expected: { mean: 2.8, p10: 0, p50: 0, p90: 8 } });
    expect(third).toMatchObject({ firm: 3, option: 0, expected: { mean: 3, p10: 3, p50: 3, p90: 3 } });
    // 960 contacts a day, spread evenly: seven of the 25 hours of that day, and four of 24.
    expect(lines.map(({ contacts }) => contacts?.mean)).toEqual([268.8, 268.8, 160]);
    expect(lines[2]?.contacts).toEqual({ mean: 160, p10: 80, p50: 160, p90: 320 });
  });

  it("foretells what the plan recommends and nobody asked for yet", () => {
    const period = periodOf({
      ordered: [seats(DAY, 10)],
      reserved: [seats(NIGHT, 5)],
      steps: [step(0.6, [], 0), step(0.4, [seats(NIGHT, 5)], 0.5)],
    });
    const request = sent([{ tier: "firm", positionsLoggedIn: 3, of: DAY }]);
    const { foretold, days } = outlookOf([request], planWith([period]));
    expect(foretold.map(({ tier, positions, chance }) => [tier, positions, chance.all])).toEqual([
      ["option", 4, 0.4],
      ["firm", 5, 1],
    ]);
    expect(days.at(-1)?.stretches[0]).toMatchObject({ firm: 3, foretold: 5, expected: { mean: 8 } });
  });

  it("tells nothing else of the client's plan: no wages, no prices of others, no value of customers, no other queue", () => {
    const told = JSON.stringify(
      outlookOf([sent([{ tier: "firm", positionsLoggedIn: 3, of: DAY }])], planWith([periodOf({})])),
    );
    for (const kept of [
      "133.71",
      "77.77",
      "66.6",
      "55555",
      "44444",
      "22222",
      "0.8731",
      "87.31",
      "123456",
      "secret",
      "Rival",
      "CC7",
    ])
      expect(told).not.toContain(kept);
    expect(told).toContain("960");
  });
});
