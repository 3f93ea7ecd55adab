import { describe, expect, it } from "vitest";
import { civilDay, isoDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { planSeason } from "@springtide/season";
import { pastOf, smallInput, smallShop, weatherWithWarmDays } from "./small-shop.ts";

const SALE = {
  id: "sale",
  kind: "calendar-date",
  name: "Sale",
  dates: ["2026-06-15", "2026-08-03", "2026-09-14", "2026-11-02"],
  response: { decay: "3d", lift: { phone: "+150%", email: "+150%" } },
};
const WARM = {
  id: "warm",
  kind: "first-warm-day",
  name: "First warm day",
  thresholdC: 18,
  armOn: "02-15",
  disarmOn: "06-15",
  response: { decay: "4d", lift: { phone: "+150%", email: "+150%" } },
};

/** A past that really jumps after these days. */
function plannedWith(changes: Record<string, unknown>, jumps: readonly string[], from: string, days: number): Plan {
  const shop = smallShop(changes);
  const onsets = jumps.map(civilDay);
  const lift = (day: number): number =>
    onsets.reduce(
      (times, onset) => times + (day >= onset && day < onset + 12 ? 1.5 * Math.exp((onset - day) / 3) : 0),
      1,
    );
  return planSeason({
    ...smallInput(shop),
    contacts: shop.queues.map(({ id }) => pastOf(shop, id, { from, days }, lift)),
    weather: weatherWithWarmDays("home", ["2023-04-05", "2024-03-28", "2025-04-10"], "2025-12-31"),
  });
}

describe("the next peaks", () => {
  it("name a known day, its size against a normal day, and nothing beyond the plan", () => {
    const plan = plannedWith({ triggers: [SALE] }, ["2026-06-15", "2026-08-03"], "2026-05-04", 119);
    const caused = plan.peaks.filter(({ trigger }) => trigger === "sale");
    // The plan runs from 30 August to 26 September.
    expect(caused.map(({ likelyDay, earliestDay, latestDay }) => [earliestDay, likelyDay, latestDay])).toEqual([
      ["2026-09-14", "2026-09-14", "2026-09-14"],
    ]);
    const [peak] = caused;
    expect(peak).toMatchObject({ cause: "Sale", probability: 1 });
    // Two and a half times as many on a Monday, which is high already.
    expect((peak?.contactsOnTheDay.p50 ?? 0) / (peak?.normalContacts ?? 1)).toBeGreaterThan(2);
    expect((peak?.contactsOnTheDay.p50 ?? 0) / (peak?.normalContacts ?? 1)).toBeLessThan(5);
    expect(plan.triggers[0]?.liftByQueue["phone"]?.learnedFrom).toBe(2);
  });

  it("give the stretch of likely days of an uncertain one, inside the plan, and how likely it is to come at all", () => {
    const plan = (horizon: string): Plan =>
      plannedWith(
        { interval: "60m", triggers: [WARM], plan: { firstDay: "2026-01-01", horizon, paths: 40 } },
        ["2025-04-10"],
        "2025-01-06",
        360,
      );
    const [whole] = plan("26w").peaks.filter(({ trigger }) => trigger === "warm");
    if (whole === undefined) throw new Error("no peak");
    expect(whole.earliestDay >= "2026-02-15" && whole.latestDay <= "2026-06-15").toBe(true);
    expect(whole.earliestDay < whole.likelyDay && whole.likelyDay < whole.latestDay).toBe(true);
    expect(whole.probability).toBeGreaterThan(0.9);
    const days = civilDay(whole.likelyDay) - civilDay("2026-01-01");
    const [cut] = plan(`${days}d`).peaks.filter(({ trigger }) => trigger === "warm");
    expect(cut?.probability).toBeGreaterThan(0.3);
    expect(cut?.probability).toBeLessThan(0.6);
    expect((cut?.latestDay ?? "") <= isoDay(civilDay("2026-01-01") + days)).toBe(true);
  });

  it("are one for a stretch of days that is followed day by day", () => {
    const fair = {
      id: "fair",
      kind: "date-ranges",
      name: "Fair",
      response: SALE.response,
      ranges: [{ first: "2026-09-14", last: "2026-09-17" }],
      at: "every-day",
    };
    const plan = plannedWith({ triggers: [fair] }, [], "2026-05-04", 119);
    const caused = plan.peaks.filter(({ trigger }) => trigger === "fair");
    expect(caused.map(({ earliestDay, latestDay }) => [earliestDay, latestDay])).toEqual([
      ["2026-09-14", "2026-09-17"],
    ]);
  });

  it("are in order of date, and few where nothing stands out", () => {
    const quiet = plannedWith({}, [], "2026-05-04", 119);
    expect(quiet.peaks.every(({ trigger }) => trigger === null)).toBe(true);
    expect(quiet.peaks.length).toBeLessThanOrEqual(2);
    const days = quiet.peaks.map(({ likelyDay }) => likelyDay);
    expect(days).toEqual(days.toSorted());
  });
});
