import { beforeAll, describe, expect, it } from "vitest";
import { civilDay } from "@springtide/calendar";
import type { Adjustment, Plan } from "@springtide/contracts";
import { openPlan, type PlanDesk, planSeason } from "@springtide/season";
import { basisOfPlan } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { smallInput, smallShop } from "../small-shop.ts";

/** A Monday; the team comes at eight, the plan counts half hours. */
const DAY = "2026-09-07";
const TEN = 20;
const said = { who: "Anna", why: "a flyer goes out", madeOn: "2026-08-20" };

let plan: Plan;
let desk: PlanDesk;
let from: number;
beforeAll(() => {
  plan = planSeason(smallInput());
  desk = openPlan(plan);
  from = basisOfPlan(plan).grid.dayOffsets[civilDay(DAY) - civilDay(plan.grid.firstDay)] ?? 0;
}, 60_000);

const layers = (...adjustments: readonly object[]): readonly Adjustment[] => smallShop({ adjustments }).adjustments;
const flyer = { id: "flyer", ...said, queues: ["phone"], from: DAY, to: DAY, hours: "10:00-12:00", change: "+50%" };

describe("a day tried under other adjustments", () => {
  it("is the plan's own under the plan's own", () => {
    const { queues } = desk.tryAdjustments({ day: DAY, adjustments: [] });
    for (const { queue, contacts, required, served } of queues) {
      expect(served).toBeNull();
      const means = desk.means().find((one) => one.queue === queue)?.contacts ?? new Float32Array();
      contacts.forEach((count, i) => {
        expect(count).toBeCloseTo(means[from + i] ?? 0, 4);
      });
      const planned = plan.staffing.find((one) => one.queue === queue)?.required.slice(from, from + contacts.length);
      expect(required).toEqual(queue === "email" ? null : planned);
    }
  });

  it("asks for what the requirement of an interval asks for once the plan is made so", () => {
    const adjustments = layers(flyer);
    const adjusted = { ...plan, shop: { ...plan.shop, adjustments: [...adjustments] } };
    const need = openPlan(adjusted);
    const phone = desk.tryAdjustments({ day: DAY, adjustments }).queues.find(({ queue }) => queue === "phone");
    for (const i of [TEN - 1, TEN, TEN + 3, TEN + 4]) {
      const after = need.intervalNeed({ queue: "phone", interval: from + i });
      const before = desk.intervalNeed({ queue: "phone", interval: from + i });
      const expected = (plan.staffing[0]?.required[from + i] ?? 0) + after.answer.heads - before.answer.heads;
      expect(phone?.required?.[i]).toBe(expected);
      expect(phone?.contacts[i]).toBeCloseTo(after.meanContacts, 3);
    }
    expect(phone?.required?.[TEN + 1]).toBeGreaterThan(plan.staffing[0]?.required[from + TEN + 1] ?? 0);
  });
});

describe("service on a day tried under other adjustments", () => {
  it("is that of the plan made so, with the people planned before", () => {
    const adjustments = layers(flyer);
    const adjusted = { ...plan, shop: { ...plan.shop, adjustments: [...adjustments] } };
    const [exact] = openPlan(adjusted).exactDay({ day: DAY, queue: "phone" }).queues;
    const tried = desk.tryAdjustments({ day: DAY, adjustments }).queues;
    const phone = tried.find(({ queue }) => queue === "phone")?.served;
    expect(tried.filter(({ served }) => served !== null)).toHaveLength(1);
    expect(phone?.contacts).toEqual(exact?.contacts);
    phone?.planned.serviceLevel.mean.forEach((level, i) => {
      expect(level ?? -1).toBeCloseTo(exact?.planned.serviceLevel.mean[i] ?? -1, 3);
    });
    const before = desk.exactDay({ day: DAY, queue: "phone" }).queues[0]?.planned;
    expect(phone?.planned.serviceLevel.mean[TEN + 1]).toBeLessThan(before?.serviceLevel.mean[TEN + 1] ?? 0);
    expect(phone?.planned.occupancy[TEN + 1]).toBeGreaterThan(before?.occupancy[TEN + 1] ?? 1);
  });

  it("has nobody to serve where all contacts are taken away", () => {
    const none = layers({ ...flyer, hours: undefined, change: "-100%" });
    const phone = desk.tryAdjustments({ day: DAY, adjustments: none }).queues.find(({ queue }) => queue === "phone");
    expect(phone?.contacts.every((count) => count === 0)).toBe(true);
    expect(phone?.served?.planned.day).toBeNull();
    expect(phone?.required?.[TEN + 1]).toBe(0);
  });
});

describe("means of every interval", () => {
  it("add up to those of the days, and carry the handling times that the plan staffs with", () => {
    const demand = drawDemand(basisOfPlan(plan));
    desk.means().forEach(({ queue, contacts, ahtSeconds }, q) => {
      const drawn = demand.queues[q];
      const rates = drawn?.dailyRates.reduce((sum, rate) => sum + rate, 0) ?? 0;
      expect(contacts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(rates / plan.paths, 0);
      expect(queue).toBe(drawn?.queue);
      expect(ahtSeconds[from + TEN]).toBeCloseTo(drawn?.aht.ofInterval?.[from + TEN] ?? drawn?.aht.meanSeconds ?? 0, 3);
    });
  });
});
