import { describe, expect, it } from "vitest";
import { civilDay, isoDay } from "@springtide/calendar";
import { dateTriggers, storedDates } from "../src/trigger-dates.ts";
import { smallShop, weatherWithWarmDays } from "./small-shop.ts";

const WARM = {
  id: "warm",
  kind: "first-warm-day",
  name: "First 18 °C day",
  thresholdC: 18,
  armOn: "02-15",
  disarmOn: "06-15",
  response: { decay: "5d", lift: { phone: "+100%" } },
};
const CHANGE = {
  id: "back",
  kind: "clock-change",
  name: "Clocks go back",
  direction: "back",
  response: { lead: "2d", decay: "5d", lift: { phone: "+50%" } },
};
const MARKETS = [
  { id: "north", latitude: 53, longitude: 10, orderShare: "75%" },
  { id: "south", latitude: 48, longitude: 11, orderShare: "25%" },
];
const span = (planFrom: string, planTo: string) => ({
  historyFrom: civilDay("2023-01-01"),
  planFrom: civilDay(planFrom),
  planTo: civilDay(planTo),
});
const NORTH = weatherWithWarmDays("north", ["2021-04-10", "2022-04-02", "2023-03-20", "2024-04-05"], "2024-12-31");
const SOUTH = weatherWithWarmDays("south", ["2021-03-20", "2022-03-10", "2023-03-01", "2024-03-15"], "2024-12-31");

describe("dates of triggers", () => {
  it("knows a clock change for certain: what was is past, what comes has one day", () => {
    const { triggers, caveats } = dateTriggers(
      smallShop({ triggers: [CHANGE] }),
      NORTH,
      span("2024-11-01", "2025-10-31"),
    );
    const [trigger] = triggers.map(storedDates);
    expect(trigger?.pastOnsets).toEqual([
      { day: "2023-10-30", market: null, weight: 1 },
      { day: "2024-10-28", market: null, weight: 1 },
    ]);
    expect(trigger?.nextOnsets).toEqual([
      { market: null, weight: 1, days: [{ day: "2025-10-27", probability: 1 }], never: 0, basis: "known" },
    ]);
    expect(caveats).toEqual([]);
  });

  it("counts an onset after the plan whose lead days reach into it, and none further", () => {
    const shop = smallShop({ triggers: [CHANGE] });
    expect(dateTriggers(shop, [], span("2025-09-01", "2025-10-25")).triggers[0]?.nextOnsets).toHaveLength(1);
    expect(dateTriggers(shop, [], span("2025-09-01", "2025-10-24")).triggers[0]?.nextOnsets).toHaveLength(0);
  });

  it("draws a first warm day from climatology in each market, weighted by its share of orders", () => {
    const shop = smallShop({ markets: MARKETS, triggers: [WARM] });
    const { triggers } = dateTriggers(shop, [...NORTH, ...SOUTH], span("2025-01-01", "2025-06-30"));
    const [trigger] = triggers;
    expect(trigger?.pastOnsets.map(({ day, market, weight }) => [isoDay(day), market, weight])).toEqual([
      ["2021-04-10", "north", 0.75],
      ["2022-04-02", "north", 0.75],
      ["2023-03-20", "north", 0.75],
      ["2024-04-05", "north", 0.75],
      ["2021-03-20", "south", 0.25],
      ["2022-03-10", "south", 0.25],
      ["2023-03-01", "south", 0.25],
      ["2024-03-15", "south", 0.25],
    ]);
    expect(trigger?.nextOnsets.map(({ market, weight, basis }) => [market, weight, basis])).toEqual([
      ["north", 0.75, "climatology"],
      ["south", 0.25, "climatology"],
    ]);
    for (const { days, never } of trigger?.nextOnsets ?? []) {
      expect(days.reduce((sum, { probability }) => sum + probability, never)).toBeCloseTo(1, 9);
      expect(isoDay(days[0]?.day ?? 0) >= "2025-02-15" && isoDay(days.at(-1)?.day ?? 0) <= "2025-06-15").toBe(true);
    }
    const middle = (i: number): number =>
      (trigger?.nextOnsets[i]?.days ?? []).reduce((sum, { day, probability }) => sum + day * probability, 0);
    // The south was three weeks earlier every year.
    expect(middle(0) - middle(1)).toBeGreaterThan(7);
  });

  it("does not look at the weather from the first day planned on", () => {
    const shop = smallShop({ markets: [{ id: "north", latitude: 53, longitude: 10 }], triggers: [WARM] });
    const before = dateTriggers(shop, NORTH, span("2024-03-01", "2024-06-30")).triggers[0];
    const cut = NORTH.filter(({ day }) => day < "2024-03-01");
    expect(before).toEqual(dateTriggers(shop, cut, span("2024-03-01", "2024-06-30")).triggers[0]);
    expect(before?.pastOnsets.map(({ day }) => isoDay(day)).at(-1)).toBe("2023-03-20");
    expect(before?.nextOnsets[0]?.days[0]?.day).toBeGreaterThanOrEqual(civilDay("2024-03-01"));
  });

  it("expects no second first warm day in a year that had its own", () => {
    const shop = smallShop({ markets: [{ id: "north", latitude: 53, longitude: 10 }], triggers: [WARM] });
    const after = dateTriggers(shop, NORTH, span("2024-05-01", "2024-06-30")).triggers[0];
    expect(after?.pastOnsets.map(({ day }) => isoDay(day)).at(-1)).toBe("2024-04-05");
    expect(after?.nextOnsets).toEqual([]);
  });

  it("says that weather is missing, and names every trigger that needs it", () => {
    const shop = smallShop({ markets: MARKETS, triggers: [WARM, CHANGE] });
    const none = dateTriggers(shop, [], span("2025-01-01", "2025-06-30"));
    expect(none.triggers.map(({ id }) => id)).toEqual(["back"]);
    expect(none.caveats.join("\n")).toMatch(/No weather was given.*\n"First 18 °C day" is left out/);
    const half = dateTriggers(shop, NORTH, span("2025-01-01", "2025-06-30"));
    expect(half.caveats).toHaveLength(1);
    expect(half.caveats[0]).toMatch(/"First 18 °C day" is left out/);
  });
});
