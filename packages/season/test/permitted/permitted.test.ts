import { describe, expect, it } from "vitest";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { planSeason } from "@springtide/season";
import { basisOfPlan } from "../../src/basis.ts";
import { permittedIntervals } from "../../src/permitted/permitted-intervals.ts";
import { smallInput, smallShop } from "../small-shop.ts";

const site = {
  id: "home",
  zone: "Europe/Berlin",
  openingHours: { week: [{ days: "mon-sat", hours: "08:00-22:00" }], onHolidays: "closed" },
};
const phone = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };
const email = { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m" };
const desk = {
  id: "desk",
  serves: ["phone", "email"],
  costPerHour: 20,
  roster: [{ days: "mon-sat", from: "08:00", to: "22:00", heads: 12 }],
};
const late = {
  ...desk,
  id: "late",
  serves: ["phone"],
  roster: [{ days: "mon-sat", from: "18:00", to: "22:00", heads: 6 }],
};
const partner = {
  id: "partner",
  partner: "Partner",
  serves: ["phone"],
  seats: 3,
  minimumBlock: "2h",
  pricePerHour: 30,
};

/** Phone in the evening by the late team and the partner only, at noon on Mondays by the partner only. */
const staffedBy = [
  { days: "mon-sat", hours: "18:00-22:00", by: ["late", "partner"] },
  { days: "mon", hours: "12:00-13:00", by: ["partner"] },
];
const restricted = smallShop({
  sites: [site],
  queues: [{ ...phone, staffedBy }, email],
  teams: [desk, late],
  agreements: [partner],
  plan: { horizon: "2w", paths: 20 },
});

describe("who may work a queue when", () => {
  // Spring forward on Sunday 28 March 2027; Monday 22 to Monday 29 March.
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: civilDay("2027-03-22"),
    days: 8,
    intervalMinutes: 30,
  });
  const at = (staff: string, queue: string, instant: string): number | undefined =>
    permittedIntervals(restricted, grid, staff, queue)[grid.startsMs.indexOf(Date.parse(instant))];

  it("is everybody outside of the hours named, and only those named within", () => {
    expect(at("desk", "phone", "2027-03-22T17:30:00+01:00")).toBe(1);
    expect(at("desk", "phone", "2027-03-22T18:00:00+01:00")).toBe(0);
    expect(at("late", "phone", "2027-03-22T18:00:00+01:00")).toBe(1);
    expect(at("late", "phone", "2027-03-22T12:30:00+01:00")).toBe(0);
    expect(at("partner", "phone", "2027-03-22T12:30:00+01:00")).toBe(1);
    expect(at("desk", "phone", "2027-03-23T12:30:00+01:00")).toBe(1);
  });

  it("goes by the local clock: on the Monday after the change an hour earlier", () => {
    expect(at("desk", "phone", "2027-03-29T15:30:00Z")).toBe(1);
    expect(at("desk", "phone", "2027-03-29T16:00:00Z")).toBe(0);
  });

  it("is everybody where the queue names nobody", () => {
    expect(permittedIntervals(restricted, grid, "desk", "email").every((may) => may === 1)).toBe(true);
  });
});

describe("a plan of a shop whose hours say who may work them", () => {
  const staffingOf = (plan: Plan): Plan["staffing"][number] => {
    const found = plan.staffing.find(({ queue }) => queue === "phone");
    if (found === undefined) throw new Error("no phone");
    return found;
  };

  it("puts nobody to a queue who may not work it then", () => {
    const plan = planSeason(smallInput(restricted));
    const { grid } = basisOfPlan(plan);
    const { required, own, overflow, gap } = staffingOf(plan);
    const late = permittedIntervals(restricted, grid, "late", "phone");
    const desk = permittedIntervals(restricted, grid, "desk", "phone");
    let evenings = 0;
    let noons = 0;
    required.forEach((need, t) => {
      expect((own[t] ?? 0) + (overflow[t] ?? 0) + (gap[t] ?? 0)).toBe(need);
      if (need === 0 || desk[t] === 1) return;
      // Twelve people of the desk are there and idle: they stay out of it.
      if (late[t] === 1) expect(own[t]).toBeLessThanOrEqual(6);
      else expect(own[t]).toBe(0);
      evenings += late[t] ?? 0;
      noons += 1 - (late[t] ?? 0);
    });
    // Twelve evenings of eight half hours, two Mondays of two.
    expect([evenings, noons]).toEqual([96, 4]);
  });

  it("buys no block that reaches into hours in which the partner may work nothing", () => {
    const shop = smallShop({
      sites: [site],
      queues: [{ ...phone, staffedBy: [{ days: "mon-sat", hours: "14:00-22:00", by: ["desk"] }] }, email],
      teams: [{ ...desk, roster: [{ days: "mon-sat", from: "14:00", to: "22:00", heads: 2 }] }],
      agreements: [partner],
      plan: { horizon: "2w", paths: 20 },
    });
    const plan = planSeason(smallInput(shop));
    expect(plan.blocks.length).toBeGreaterThan(0);
    for (const { start, end } of plan.blocks) {
      expect(start.slice(11, 16) < "14:00").toBe(true);
      expect(end.slice(11, 16) <= "14:00").toBe(true);
    }
    expect(plan.totals.gapHours).toBeGreaterThan(0);
  });

  it("is refused where a partner far away has gone home by its own clock", () => {
    // 14:00 to 22:00 in Lisbon is 15:00 to 23:00 in Berlin: nobody may take the hour from 14:00.
    const openingHours = { week: [{ days: "mon-sat", hours: "14:00-22:00" }] };
    const shop = smallShop({
      sites: [site],
      queues: [{ ...phone, staffedBy: [{ days: "sat", hours: "14:00-22:00", by: ["partner"] }] }, email],
      agreements: [{ ...partner, zone: "Europe/Lisbon", openingHours }],
    });
    // The plan begins on Sunday 30 August 2026.
    expect(() => planSeason(smallInput(shop))).toThrow("phone open on 2026-09-05 from 14:00 to 15:00");
  });

  it("is the same as without where everybody is named", () => {
    const everybody = [{ days: "daily", hours: "00:00-24:00", by: ["desk", "late", "partner"] }];
    const parts = { sites: [site], teams: [desk, late], agreements: [partner], plan: { horizon: "2w", paths: 20 } };
    const named = planSeason(smallInput(smallShop({ ...parts, queues: [{ ...phone, staffedBy: everybody }, email] })));
    const plain = planSeason(smallInput(smallShop({ ...parts, queues: [phone, email] })));
    expect([named.staffing, named.blocks]).toEqual([plain.staffing, plain.blocks]);
  });
});
