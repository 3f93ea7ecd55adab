import { beforeAll, describe, expect, it } from "vitest";
import { basisOfPlan } from "../src/basis.ts";
import { ownRoster } from "../src/own-roster.ts";
import { Plan } from "@springtide/contracts";
import { planSeason, SOFTWARE } from "@springtide/season";
import { smallInput, smallShop } from "./small-shop.ts";

let plan: Plan;
beforeAll(() => {
  plan = planSeason(smallInput());
});

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const cents = (amount: number): number => Math.round(amount * 100);

describe("a plan", () => {
  it("keeps to its contract", () => {
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.software).toBe(SOFTWARE);
  });

  it("begins on the day after the history and has a value for every interval", () => {
    // The last of 119 days from 4 May 2026 is a Sunday, on which the shop is closed: history ends on the 29th. Four weeks of 48 half hours.
    expect(plan.grid).toEqual({
      zone: "Europe/Berlin",
      intervalMinutes: 30,
      firstDay: "2026-08-30",
      days: 28,
      intervals: 1344,
    });
    for (const { agents, required, own, overflow, gap, serviceLevel, occupancy } of plan.staffing)
      for (const column of [agents, required, own, overflow, gap, serviceLevel, occupancy])
        expect(column).toHaveLength(1344);
  });

  it("is the same for the same input and seed", () => {
    expect(planSeason(smallInput())).toEqual(plan);
  });

  it.each(["patience", "erlang-c"] as const)(
    "plans phone by %s where the plan says so, and e-mail by workload",
    (model) => {
      const shop = smallShop({ plan: { horizon: "4w", paths: 20, model } });
      expect(planSeason(smallInput(shop)).staffing.map((queue) => [queue.queue, queue.model])).toEqual([
        ["phone", model],
        ["email", "workload"],
      ]);
    },
  );

  it("adds up in every interval: required, own, overflow, gap", () => {
    let gaps = 0;
    for (const { required, own, overflow, gap, serviceLevel } of plan.staffing)
      required.forEach((need, t) => {
        const there = (own[t] ?? 0) + (overflow[t] ?? 0);
        expect(gap[t]).toBe(Math.max(0, need - there));
        expect(own[t]).toBeLessThanOrEqual(need);
        if (serviceLevel[t] === null) expect([need, own[t], gap[t]]).toEqual([0, 0, 0]);
        gaps += gap[t] ?? 0;
      });
    // Nobody may help out with e-mail, and one's own people go home at four: something is missing.
    expect(gaps).toBeGreaterThan(0);
    expect(plan.totals.gapHours).toBeCloseTo(gaps / 2, 9);
  });

  it("never uses more people in an interval than are rostered: nobody works two queues at once", () => {
    const roster = [{ days: "mon-sat", from: "08:00", to: "16:00", heads: 9 }];
    const tight = planSeason(
      smallInput(smallShop({ teams: [{ id: "desk", serves: ["phone", "email"], costPerHour: 20, roster }] })),
    );
    const { shop, grid, holidays } = basisOfPlan(tight);
    const [heads] = ownRoster(shop, grid, holidays).heads;
    let busy = 0;
    heads?.forEach((rostered, t) => {
      const working = sum(tight.staffing.map(({ own }) => own[t] ?? 0));
      expect(working).toBeLessThanOrEqual(rostered);
      if (working === rostered && rostered > 0 && tight.staffing.every(({ own }) => (own[t] ?? 0) > 0)) busy += 1;
    });
    expect(busy).toBeGreaterThan(0);
  });

  it("has heads for its agents: shrinkage is added, and no head too many", () => {
    for (const { agents, required } of plan.staffing)
      agents.forEach((count, t) => {
        // 30 % shrinkage, the default.
        expect((required[t] ?? 0) * 0.7).toBeGreaterThanOrEqual(count - 1e-6);
        expect(((required[t] ?? 0) - 1) * 0.7).toBeLessThan(Math.max(count, 1e-9));
      });
  });

  it("buys blocks of the least length at least and never more seats than there are", () => {
    expect(plan.blocks.length).toBeGreaterThan(0);
    const [agreement] = plan.shop.agreements;
    const seats = new Map<number, number>();
    for (const { start, end, seats: bought, hours } of plan.blocks) {
      const [from, to] = [Date.parse(start), Date.parse(end)];
      expect(to - from).toBeGreaterThanOrEqual((agreement?.minimumBlockMinutes ?? 0) * 60_000);
      expect(hours).toBeCloseTo(((to - from) / 3_600_000) * bought, 9);
      for (let at = from; at < to; at += 1_800_000) seats.set(at, (seats.get(at) ?? 0) + bought);
    }
    for (const count of seats.values()) expect(count).toBeLessThanOrEqual(agreement?.seats ?? 0);
    // Every head of overflow sits on a seat that was bought.
    basisOfPlan(plan).grid.startsMs.forEach((ms, t) => {
      expect(sum(plan.staffing.map(({ overflow }) => overflow[t] ?? 0))).toBeLessThanOrEqual(seats.get(ms) ?? 0);
    });
  });

  it("adds money up from the lines as they are printed, to the cent", () => {
    const { ownCost, overflowCost, cost, ownHours, overflowHours } = plan.totals;
    expect(cents(ownCost)).toBe(sum(plan.shifts.map((shift) => cents(shift.cost))));
    expect(cents(overflowCost)).toBe(sum(plan.blocks.map((block) => cents(block.cost))));
    expect(cents(cost)).toBe(cents(ownCost) + cents(overflowCost));
    expect(ownHours).toBeCloseTo(sum(plan.shifts.map(({ hours }) => hours)), 6);
    expect(overflowHours).toBeCloseTo(sum(plan.blocks.map(({ hours }) => hours)), 6);
    for (const { cost: amount } of [...plan.shifts, ...plan.blocks]) expect(amount).toBe(cents(amount) / 100);
  });

  it("prices a shift by rostered hours and a logged-in block by hours less shrinkage", () => {
    for (const { hours, cost } of plan.shifts) expect(cents(cost)).toBe(Math.round(hours * 2437));
    // 29.35 an hour logged in; 30 % of a rostered hour is not.
    for (const { hours, cost } of plan.blocks) expect(cost).toBeCloseTo(hours * 0.7 * 29.35, 1);
  });

  it("prices a rostered block in full", () => {
    const paid = planSeason(
      smallInput(
        smallShop({
          agreements: [
            {
              ...{ id: "partner", partner: "Partner", serves: ["phone"], seats: 6, minimumBlock: "2h" },
              ...{ pricePerHour: 29.35, priceBasis: "rostered" },
            },
          ],
        }),
      ),
    );
    for (const { hours, cost } of paid.blocks) expect(cost).toBeCloseTo(hours * 29.35, 1);
  });

  it("is ready for as many seasons as were asked for", () => {
    expect(plan.level.readySeasons).toBe(0.8);
    expect(plan.level.readyShare).toBeGreaterThanOrEqual(0.8);
    expect(plan.level.intervalQuantile).toBeLessThanOrEqual(1);
  });

  it("lists the worst gaps first, as stretches of one day that the columns bear out", () => {
    const { grid } = basisOfPlan(plan);
    const at = new Map([...grid.startsMs].map((ms, t) => [ms, t]));
    expect(plan.worstGaps.length).toBeGreaterThan(0);
    expect(plan.worstGaps.length).toBeLessThanOrEqual(20);
    const hours = plan.worstGaps.map(({ shortHours }) => shortHours);
    expect(hours).toEqual(hours.toSorted((a, b) => b - a));
    for (const { queue, start, end, short, shortHours } of plan.worstGaps) {
      const gap = plan.staffing.find((staffing) => staffing.queue === queue)?.gap ?? [];
      const from = at.get(Date.parse(start)) ?? -1;
      const to = from + (Date.parse(end) - Date.parse(start)) / 1_800_000;
      const stretch = gap.slice(from, to);
      expect(Math.min(...stretch)).toBeGreaterThan(0);
      expect([Math.max(...stretch), sum(stretch) / 2]).toEqual([short, shortHours]);
      expect([gap[from - 1] ?? 0, gap[to] ?? 0]).toEqual([0, 0]);
    }
  });

  it("needs no overflow and leaves no gap where people abound", () => {
    const roster = [{ days: "daily", from: "00:00", to: "24:00", heads: 100 }];
    const shop = smallShop({ teams: [{ id: "desk", serves: ["phone", "email"], costPerHour: 20, roster }] });
    const rich = planSeason(smallInput(shop));
    expect([rich.blocks, rich.worstGaps, rich.totals.gapHours]).toEqual([[], [], 0]);
    expect(rich.totals.shortHours).toEqual({ mean: 0, p10: 0, p50: 0, p90: 0 });
  });

  it("is all gap where there is nobody, and says so season by season", () => {
    const shop = smallShop({ teams: [], agreements: [] });
    const poor = planSeason(smallInput(shop));
    for (const { required, gap } of poor.staffing) expect(gap).toEqual(required);
    expect(poor.totals.cost).toBe(0);
    expect(poor.totals.shortHours).toEqual(poor.totals.requiredHours);
    expect(poor.staffing.map(({ expectedServiceLevel }) => expectedServiceLevel)).toEqual([0, 0]);
  });
});

describe("a season that cannot be planned", () => {
  it("is refused without any contacts", () => {
    expect(() => planSeason(smallInput(smallShop(), { contacts: [] }))).toThrow("no contacts at all");
  });

  it("is refused for a queue without a past, which is named", () => {
    const input = smallInput();
    expect(() => planSeason({ ...input, contacts: input.contacts.slice(0, 1) })).toThrow('the queue "email"');
  });

  it("is refused where it would begin before the past", () => {
    const shop = smallShop({ plan: { firstDay: "2026-05-04", horizon: "4w", paths: 20 } });
    expect(() => planSeason(smallInput(shop))).toThrow("no contacts before the first day planned");
  });

  it("stops when asked to", () => {
    expect(() => planSeason({ ...smallInput(), cancel: { aborted: true } })).toThrow("cancelled");
  });
});

describe("progress", () => {
  it("rises from nothing to the whole and never falls", () => {
    const shares: number[] = [];
    planSeason({ ...smallInput(), progress: (done, total) => shares.push(done / total) });
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });
});
