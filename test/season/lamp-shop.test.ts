import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { civilDay, easterSunday, isoDay, weekday } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { holidaysOfShop, lookUpHolidays, readContacts, readShop } from "@springtide/exchange";
import { openPlan, planSeason } from "@springtide/season";
import { withoutPeople } from "./without-people.ts";

const LAMPS = fileURLToPath(new URL("../../data/lamps/", import.meta.url));

let plan: Plan;
beforeAll(async () => {
  const shop = await readShop(join(LAMPS, "shop.yaml"));
  const { histories } = await readContacts({ path: join(LAMPS, "contacts.csv"), shop, mapping: shop.contacts });
  plan = planSeason({
    shop: { ...withoutPeople(shop), plan: { ...shop.plan, paths: 40 } },
    holidays: holidaysOfShop(shop, { fromYear: 2022, toYear: 2028 }),
    contacts: histories,
    weather: [],
  });
});

const next = (trigger: string): string[] =>
  plan.triggers.find(({ id }) => id === trigger)?.nextOnsets.flatMap(({ days }) => days.map(({ day }) => day)) ?? [];

/** Contacts expected on a day, all queues together. */
function expected(day: string): number {
  return plan.allQueues.daily.mean[civilDay(day) - civilDay(plan.grid.firstDay)] ?? Number.NaN;
}

function index(day: string): { from: number; to: number } {
  // Intervals before a day: 48 half hours each, 2 fewer or more at each change of the clocks before it.
  const days = civilDay(day) - civilDay(plan.grid.firstDay);
  const changes = (civilDay(day) > civilDay("2027-03-28") ? -2 : 0) + (civilDay(day) > civilDay("2027-10-31") ? 2 : 0);
  return { from: days * 48 + changes, to: (days + 1) * 48 + changes };
}

describe("the lamp shop, autumn 2027", () => {
  it("has its day after the clocks go back on Monday 1 November, All Saints' Day in Bavaria", () => {
    expect(next("clocks-go-back")).toEqual(["2027-11-01"]);
    expect(weekday(civilDay("2027-11-01"))).toBe(1);
    const holidays = (subdivision: string): string[] =>
      lookUpHolidays({ country: "DE", subdivision, fromYear: 2027, toYear: 2027 }).map(({ day }) => day);
    expect(holidays("BY")).toContain("2027-11-01");
    expect(holidays("BE")).not.toContain("2027-11-01");
  });

  it("counts it as a holiday of customers, not of the site: Berlin works", () => {
    const days = (list: readonly { day: string }[] | undefined): string[] => (list ?? []).map(({ day }) => day);
    expect(days(plan.holidays.customers)).toContain("2027-11-01");
    expect(days(plan.holidays.bySite["berlin"])).not.toContain("2027-11-01");
    const { from, to } = index("2027-11-01");
    const phone = plan.staffing.find(({ queue }) => queue === "phone");
    expect(phone?.serviceLevel.slice(from, to).filter((level) => level !== null)).toHaveLength(24);
    expect(plan.shifts.filter(({ start }) => start.startsWith("2027-11-01"))).toHaveLength(2);
  });

  it("knows its date, names its peak, and expects more contacts than on the Mondays before", () => {
    const peaks = plan.peaks.filter(({ trigger }) => trigger === "clocks-go-back");
    expect(peaks.map(({ likelyDay, probability }) => [likelyDay, probability])).toEqual([["2027-11-01", 1]]);
    expect(peaks[0]?.contactsOnTheDay.p50).toBeGreaterThan(peaks[0]?.normalContacts ?? Infinity);
    const week = (monday: string): number =>
      Array.from({ length: 6 }, (_, i) => expected(isoDay(civilDay(monday) + i))).reduce((sum, day) => sum + day, 0);
    expect(week("2027-11-01")).toBeGreaterThan(1.15 * week("2027-10-18"));
  });

  it("learned from the autumns before", () => {
    const autumn = plan.triggers.find(({ id }) => id === "clocks-go-back");
    const past = autumn?.pastOnsets.map(({ day }) => day) ?? [];
    // The last Sundays of October were the 29th, 27th, 26th and 25th.
    expect(past).toEqual(expect.arrayContaining(["2023-10-30", "2024-10-28", "2025-10-27", "2026-10-26"]));
    expect(autumn?.liftByQueue["phone"]?.learnedFrom).toBe(past.filter((day) => day >= plan.history.firstDay).length);
    expect(autumn?.liftByQueue["phone"]?.lift).toBeGreaterThan(0.3);
  });

  it("has 50 half hours on the day of the change itself", () => {
    expect(index("2027-11-01").from - index("2027-10-31").from).toBe(50);
    expect(plan.grid.intervals).toBe(index(isoDay(civilDay(plan.grid.firstDay) + plan.grid.days)).from);
  });
});

describe("the lamp shop, spring 2027", () => {
  it("has its day after the clocks go forward on Easter Monday, 29 March: the change falls on Easter Sunday", () => {
    expect(isoDay(easterSunday(2027))).toBe("2027-03-28");
    expect(next("clocks-go-forward")).toEqual(["2027-03-29"]);
  });

  it("is closed that Monday: nobody is planned or paid, and few contacts come", () => {
    const { from, to } = index("2027-03-29");
    for (const { serviceLevel, required } of plan.staffing) {
      expect(serviceLevel.slice(from, to).filter((level) => level !== null && level < 1)).toEqual([]);
      expect(Math.max(...required.slice(from, to))).toBe(0);
    }
    expect(plan.shifts.filter(({ start }) => start.startsWith("2027-03-29"))).toEqual([]);
    expect(expected("2027-03-29")).toBeLessThan(0.5 * expected("2027-04-05"));
  });

  it("has 46 half hours on Easter Sunday", () => {
    expect(index("2027-03-29").from - index("2027-03-28").from).toBe(46);
  });
});

describe("a shop that needs no weather", () => {
  it("is planned without, and says so in one sentence", () => {
    expect(plan.caveats.filter((caveat) => caveat.includes("weather"))).toHaveLength(1);
    expect(plan.triggers.map(({ id }) => id)).toEqual(["clocks-go-back", "clocks-go-forward"]);
  });
});

describe("the lamp shop by Erlang C", () => {
  let byErlangC: Plan;
  beforeAll(() => {
    byErlangC = openPlan(plan).replan({ model: "erlang-c" });
  });

  // An alarm, not a proof. With the forecast as it was before customers could hang up, plans by Erlang C stayed the same to the
  // last head (200 seasons compared in full); since then the forecast has learned the turn of the month, several methods carry it, and
  // handling times are learned by hour and weekday, each of which moved them a little; blocks begin on the hour and last eight at most.
  it("asks for what it asked for when last looked at", () => {
    const agents = byErlangC.staffing.map((of) => [of.queue, of.agents.reduce((sum, count) => sum + count, 0)]);
    expect(agents).toEqual([
      ["phone", 28_180],
      ["chat", 25_317],
      ["email", 18_288],
    ]);
    expect(byErlangC.totals).toMatchObject({ overflowHours: 15_462.5, gapHours: 34.5, cost: 1_722_737.29 });
    expect(byErlangC.totals.requiredHours.p50).toBeCloseTo(53_742.75, 6);
    expect(byErlangC.staffing[0]?.expectedServiceLevel).toBeCloseTo(0.934295849, 9);
  });

  it("asks for more than the patience of its customers does, and nobody gives up in it", () => {
    expect(plan.totals.requiredHoursErlangC).toEqual(byErlangC.totals.requiredHours);
    expect(plan.totals.requiredHours.p50).toBeLessThan(0.95 * byErlangC.totals.requiredHours.p50);
    expect(byErlangC.staffing.map(({ expectedAbandonShare }) => expectedAbandonShare)).toEqual([null, null, null]);
  });

  it("has a peak whose service, played out, is what the staffing model says, within a point", () => {
    const service = plan.peaks.flatMap((peak) => peak.service);
    expect(new Set(service.map(({ queue }) => queue))).toEqual(new Set(["phone", "chat"]));
    for (const { exact, searched } of service) expect(Math.abs((exact ?? 0) - (searched ?? 1))).toBeLessThan(0.01);
  });
});
