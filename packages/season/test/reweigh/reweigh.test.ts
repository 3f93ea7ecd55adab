import { beforeAll, describe, expect, it } from "vitest";
import { civilDay, isoDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { NEVER } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import { openPlan, type PlanDesk, planSeason, type TriggerMoves } from "@springtide/season";
import { basisOfPlan, type SeasonBasis } from "../../src/basis.ts";
import { type Demand, demandOn, drawDemand } from "../../src/demand.ts";
import { addedUp, forecastBands } from "../../src/forecast-bands.ts";
import { smallInput, smallShop, weatherWithWarmDays } from "../small-shop.ts";

const response = { lead: "1d", decay: "4d", lift: { phone: "+150%", email: "+60%" } };
/** One certain date, one that the weather decides, and one that hangs on the certain one. */
const shop = smallShop({
  triggers: [
    { id: "sale", name: "Sale", kind: "date-ranges", ranges: [{ first: "2026-09-10", last: "2026-09-12" }], response },
    {
      id: "warm",
      name: "First warm day",
      kind: "first-warm-day",
      thresholdC: 18,
      sky: "any",
      armOn: "08-20",
      disarmOn: "09-25",
      response,
    },
    {
      id: "returns",
      name: "Returns",
      kind: "after",
      of: "sale",
      days: 5,
      response: { decay: "2d", lift: { phone: "+80%" } },
    },
  ],
});
const weather = weatherWithWarmDays("home", ["2022-09-02", "2023-09-14", "2024-09-08", "2025-09-18"], "2026-08-30");

let plan: Plan;
let desk: PlanDesk;
let basis: SeasonBasis;
let demand: Demand;
beforeAll(() => {
  plan = planSeason(smallInput(shop, { weather }));
  desk = openPlan(plan);
  basis = basisOfPlan(plan);
  demand = drawDemand(basis);
}, 60_000);

/** A second method: dates and strengths changed by hand, and the whole season drawn from the beginning. */
function drawnAnew(
  change: (id: string, day: number, path: number) => number,
  strengths: Readonly<Record<string, number>> = {},
): Demand {
  const onsets = new Map(
    [...demand.onsets].map(([id, draws]) => [
      id,
      draws.map((days) => days.map((day, path) => (day === NEVER ? NEVER : change(id, day, path)))),
    ]),
  );
  const triggers = basis.triggers.map((trigger) => ({
    ...trigger,
    nextOnsets: trigger.nextOnsets.map((next) => ({ ...next, weight: next.weight * (strengths[trigger.id] ?? 1) })),
  }));
  return demandOn(onsets, { ...basis, triggers });
}

function expectBands(moves: TriggerMoves, anew: Demand): void {
  const answer = desk.reweigh({ triggers: moves });
  expect(answer.changedDays).toBeGreaterThan(0);
  const { days } = basis.grid;
  const together = forecastBands(addedUp(anew.queues.map(({ dailyCounts }) => dailyCounts)), days, basis.paths);
  for (const [got, wanted] of [
    [answer.allQueues, together],
    ...anew.queues.map((queue, q) => [answer.queues[q], forecastBands(queue.dailyCounts, days, basis.paths)] as const),
  ] as const) {
    expect(got?.daily.p50).toHaveLength(days);
    // Rates are kept in single precision, so that a count may fall on the other side of a whole number once in a while.
    for (const key of ["mean", "p10", "p50", "p90"] as const)
      wanted.daily[key].forEach((value, day) => {
        expect(Math.abs((got?.daily[key][day] ?? NaN) - value)).toBeLessThanOrEqual(1);
      });
  }
}

describe("a season weighed again", () => {
  it("is the plan's own where nothing moves, to the last digit", () => {
    const none = desk.reweigh({ triggers: {} });
    const same = desk.reweigh({ triggers: { sale: { shiftDays: 0, strength: 1 }, warm: { strength: 1 } } });
    expect(same).toEqual(none);
    expect(none.changedDays).toBe(0);
    expect(none.allQueues.daily).toEqual(plan.allQueues.daily);
    expect(none.allQueues.examples).toEqual(plan.allQueues.examples);
    expect(none.allQueues.total).toEqual(plan.totals.contacts);
    plan.forecasts.forEach(({ daily, examples, total }, q) => {
      expect(none.queues[q]).toMatchObject({ daily, examples, total });
    });
  });

  it("is what drawing it from the beginning gives, for another date", () => {
    expectBands(
      { warm: { shiftDays: -3 } },
      drawnAnew((id, day) => (id === "warm" ? day - 3 : day)),
    );
  });

  it("is what drawing it from the beginning gives, for another strength", () => {
    expectBands(
      { warm: { strength: 1.7 }, sale: { strength: 0 } },
      drawnAnew((_, day) => day, { warm: 1.7, sale: 0 }),
    );
  });

  it("takes what hangs on a moved trigger along", () => {
    const change = (id: string, day: number): number => (id === "warm" ? day : day + 4);
    expectBands({ sale: { shiftDays: 4 } }, drawnAnew(change));
  });

  it("puts a trigger on one day in every season, also where it would have stayed away", () => {
    const pinned = civilDay("2026-09-15");
    const before = basis.triggers.find(({ id }) => id === "warm")?.nextOnsets ?? [];
    expect(before.length).toBeGreaterThan(0);
    const answer = desk.reweigh({ triggers: { warm: { pinnedDay: "2026-09-15" } }, day: "2026-09-15" });
    const onsets = new Map(demand.onsets);
    onsets.set(
      "warm",
      (demand.onsets.get("warm") ?? []).map((draws, k) => (k === 0 ? draws.map(() => pinned) : draws)),
    );
    const anew = demandOn(onsets, basis);
    const { daily } = forecastBands(
      addedUp(anew.queues.map(({ dailyCounts }) => dailyCounts)),
      basis.grid.days,
      basis.paths,
    );
    daily.p50.forEach((value, day) => {
      expect(Math.abs((answer.allQueues.daily.p50[day] ?? NaN) - value)).toBeLessThanOrEqual(1);
    });
  });

  it("leaves every day beyond the reach of what moved as it was", () => {
    const { allQueues } = desk.reweigh({ triggers: { returns: { strength: 3 } } });
    const firstFelt = civilDay("2026-09-15") - basis.grid.firstDay;
    expect(allQueues.daily.p90.slice(0, firstFelt)).toEqual(plan.allQueues.daily.p90.slice(0, firstFelt));
    expect(allQueues.daily.mean[firstFelt]).toBeGreaterThan(plan.allQueues.daily.mean[firstFelt] ?? Infinity);
  });

  it("opens the day in view: its intervals carry the day's change, and add up over the queues season by season", () => {
    const day = "2026-09-10";
    const before = desk.reweigh({ triggers: {}, day }).day;
    const after = desk.reweigh({ triggers: { sale: { strength: 2 } }, day }).day;
    const sum = (values: readonly number[] = []): number => values.reduce((a, b) => a + b, 0);
    expect(before?.day).toBe(day);
    for (const [q, queue] of (after?.queues ?? []).entries()) {
      const was = before?.queues[q];
      const times = sum(queue.mean) / sum(was?.mean);
      expect(times).toBeGreaterThan(1.2);
      // The mean of products is not the product of means, but the shape of the day stays near.
      queue.mean.forEach((value, i) => {
        expect(Math.abs(value - (was?.mean[i] ?? 0) * times)).toBeLessThan(0.1 * Math.max(1, value));
      });
    }
    expect(sum(after?.allQueues.mean)).toBeCloseTo(sum((after?.queues ?? []).flatMap(({ mean }) => mean)), 0);
  });

  it("names the busiest days, a week apart", () => {
    const { peakDays, allQueues } = desk.reweigh({ triggers: {} });
    expect(peakDays[0]?.contacts.mean).toBe(Math.max(...allQueues.daily.mean));
    const days = peakDays.map(({ day }) => civilDay(day)).sort((a, b) => a - b);
    days.slice(1).forEach((day, i) => {
      expect(day - (days[i] ?? 0)).toBeGreaterThanOrEqual(7);
    });
  });

  it("refuses what cannot be moved so, with every finding", () => {
    const codes = (moves: TriggerMoves, day?: string): string[] => {
      try {
        desk.reweigh({ triggers: moves, ...(day === undefined ? {} : { day }) });
        return [];
      } catch (refusal) {
        return refusal instanceof Refusal ? refusal.findings.map(({ code }) => code) : [];
      }
    };
    expect(codes({ frost: {}, sale: { shiftDays: 0.5, strength: -1, pinnedDay: "soon" } })).toEqual([
      "unknown-trigger",
      "shift-too-far",
      "strength-out-of-range",
      "not-a-day",
    ]);
    expect(codes({}, isoDay(basis.grid.firstDay - 1))).toEqual(["day-outside-plan"]);
  });
});
