import { describe, expect, it } from "vitest";
import { civilDay, isoDay } from "@springtide/calendar";
import { Plan, type Shop, type WeatherDay } from "@springtide/contracts";
import { randomStream } from "@springtide/probability";
import { openPlan, planSeason } from "@springtide/season";
import { dateTriggers, type DatedTrigger } from "../src/trigger-dates.ts";
import { smallInput, smallShop } from "./small-shop.ts";

const MARKETS = [
  { id: "north", latitude: 53, longitude: 10, orderShare: "75%" },
  { id: "south", latitude: 48, longitude: 11, orderShare: "25%" },
];
const response = { decay: "5d", lift: { phone: "+50%" } };
const nothing = { lift: {} };
const SPAN = { historyFrom: civilDay("2023-01-01"), planFrom: civilDay("2026-01-01"), planTo: civilDay("2026-12-31") };

/** Six years of weather of both markets; the south has the north's, two degrees warmer. */
function twoMarkets(): WeatherDay[] {
  const random = randomStream(9, "weather of two markets");
  const from = civilDay("2020-01-01");
  let departure = 0;
  return Array.from({ length: civilDay("2025-12-31") - from + 1 }, (_, i) => {
    departure = 0.7 * departure + 5 * (random.uniform() + random.uniform() - 1);
    const north = 14 - 11 * Math.cos((2 * Math.PI * ((i % 365.25) - 20)) / 365.25) + departure;
    const rain = random.uniform() < 0.3 ? 6 * random.uniform() : 0;
    return ["north", "south"].map((market, m): WeatherDay => {
      const maxC = Math.round((north + 2 * m) * 10) / 10;
      return {
        day: isoDay(from + i),
        market,
        maxC,
        minC: maxC - 8,
        precipitationMm: rain,
        sky: null,
        sunshineHours: null,
      };
    });
  }).flat();
}
const WEATHER = twoMarkets();

function dated(triggers: readonly unknown[], shop?: Shop): readonly DatedTrigger[] {
  return dateTriggers(shop ?? smallShop({ markets: MARKETS, triggers }), WEATHER, SPAN, {
    holidays: [
      { day: "2026-05-14", name: "Ascension" },
      { day: "2026-10-03", name: "Unity" },
    ],
  }).triggers;
}

function daysOf(trigger: DatedTrigger | undefined): string[] {
  return (trigger?.nextOnsets ?? []).map(({ days }) => isoDay(days[0]?.day ?? 0));
}

describe("dates of every kind", () => {
  it.each([
    { kind: "first-crossing", measure: "mean-temperature", direction: "up", threshold: "15 C" },
    { kind: "first-frost" },
    { kind: "first-snow" },
    { kind: "weather-jump", measure: "max-temperature", direction: "up", jump: "5 C" },
    { kind: "degree-days", baseC: 5, target: 250 },
  ])("from the weather, in each market, as distributions: $kind", (kind) => {
    const [trigger] = dated([{ id: "t", name: "T", ...kind, response }]);
    expect(new Set(trigger?.pastOnsets.map(({ market }) => market))).toEqual(new Set(["north", "south"]));
    expect(new Set(trigger?.nextOnsets.map(({ market }) => market))).toEqual(new Set(["north", "south"]));
    for (const { days, never, weight, market } of trigger?.nextOnsets ?? []) {
      expect(weight).toBe(market === "north" ? 0.75 : 0.25);
      expect(days.reduce((sum, { probability }) => sum + probability, never)).toBeCloseTo(1, 9);
      expect(days.every(({ day }) => day >= SPAN.planFrom)).toBe(true);
    }
  });

  it("from the calendar", () => {
    const triggers = dated([
      { id: "bridge", name: "B", kind: "public-holiday", on: "bridge", response },
      { id: "eve", name: "E", kind: "public-holiday", names: ["Unity"], offsetDays: -1, response },
      { id: "pay", name: "P", kind: "payday", businessDaysBeforeEnd: 0, response },
      {
        id: "fair",
        name: "F",
        kind: "date-ranges",
        ranges: [{ first: "2026-07-16", last: "2026-07-18" }],
        at: "end",
        response,
      },
      { id: "dark", name: "D", kind: "sunset-before", clock: "17:00", response },
    ]);
    expect(triggers.map(({ id }) => id)).toEqual(["bridge", "eve", "pay", "fair", "dark"]);
    expect(daysOf(triggers[0])).toEqual(["2026-05-15"]);
    expect(daysOf(triggers[1])).toEqual(["2026-10-02"]);
    expect(daysOf(triggers[2])).toHaveLength(12);
    expect(daysOf(triggers[3])).toEqual(["2026-07-18"]);
    expect(triggers[4]?.nextOnsets.map(({ market, weight }) => [market, weight])).toEqual([
      ["north", 0.75],
      ["south", 0.25],
    ]);
  });

  it("from what the shop does, each day weighted by how much of it there is", () => {
    const [campaign, price] = dated([
      {
        id: "ads",
        name: "A",
        kind: "campaign",
        spend: [{ date: "2026-03-02", amount: 500 }],
        halfSpend: 500,
        response,
      },
      { id: "price", name: "P", kind: "price-change", changes: [{ date: "2026-04-01", change: "-20%" }], response },
    ]);
    expect(campaign).toMatchObject({ leadDays: 0, durationDays: 1 });
    expect(campaign?.nextOnsets[0]).toMatchObject({ weight: 0.5, basis: "known" });
    expect(campaign?.nextOnsets.length).toBeGreaterThan(5);
    expect(price?.nextOnsets.map(({ weight }) => weight)).toEqual([2]);
  });

  it("from other triggers, wherever they stand in the file; without one of them, not at all", () => {
    const warm = { id: "warm", name: "Warm", kind: "first-warm-day", thresholdC: 18, response: nothing };
    const triggers = [{ id: "later", name: "Later", kind: "after", of: "warm", days: 10, response }, warm];
    const [later, first] = dated(triggers);
    expect(later?.pastOnsets.map(({ day }) => day - 10)).toEqual(first?.pastOnsets.map(({ day }) => day));
    const chanceOf = (trigger: DatedTrigger | undefined): number => 1 - (trigger?.nextOnsets[0]?.never ?? 1);
    expect(chanceOf(later)).toBeCloseTo(chanceOf(first), 1);
    const { caveats } = dateTriggers(smallShop({ markets: MARKETS, triggers }), [], SPAN);
    expect(caveats.join("\n")).toMatch(/"Later" is left out: a trigger that it hangs on is left out/);
  });

  it("makes firings further beyond the threshold stronger, on average as strong as believed", () => {
    const warm = { id: "warm", name: "W", kind: "first-warm-day", thresholdC: 18, markets: ["north"] };
    const [plain] = dated([{ ...warm, response }]);
    const [graded] = dated([{ ...warm, response: { ...response, strengthPerUnit: "+20%" } }]);
    const mean = (trigger: DatedTrigger | undefined): number =>
      (trigger?.pastOnsets ?? []).reduce((sum, { weight }) => sum + weight, 0) / (trigger?.pastOnsets.length ?? 1);
    expect(new Set(plain?.pastOnsets.map(({ weight }) => weight))).toEqual(new Set([1]));
    expect(new Set(graded?.pastOnsets.map(({ weight }) => weight)).size).toBeGreaterThan(1);
    expect(mean(graded)).toBeCloseTo(1, 9);
  });
});

describe("caveats of triggers", () => {
  it("names two that always come together, and one that fires all the time", () => {
    const pair = [
      { id: "a", name: "Payday", kind: "payday", businessDaysBeforeEnd: 0, response },
      { id: "b", name: "Rent day", kind: "payday", dayOfMonth: 31, response },
      { id: "c", name: "Elsewhere", kind: "payday", dayOfMonth: 31, response: { lift: { email: "+10%" } } },
    ];
    const { caveats } = dateTriggers(smallShop({ triggers: pair }), WEATHER, SPAN);
    expect(caveats).toHaveLength(1);
    expect(caveats[0]).toMatch(/"Payday" and "Rent day" always came together/);
    const jumpy = { id: "j", name: "Jumpy", kind: "weather-jump", measure: "max-temperature", direction: "up" };
    const often = { ...jumpy, jump: "0.1 C", quietDays: 0, overDays: 30, response };
    const found = dateTriggers(smallShop({ markets: MARKETS, triggers: [often] }), WEATHER, SPAN).caveats;
    expect(found.join("\n")).toMatch(/"Jumpy" fired on \d+ of the 1096 days/);
  });
});

describe("a plan with many kinds of triggers", () => {
  it("keeps to its contract, and draws the same seasons again from a file", () => {
    const shop = smallShop({
      triggers: [
        { id: "pay", name: "Payday", kind: "payday", businessDaysBeforeEnd: 0, response: nothing },
        { id: "week-later", name: "A week later", kind: "after", of: "pay", days: 7, response },
        {
          id: "ads",
          name: "Campaign",
          kind: "campaign",
          spend: [{ date: "2026-09-07", amount: 900 }],
          halfSpend: 300,
          response: { lift: { phone: "+30%" }, byChannel: { email: { decay: "9d" } } },
        },
        {
          id: "sale",
          name: "Sale",
          kind: "date-ranges",
          ranges: [{ first: "2026-09-10", last: "2026-09-14" }],
          response: { ...response, rebound: { share: "20%", after: "6d" } },
        },
      ],
    });
    const plan = planSeason(smallInput(shop));
    const stored = Plan.parse(JSON.parse(JSON.stringify(plan)));
    expect(stored.triggers.map(({ id }) => id)).toEqual(["pay", "week-later", "ads", "sale"]);
    expect(stored.triggers[1]?.composed).toMatchObject({ kind: "after", of: "pay" });
    expect(stored.triggers[3]?.rebound).toEqual({ share: 0.2, afterDays: 6, decayDays: 5 });
    expect(openPlan(stored).replan({}).totals).toEqual(plan.totals);
  });
});
