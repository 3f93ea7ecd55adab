import { civilDay, intervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import { smallShop } from "../small-shop.ts";

const REGRESSION = { methods: "regression" };

/** What was true of the made-up past. */
export const TRUTH = { needsPerHour: 20, wait: 0.5, elsewhere: 0.2, prefer: 0.05 };

export const WINDOW = {
  id: "evening",
  queue: "phone",
  days: "mon-fri",
  hours: "18:00-20:00",
  leastHeads: 2,
  premium: "25%",
};

/** The regression alone is quick, and these pasts ask for no more. */
const QUEUES = [
  { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", forecast: REGRESSION },
  { id: "email", channel: "email", target: { share: "90%", within: "24h" }, aht: "6m", forecast: REGRESSION },
];

/** The small shop, and a window that it might open. */
export function shopWithWindow(changes: Readonly<Record<string, unknown>> = {}, window: object = {}): Shop {
  return smallShop({ queues: QUEUES, longerHours: [{ ...WINDOW, ...window }], ...changes });
}

const FIRST_DAY = civilDay("2026-01-05");
const DAYS = 280;
const CHANGED = 140;

/**
 * Forty weeks: 30 calls an hour from Monday to Saturday, 8 to 18, and e-mail around the clock, 10 an hour by day. From the twenty-first week on
 * the phone is answered until 20 from Monday to Friday: who used to wait is missing after the next opening (half in the first hour), who used
 * to write is missing on e-mail, and one of twenty callers calls in the evening instead.
 */
export function triedHours(shop: Shop, tried = true): ContactHistory[] {
  const zone = timeZone(shop.zone);
  const grid = intervalGrid({ zone, firstDay: FIRST_DAY, days: DAYS, intervalMinutes: 30 });
  const random = randomStream(5, "hours tried");
  const rows: Record<"phone" | "email", [number, number][]> = { phone: [], email: [] };
  grid.startsMs.forEach((ms) => {
    const day = zone.dayAt(ms);
    const hour = zone.minuteOfDayAt(ms) / 60;
    const iso = weekday(day);
    const longer = tried && day - FIRST_DAY >= CHANGED;
    const inWindow = longer && iso <= 5 && hour >= 18 && hour < 20;
    const { needsPerHour, wait, elsewhere, prefer } = TRUTH;
    const byDay = hour >= 8 && hour < 22 ? 5 : 1;
    rows.email.push([ms, drawPoisson(random, byDay - (inWindow ? (elsewhere * needsPerHour) / 2 : 0))]);
    if (iso <= 6 && hour >= 8 && hour < 18) {
      // Tuesday to Saturday morning follow an evening on which nobody waits any more.
      const back = (0.5 ** (hour - 8) - 0.5 ** (hour - 7.5)) / (1 - 0.5 ** 10);
      const missing = longer && iso >= 2 ? 2 * needsPerHour * wait * back : 0;
      rows.phone.push([ms, drawPoisson(random, 15 * (longer ? 1 - prefer : 1) - missing)]);
    }
    // What six days lose to the evenings comes on five of them, in four half hours each.
    if (inWindow) rows.phone.push([ms, drawPoisson(random, needsPerHour / 2 + (prefer * 300 * 6) / 5 / 4)]);
  });
  return Object.entries(rows).map(([queue, list]) => ({
    queue,
    minutes: 30,
    startMs: Float64Array.from(list, ([ms]) => ms),
    offered: Float64Array.from(list, ([, count]) => count),
    handled: Float64Array.from(list, ([, count]) => count),
    abandoned: new Float64Array(list.length),
    ahtSeconds: new Float64Array(list.length).fill(Number.NaN),
  }));
}
