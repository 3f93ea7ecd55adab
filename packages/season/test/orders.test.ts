import { civilDay, isoDay, weekday } from "@springtide/calendar";
import type { OrderDay } from "@springtide/contracts";
import { parseOrRefuse, resolveShop, ShopFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { drawPoisson, randomStream } from "@springtide/probability";
import { planSeason } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { dateTriggers } from "../src/trigger-dates.ts";
import { liftOverFewest, ordersBefore, shareOfOrders } from "../src/triggers/order-dates.ts";
import { pastOf, smallInput, smallShop } from "./small-shop.ts";

const trigger = {
  id: "orders",
  kind: "order-contacts",
  name: "Orders",
  orders: "orders.csv",
  delays: [
    { share: "50%", fromDays: 0, toDays: 0 },
    { share: "50%", fromDays: 3, toDays: 3 },
  ],
  response: { lift: { phone: "+30%" } },
};
const shop = smallShop({ triggers: [trigger], plan: { horizon: "2w", paths: 20 } });
const FROM = civilDay("2026-01-05");
const DAYS = 200;
const PLAN_FROM = FROM + DAYS;
/** Orders that swell every five weeks for a week, and the same again in the days planned. */
const ordersOn = (day: number): number =>
  200 + (weekday(day) >= 6 ? -40 : 0) + (Math.floor((day - FROM) / 7) % 5 === 0 ? 300 : 0);
const orders: OrderDay[] = Array.from({ length: DAYS + 14 }, (_, i) => ({
  day: isoDay(FROM + i),
  orders: drawPoisson(randomStream(3, "orders", i), ordersOn(FROM + i)),
}));
const counted = new Map(orders.map(({ day, orders: count }) => [civilDay(day), count]));
/** Half of an ordinary day's contacts hang on the orders of the day and of three days before. */
const truth = (day: number): number =>
  0.5 + (0.25 * (counted.get(day) ?? 250)) / 250 + (0.25 * (counted.get(day - 3) ?? 250)) / 250;

describe("contacts that follow orders", () => {
  const span = { historyFrom: FROM, planFrom: PLAN_FROM, planTo: PLAN_FROM + 13 };

  it("go by the orders behind each day, past and expected", () => {
    const [dated] = dateTriggers(shop, [], span, { orders: new Map([["orders", orders]]) }).triggers;
    const weightOn = (day: number): number => dated?.pastOnsets.find((onset) => onset.day === day)?.weight ?? 0;
    const behind = (day: number): number => ((counted.get(day) ?? 0) + (counted.get(day - 3) ?? 0)) / 2;
    const [usual, fewest] = [dated?.orders?.usualPerDay ?? 0, dated?.orders?.fewestPerDay ?? 0];
    for (const day of [FROM + 20, FROM + 36, FROM + 140])
      expect(weightOn(day)).toBeCloseTo((behind(day) - fewest) / usual, 10);
    expect(dated?.nextOnsets.length).toBeGreaterThan(10);
    expect(dated?.nextOnsets[0]?.days[0]?.day).toBeGreaterThanOrEqual(PLAN_FROM);
  });

  it("are continued from the past where the file expects nothing, and never look ahead of a day", () => {
    const past = ordersBefore(new Map([["orders", orders]]), PLAN_FROM);
    expect(past.get("orders")?.at(-1)?.day).toBe(isoDay(PLAN_FROM - 1));
    const [dated] = dateTriggers(shop, [], span, { orders: past }).triggers;
    expect(dated?.nextOnsets).toHaveLength(14);
    const [known] = dateTriggers(shop, [], span, { orders: new Map([["orders", orders]]) }).triggers;
    expect(dated?.pastOnsets.map(({ day }) => day)).toEqual(known?.pastOnsets.map(({ day }) => day));
  });

  it("are left out, and named, where no orders were given", () => {
    const { triggers, caveats } = dateTriggers(shop, [], span);
    expect(triggers).toEqual([]);
    expect(caveats).toEqual(
      expect.arrayContaining([expect.stringContaining("no orders before the first day planned were given")]),
    );
  });

  it("turn a share of the usual day into a lift over the day with fewest orders, and back", () => {
    const followed = { usualPerDay: 250, fewestPerDay: 100 };
    // Contacts 0.6 + 0.4 x orders / 250: 1 at 250, 0.76 at 100; 250 orders more on the latter are 0.4 / 0.76 of it.
    expect(liftOverFewest(0.4, followed)).toBeCloseTo(0.4 / 0.76, 12);
    expect(shareOfOrders(liftOverFewest(0.4, followed), followed)).toBeCloseTo(0.4, 12);
  });

  it("are learned: the plan says how many come for each 100 orders", () => {
    const contacts = [
      pastOf(shop, "phone", { from: isoDay(FROM), days: DAYS }, truth),
      pastOf(shop, "email", { from: isoDay(FROM), days: DAYS }),
    ];
    const plan = planSeason(smallInput(shop, { contacts, orders: new Map([["orders", orders]]) }));
    const words = plan.caveats.find((caveat) => caveat.startsWith('"Orders" brings'));
    const per100 = Number(/about ([\d.]+) contacts to phone/.exec(words ?? "")?.[1]);
    // The mean day's contacts, of which half hang on 250 orders.
    const daily = plan.history.daily.find(({ queue }) => queue === "phone")?.contacts ?? [];
    const known = daily.filter((count) => count !== null);
    const expected = (100 * 0.5 * known.reduce((sum, count) => sum + count, 0)) / known.length / 250;
    expect(per100 / expected).toBeGreaterThan(0.75);
    expect(per100 / expected).toBeLessThan(1.3);
  });

  it("need either a file or extra orders with what is usual", () => {
    const refused = (changes: object): string[] => {
      try {
        const file = { ...trigger, ...changes };
        resolveShop(parseOrRefuse(ShopFile, { ...shopText(), triggers: [file] }));
        return [];
      } catch (error) {
        if (error instanceof Refusal) return error.findings.map(({ code }) => code);
        throw error;
      }
    };
    const extraOrders = [{ date: "2026-03-01", orders: 10 }];
    expect(refused({})).toEqual([]);
    expect(refused({ extraOrders, usualOrdersPerDay: 5 })).toEqual(["trigger-without-orders"]);
    expect(refused({ orders: undefined })).toEqual(["trigger-without-orders"]);
    expect(refused({ orders: undefined, extraOrders })).toEqual(["usual-orders-missing"]);
    expect(refused({ orders: undefined, extraOrders, usualOrdersPerDay: 5 })).toEqual([]);
  });
});

function shopText(): Record<string, unknown> {
  return {
    springtide: 1,
    id: "small",
    name: "Small shop",
    currency: "EUR",
    sites: [{ id: "home", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "08:00-18:00" }] } }],
    markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
  };
}
