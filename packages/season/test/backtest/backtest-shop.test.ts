import { civilDay } from "@springtide/calendar";
import { BacktestReport } from "@springtide/contracts";
import { Cancelled } from "@springtide/refusal";
import { backtestLines, backtestShop, backtestTable } from "@springtide/season";
import type { BacktestInput } from "@springtide/season";
import { describe, expect, it } from "vitest";
import { NO_HOLIDAYS, pastOf, smallShop, weatherWithWarmDays } from "../small-shop.ts";

const WARM_DAYS = ["2024-04-20", "2025-04-10", "2026-04-18"];
const WARM = {
  id: "first-warm-day",
  kind: "first-warm-day",
  name: "First warm day",
  thresholdC: 18,
  armOn: "02-15",
  disarmOn: "06-15",
  response: { lead: "2d", decay: "8d", lift: { phone: "+100%" } },
};

/** Two years and a half of a shop whose telephone rings twice as often after the first warm day. */
const shop = smallShop({
  triggers: [WARM],
  queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
  teams: [{ id: "desk", serves: ["phone"], costPerHour: 20, roster: [] }],
  agreements: [],
});
const lifted = (day: number): number =>
  WARM_DAYS.reduce((factor, onset) => {
    const since = day - civilDay(onset);
    return factor + (since >= 0 ? Math.exp(-since / 8) : Math.max(0, 1 + since / 3));
  }, 1);
const phone = pastOf(shop, "phone", { from: "2024-01-01", days: 870 }, lifted);
const input: BacktestInput = {
  shop,
  holidays: NO_HOLIDAYS,
  contacts: [phone],
  weather: weatherWithWarmDays("home", WARM_DAYS, "2026-05-19"),
  settings: {
    origins: null,
    horizonDays: 28,
    everyDays: 28,
    fromDay: civilDay("2026-03-13"),
    toDay: civilDay("2026-05-10"),
    weatherKnownDays: 0,
  },
};

describe("a backtest of a shop", () => {
  const report = backtestShop(input);
  const [queue] = report.queues;
  if (queue === undefined) throw new Error("no queue");

  it("keeps its contract, and says every day in the report and in the table", () => {
    expect(BacktestReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report.origins).toEqual(["2026-03-13", "2026-04-10"]);
    const { header, rows } = backtestTable(report);
    const lines = [...rows];
    expect(lines).toHaveLength(queue.days.length);
    expect(lines.every((line) => line.length === header.length)).toBe(true);
    expect(header.slice(-2)).toEqual(["same_weekday_last_week", "mean_of_the_last_8_same_weekdays"]);
  });

  it("beats the yardsticks in trigger windows, in contacts and in cost", () => {
    const window = queue.classes.find(({ dayClass }) => dayClass === "trigger window");
    expect(window?.forecast.days).toBeGreaterThan(10);
    for (const { wape, staffing } of window?.yardsticks ?? []) {
      expect(window?.forecast.wape ?? 1).toBeLessThan(wape ?? 0);
      expect(window?.forecast.staffing?.cost ?? Infinity).toBeLessThan(staffing?.cost ?? 0);
    }
  });

  it("adds up: days of kinds and of leads are all days, hours over less under are planned less needed", () => {
    const { forecast } = queue.overall;
    const days = (groups: readonly { readonly forecast: { readonly days: number } }[]): number =>
      groups.reduce((sum, group) => sum + group.forecast.days, 0);
    expect(days(queue.classes)).toBe(forecast.days);
    expect(days(queue.groups.filter(({ dayClass }) => dayClass === "all days"))).toBe(forecast.days);
    const { plannedHours = 0, neededHours = 0, overHours = 0, underHours = 0 } = forecast.staffing ?? {};
    expect(overHours - underHours).toBeCloseTo(plannedHours - neededHours, 1);
  });

  it("tells the date that was expected and the one that came, and where the error came from", () => {
    expect(report.triggers.map(({ origin, happened }) => [origin, happened])).toContainEqual([
      "2026-04-10",
      "2026-04-18",
    ]);
    const [event] = report.events;
    expect(event).toMatchObject({ trigger: "first-warm-day", onset: "2026-04-18", origin: "2026-04-10" });
    const [reviewed] = event?.queues ?? [];
    if (reviewed === undefined) throw new Error("no review");
    const { volumeHours, dateHours, shapeOverDaysHours, shapeWithinDayHours, ahtHours, errorHours } = reviewed.error;
    expect(volumeHours + dateHours + shapeOverDaysHours + shapeWithinDayHours + ahtHours).toBeCloseTo(errorHours, 4);
    expect(ahtHours).toBe(0); // the history has no handling times
    expect([reviewed.lift.before.learnedFrom, reviewed.lift.after.learnedFrom]).toEqual([2, 3]);
    expect(reviewed.lift.after.lift).toBeGreaterThan(0.6);
    expect(reviewed.lift.after.lift).toBeLessThan(1.5);
  });

  it("speaks in lines of what it found", () => {
    const text = backtestLines(report).join("\n");
    expect(text).toMatch(/2 forecasts of 28 days, from 2026-03-13 to 2026-04-10/);
    expect(text).toMatch(/First warm day fired on 2026-04-18/);
  });

  it("knows at each origin nothing of what came after it", () => {
    // Everything from the last origin on is made another: what was forecast then stays.
    const from = Date.UTC(2026, 3, 10, 12);
    const changed = {
      ...phone,
      offered: phone.offered.map((count, i) => ((phone.startMs[i] ?? 0) >= from ? 3 * count : count)),
    };
    const other = backtestShop({ ...input, contacts: [changed] });
    const said = (of: typeof report): number[] => of.queues.flatMap(({ days }) => days.map(({ mean }) => mean));
    expect(said(other)).toEqual(said(report));
    expect(other.queues[0]?.overall.forecast.wape).not.toBe(queue.overall.forecast.wape);
  });

  it("stops when asked", () => {
    const cancel = { aborted: false };
    const told: string[] = [];
    const progress = (_done: number, _total: number, label: string): void => {
      told.push(label);
      cancel.aborted = true;
    };
    expect(() => backtestShop({ ...input, progress, cancel })).toThrow(Cancelled);
    expect(told).toEqual(["Forecasting as on 2026-03-13 (1 of 2)"]);
  });
});
