import { beforeAll, describe, expect, it } from "vitest";
import { civilDay, weekday } from "@springtide/calendar";
import { Plan } from "@springtide/contracts";
import { openPlan, planSeason, summaryLines } from "@springtide/season";
import { basisOfPlan, type SeasonBasis } from "../../src/basis.ts";
import { type Demand, drawDemand } from "../../src/demand.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const said = { who: "Anna", why: "a flyer goes out", madeOn: "2026-08-20" };
const FLYER = {
  id: "flyer",
  name: "Flyer",
  ...said,
  queues: ["phone"],
  from: "2026-09-07",
  to: "2026-09-12",
  change: "+50%",
};
const HOTLINE = {
  id: "hotline",
  ...said,
  queues: ["phone"],
  from: "2026-09-10",
  to: "2026-09-16",
  days: "mon-fri",
  hours: "10:00-12:00",
  add: 40,
};
const FEWER = { id: "fewer", ...said, from: "2026-09-21", to: "2026-09-21", add: -100_000 };
const LATER = { id: "later", name: "Next year", ...said, from: "2027-09-07", to: "2027-09-12", change: "-10%" };

let plain: Plan;
let basis: SeasonBasis;
beforeAll(() => {
  plain = planSeason(smallInput());
  basis = basisOfPlan(plain);
}, 60_000);

/** The plain plan's seasons under adjustments: what is learned is the same, so nothing need be fitted again. */
function under(...adjustments: readonly unknown[]): { readonly basis: SeasonBasis; readonly demand: Demand } {
  const adjusted = { ...basis, shop: { ...basis.shop, adjustments: smallShop({ adjustments }).adjustments } };
  return { basis: adjusted, demand: drawDemand(adjusted) };
}

function dayIndex(day: string): number {
  return civilDay(day) - basis.grid.firstDay;
}

const phoneOf = ({ queues }: Demand): Demand["queues"][number] => {
  const phone = queues.find(({ queue }) => queue === "phone");
  if (phone === undefined) throw new Error("no phone");
  return phone;
};

describe("adjustments of the drawn seasons", () => {
  it("leave the very numbers where there are none", () => {
    for (const queue of drawDemand(basis).queues) {
      expect(queue.dailyRates).toBe(queue.model.dailyRates);
      expect(queue.intervalRates).toBe(queue.model.intervalRates);
      expect(queue.dailyCounts).toBe(queue.model.dailyCounts);
    }
    expect(plain.adjustments).toBeNull();
  });

  it("multiply every season on their days, keep the model's numbers, and touch nothing else", () => {
    const { demand } = under(FLYER);
    const before = drawDemand(basis);
    const [was, is] = [phoneOf(before), phoneOf(demand)];
    expect(is.model).toEqual(was.model);
    is.dailyRates.forEach((rate, at) => {
      const day = at % basis.grid.days;
      const touched = day >= dayIndex("2026-09-07") && day <= dayIndex("2026-09-12");
      if (touched) expect(Math.abs(rate - 1.5 * (was.dailyRates[at] ?? 0))).toBeLessThan(1e-5 * Math.max(1, rate));
      else expect([rate, is.dailyCounts[at]]).toEqual([was.dailyRates[at], was.dailyCounts[at]]);
    });
    expect(demand.queues.find(({ queue }) => queue === "email")?.dailyRates).toEqual(
      before.queues.find(({ queue }) => queue === "email")?.dailyRates,
    );
  });

  it("add contacts in their hours only, and days stay the sums of their intervals", () => {
    const { demand } = under(HOTLINE);
    const { dailyRates, intervalRates, model } = phoneOf(demand);
    const { grid, paths } = basis;
    const intervals = grid.startsMs.length;
    for (let path = 0; path < paths; path += 1)
      for (let day = 0; day < grid.days; day += 1) {
        const touched =
          day >= dayIndex("2026-09-10") && day <= dayIndex("2026-09-16") && weekday(grid.firstDay + day) <= 5;
        const at = path * grid.days + day;
        expect(dailyRates[at]).toBeCloseTo((model.dailyRates[at] ?? 0) + (touched ? 40 : 0), 3);
        let sum = 0;
        for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i += 1) {
          const rate = intervalRates[path * intervals + i] ?? 0;
          sum += rate;
          const minute = grid.zone.minuteOfDayAt(grid.startsMs[i] ?? 0);
          if (!touched || minute < 600 || minute >= 720) expect(rate).toBe(model.intervalRates[path * intervals + i]);
        }
        expect(sum).toBeCloseTo(dailyRates[at] ?? 0, 2);
      }
  });

  it("work in the order of the list, each on what the earlier left", () => {
    const all = { ...HOTLINE, hours: undefined, days: "daily", from: "2026-09-08", to: "2026-09-08" };
    const at = dayIndex("2026-09-08");
    const model = phoneOf(drawDemand(basis)).dailyRates[at] ?? 0;
    expect(phoneOf(under(FLYER, all).demand).dailyRates[at]).toBeCloseTo(model * 1.5 + 40, 3);
    expect(phoneOf(under(all, FLYER).demand).dailyRates[at]).toBeCloseTo((model + 40) * 1.5, 3);
  });

  it("account for every contact: the model and all layers together are the adjusted season", () => {
    const { demand } = under(FLYER, HOTLINE, FEWER);
    for (const { dailyRates, model, layers } of demand.queues)
      for (let path = 0; path < basis.paths; path += 1) {
        const season = (rates: Float32Array): number =>
          rates.subarray(path * basis.grid.days, (path + 1) * basis.grid.days).reduce((sum, rate) => sum + rate, 0);
        const added = layers.reduce((sum, { contacts }) => sum + (contacts[path] ?? 0), 0);
        expect(Math.abs(season(model.dailyRates) + added - season(dailyRates))).toBeLessThan(1e-4 * season(dailyRates));
      }
  });
});

describe("a plan under adjustments", () => {
  let plan: Plan;
  beforeAll(() => {
    plan = planSeason(smallInput(smallShop({ adjustments: [FLYER, FEWER, LATER] })));
  }, 60_000);

  it("stores both numbers and says what each adjustment did, also after it went through a file", () => {
    expect(plan.adjustments?.model.total).toEqual(plain.totals.contacts);
    expect(plan.adjustments?.model.queues.map(({ total }) => total)).toEqual(plain.forecasts.map(({ total }) => total));
    const [flyer, fewer, later] = plan.adjustments?.layers ?? [];
    expect(flyer?.contacts.mean).toBeGreaterThan(100);
    expect(fewer?.contacts.mean).toBeLessThan(-100);
    expect(fewer?.notTakenAway).toBeGreaterThan(100_000);
    expect(later).toEqual({ id: "later", contacts: { mean: 0, p10: 0, p50: 0, p90: 0 }, notTakenAway: 0 });
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(openPlan(plan).replan({})).toEqual(plan);
  });

  it("tells them in the summary, and warns of those that do less than they say", () => {
    const text = summaryLines(plan).join("\n");
    expect(text).toMatch(/Adjusted by hand: the model alone says [\d,]+ contacts, with adjustments it is [\d,]+/);
    expect(text).toMatch(
      / {2}Flyer: \+50 %, 2026-09-07 to 2026-09-12: \+[\d,]+ contacts \(Anna, 2026-08-20: a flyer goes out\)/,
    );
    expect(text).toMatch(/"fewer" was to take away [\d,]+ contacts more than there were/);
    expect(text).toMatch(/"Next year" \(2027-09-07 to 2027-09-12\) lies outside the plan/);
  });

  it("can be weighed again with less of one, down to the model alone", () => {
    const desk = openPlan(plan);
    const day = "2026-09-08";
    const none = desk.reweigh({ triggers: {}, adjustments: { flyer: 0, fewer: 0 }, day });
    expect(none.allQueues.total).toEqual(plain.totals.contacts);
    expect(none.allQueues.daily).toEqual(plain.allQueues.daily);
    expect(none.day).toEqual(openPlan(plain).reweigh({ triggers: {}, day }).day);
    expect(none.day).not.toEqual(desk.reweigh({ triggers: {}, day }).day);
    const all = desk.reweigh({ triggers: {}, adjustments: { flyer: 1, fewer: 1 } });
    expect(all.changedDays).toBe(0);
    expect(all.allQueues.daily).toEqual(plan.allQueues.daily);
    const half = desk.reweigh({ triggers: {}, adjustments: { flyer: 0.5 } }).allQueues.daily.mean[dayIndex(day)] ?? 0;
    const [low, high] = [plain, plan].map(({ allQueues }) => allQueues.daily.mean[dayIndex(day)] ?? 0);
    expect(half).toBeGreaterThan(low ?? Infinity);
    expect(half).toBeLessThan(high ?? 0);
  });

  it("refuses to weigh an adjustment that is not there, or beyond reason", () => {
    const desk = openPlan(plan);
    expect(() => desk.reweigh({ triggers: {}, adjustments: { poster: 1 } })).toThrow(
      /Name one of: flyer, fewer, later/,
    );
    expect(() => desk.reweigh({ triggers: {}, adjustments: { flyer: -1 } })).toThrow(/factor from 0 to 10/);
  });
});
