import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { parseOrRefuse, resolveShop, ShopFile, Trigger } from "../src/index.ts";
import { smallShopSource } from "./small-shop.ts";

const response = { lift: { phone: "+50%" } };
const nothing = { lift: {} };
const warm = { id: "warm", name: "Warm", kind: "first-warm-day", thresholdC: 18, response: nothing };
const pay = { id: "pay", name: "Pay", kind: "payday", businessDaysBeforeEnd: 1, response: nothing };

function shopWith(triggers: readonly unknown[], changes: Readonly<Record<string, unknown>> = {}) {
  return resolveShop(parseOrRefuse(ShopFile, { ...smallShopSource(), ...changes, triggers }));
}

function findings(triggers: readonly unknown[], changes?: Readonly<Record<string, unknown>>): string[] {
  try {
    shopWith(triggers, changes);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place }) => `${code} ${place.field ?? ""}`);
  }
}

const KINDS = [
  { kind: "first-warm-day", thresholdC: 20 },
  { kind: "first-crossing", measure: "precipitation", direction: "up", threshold: "20 mm", sustainedDays: 2 },
  { kind: "first-frost" },
  { kind: "first-snow", armOn: "10-01" },
  { kind: "weather-jump", measure: "max-temperature", direction: "up", jump: "8 C" },
  { kind: "degree-days", baseC: 5, target: 200 },
  { kind: "clock-change", direction: "back" },
  { kind: "calendar-date", dates: ["2026-05-01"] },
  { kind: "sunset-before", clock: "18:00" },
  { kind: "public-holiday", on: "bridge" },
  { kind: "payday", dayOfMonth: 15 },
  { kind: "date-ranges", ranges: [{ first: "2026-07-16", last: "2026-08-28" }], at: "end" },
  { kind: "campaign", spend: [{ date: "2026-05-01", amount: 1000 }], halfSpend: 500 },
  { kind: "price-change", changes: [{ date: "2026-05-01", change: "-20%" }] },
  { kind: "delivery-incident", incidents: [{ date: "2026-05-01", severity: "30%" }] },
  { kind: "order-contacts", extraOrders: [{ date: "2026-05-01", orders: 300 }], usualOrdersPerDay: 100 },
  { kind: "all-of", of: ["warm", "pay"], withinDays: 7 },
  { kind: "any-of", of: ["warm", "pay"] },
  { kind: "after", of: "warm", days: 10 },
  { kind: "not-within", of: "warm", unless: "pay", days: 3 },
];

describe("every kind of trigger", () => {
  it.each(KINDS)("is read, resolved and kept by its contract: $kind", (kind) => {
    const shop = shopWith([{ id: "one", name: "One", ...kind, response }, warm, pay]);
    const [one] = shop.triggers;
    expect(one?.kind).toBe(kind.kind);
    expect(Trigger.parse(one)).toEqual(one);
  });

  it("has its thresholds in degrees Celsius, millimetres and hours, whatever they were written in", () => {
    const crossing = { id: "one", name: "One", kind: "first-crossing", direction: "up", response };
    const threshold = (measure: string, text: string): unknown => {
      const [one] = shopWith([{ ...crossing, measure, threshold: text }]).triggers;
      return one?.kind === "first-crossing" ? [one.variable, one.threshold] : null;
    };
    expect(threshold("max-temperature", "64.4 F")).toEqual(["maxC", 18]);
    expect(threshold("min-temperature", "-2 °C")).toEqual(["minC", -2]);
    expect(threshold("precipitation", "0.5 in")).toEqual(["precipitationMm", 12.7]);
    expect(threshold("sunshine", "8 h")).toEqual(["sunshineHours", 8]);
    // A difference has no zero point to be moved.
    const jump = { id: "one", name: "One", kind: "weather-jump", direction: "up", measure: "max-temperature" };
    expect(shopWith([{ ...jump, jump: "18 F", response }]).triggers[0]).toMatchObject({ jump: 10 });
  });

  it("has the shop's markets and the zone of its first site where none are given", () => {
    const [sunset, frost] = shopWith([
      { id: "dark", name: "Dark", kind: "sunset-before", clock: "18:00", response },
      { id: "frost", name: "Frost", kind: "first-frost", response },
    ]).triggers;
    const markets = ["germany"];
    expect(sunset).toMatchObject({ zone: "Europe/Berlin", markets, minuteOfDay: 1080 });
    expect(frost).toMatchObject({ markets, thresholdC: 0, armOn: "08-15", disarmOn: "04-30" });
  });
});

describe("a response", () => {
  it("reads a second wave, weekdays of the onset and channels of their own", () => {
    const [one] = shopWith([
      {
        ...warm,
        response: {
          ...response,
          decay: "4d",
          rebound: { share: "30%", after: "10d" },
          onsetWeekdays: [
            { days: "sat,sun", delay: "1d" },
            { days: "sat", delay: "2d", strength: "60%" },
          ],
          strengthPerUnit: "+5%",
          byChannel: { email: { decay: "8d" } },
        },
      },
    ]).triggers;
    expect(one?.response).toEqual({
      leadDays: 0,
      decayDays: 4,
      durationDays: 16,
      liftByQueue: { phone: 0.5 },
      rebound: { share: 0.3, afterDays: 10, decayDays: 5 },
      onsetWeekdays: { delayDays: [0, 0, 0, 0, 0, 2, 1], factor: [1, 1, 1, 1, 1, 0.6, 1] },
      strengthPerUnit: 0.05,
      byChannel: { email: { leadDays: 0, decayDays: 8, durationDays: 32 } },
    });
  });
});

describe("nonsense in triggers is found in its place", () => {
  const crossing = {
    id: "c",
    name: "C",
    kind: "first-crossing",
    measure: "max-temperature",
    direction: "up",
    response,
  };
  const all = (of: readonly string[]) => ({ id: "all", name: "All", kind: "all-of", of, response });
  const after = (id: string, of: string) => ({ id, name: id, kind: "after", of, days: 2, response: nothing });
  const north = [{ id: "a", latitude: 52, longitude: 13 }];
  const south = [{ id: "a", latitude: -34, longitude: 151 }];
  const overNewYear = { ...warm, armOn: "10-01", disarmOn: "02-15" };

  it.each([
    ["a threshold without a unit", [{ ...crossing, threshold: "18" }], ["wrong-format /triggers/0/threshold"]],
    ["a threshold as a bare number", [{ ...crossing, threshold: 18 }], ["wrong-type /triggers/0/threshold"]],
    [
      "a unit of another quantity",
      [{ ...crossing, threshold: "18 mm" }],
      ["unit-of-another-quantity /triggers/0/threshold"],
    ],
    [
      "a season shorter than its run",
      [{ ...crossing, threshold: "18 C", armOn: "03-01", disarmOn: "03-03", sustainedDays: 5 }],
      ["season-too-short /triggers/0/sustainedDays"],
    ],
    [
      "a jump of nothing",
      [{ id: "j", name: "J", kind: "weather-jump", measure: "sunshine", direction: "up", jump: "0 h", response }],
      ["jump-not-positive /triggers/0/jump"],
    ],
    ["two ways to say when", [{ ...pay, dayOfMonth: 15 }], ["trigger-without-date /triggers/0"]],
    [
      "a stretch in reverse",
      [{ id: "r", name: "R", kind: "date-ranges", ranges: [{ first: "2026-08-01", last: "2026-07-01" }], response }],
      ["stretch-in-reverse /triggers/0/ranges/0/last"],
    ],
    ["an empty composition", [all([])], ["too-few-triggers /triggers/0/of"]],
    ["a composition of one", [all(["warm"]), warm], ["too-few-triggers /triggers/0/of"]],
    ["a trigger named twice", [all(["warm", "warm"]), warm], ["trigger-named-twice /triggers/0/of/1"]],
    ["an unknown trigger", [after("x", "wram"), warm], ["unknown-trigger /triggers/0/of"]],
    ["a trigger after itself", [after("x", "x")], ["triggers-in-a-circle /triggers/0/of"]],
    [
      "a circle of three",
      [after("x", "y"), after("y", "z"), after("z", "x"), warm],
      [
        "triggers-in-a-circle /triggers/0/of",
        "triggers-in-a-circle /triggers/1/of",
        "triggers-in-a-circle /triggers/2/of",
      ],
    ],
    ["an unknown market", [{ ...warm, markets: ["mars"] }], ["unknown-market /triggers/0/markets/0"]],
  ])("%s", (_name, triggers, expected) => {
    expect(findings(triggers)).toEqual(expected);
  });

  it("a warm season over the new year, save where all markets are in the south", () => {
    expect(findings([overNewYear], { markets: north })).toEqual(["season-in-reverse /triggers/0/disarmOn"]);
    expect(findings([overNewYear], { markets: south })).toEqual([]);
  });
});
