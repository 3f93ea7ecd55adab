import { civilDay, dayFrom, isoDay, timeZone, weekday } from "@springtide/calendar";
import {
  type ContactHistory,
  parseOrRefuse,
  type ReplayReport,
  resolveShop,
  type Shop,
  ShopFile,
  type WeatherDay,
} from "@springtide/contracts";
import type { Solve } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { replayLines, replaySeason, replayWeeksTable } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { beforeAll, describe, expect, it } from "vitest";

const ZONE = timeZone("Europe/Berlin");
const FIRST = civilDay("2027-11-29");
const MONDAY = civilDay("2028-02-28");
const SUNDAY = MONDAY + 6;
const WEDNESDAY = MONDAY + 2;

/**
 * Mail that takes an hour each, four hours a day, one person of one's own: four a day are answered, each one more is late and costs 30. A seat is
 * bought for the four hours of a day at 40.
 */
function mailShop(agreements: readonly Record<string, unknown>[] = [{ notice: "7d" }]): Shop {
  const hours = { week: [{ days: "mon-fri", hours: "09:00-13:00" }] };
  return resolveShop(
    parseOrRefuse(ShopFile, {
      ...{ springtide: 1, id: "stall", name: "Stall", currency: "EUR", interval: "60m" },
      sites: [{ id: "home", zone: "Europe/Berlin", openingHours: hours }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [
        {
          ...{ id: "mail", channel: "email", aht: "60m", shrinkage: "0%", penaltyPerLate: 30 },
          target: { share: "90%", within: "24h", maxOccupancy: "100%" },
        },
      ],
      triggers: [
        {
          id: "sale",
          name: "Sale",
          kind: "calendar-date",
          dates: ["2027-06-01"],
          response: { decay: "2d", lift: { mail: "+50%" } },
        },
      ],
      teams: [
        {
          ...{ id: "desk", serves: ["mail"], costPerHour: 20 },
          roster: [{ days: "mon-fri", from: "09:00", to: "13:00", heads: 1 }],
        },
      ],
      agreements: agreements.map((terms) => ({
        ...{ id: "line", partner: "Line", serves: ["mail"], seats: 3, minimumBlock: "4h", pricePerHour: 10 },
        ...{ priceBasis: "rostered", openingHours: hours },
        ...terms,
      })),
      customerValue: { marginAYear: 0 },
      plan: { horizon: "3w", paths: 20 },
    }),
  );
}

/** One an hour from the first day on, but on the Wednesday of the season so many. */
function contacts(onWednesday = 3, lastDay = SUNDAY): ContactHistory[] {
  const rows: (readonly [ms: number, offered: number])[] = [];
  for (let day = FIRST; day <= lastDay; day += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const isOpen = weekday(day) <= 5 && hour >= 9 && hour < 13;
      rows.push([ZONE.startOfDayMs(day) + hour * 3_600_000, isOpen ? (day === WEDNESDAY ? onWednesday : 1) : 0]);
    }
  const none = new Float64Array(rows.length).fill(Number.NaN);
  return [
    {
      ...{ queue: "mail", minutes: 60, handled: none, abandoned: none, ahtSeconds: none },
      startMs: Float64Array.from(rows, ([ms]) => ms),
      offered: Float64Array.from(rows, ([, offered]) => offered),
    },
  ];
}

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

function replayed(shop: Shop, history = contacts(), season = { firstDay: MONDAY, lastDay: SUNDAY }): ReplayReport {
  const holidays = { customers: [], bySite: {} };
  return replaySeason({ shop, holidays, contacts: history, weather: [], season, solve });
}

const armOf = ({ arms }: ReplayReport, name: string): ReplayReport["arms"][number] | undefined =>
  arms.find(({ arm }) => arm === name);

describe("a season replayed", () => {
  it("costs in every arm what can be reckoned by hand", () => {
    const report = replayed(mailShop());
    // Twelve on Wednesday: eight are late without a partner. Two seats do them all.
    expect(armOf(report, "none")).toMatchObject({ ledger: 0, atStake: 240, regret: 160 });
    expect(armOf(report, "hindsight")).toMatchObject({ ledger: 80, atStake: 0, regret: 0, recoveredShare: 1 });
    // Four a day are one agent; a tenth more is a second one, so one seat is ordered on each of five days, and four stay late on Wednesday.
    expect(armOf(report, "practice")).toMatchObject({ ledger: 200, atStake: 120, seatHours: 20, recoveredShare: 0 });
    expect(report.ownCost).toBe(5 * 4 * 20);
    // Practice less the planner, as a share of practice less hindsight.
    const planner = armOf(report, "planner");
    expect(planner?.recoveredShare).toBeCloseTo((320 - (planner?.together ?? 0)) / 240, 9);
    expect(planner?.ledgerRecoveredShare).toBeCloseTo((200 - (planner?.ledger ?? 0)) / 120, 9);
  });

  it("decides from what was known: what came afterwards changes no decision, and hindsight is never beaten", () => {
    const terms = { notice: "7d", standBy: { reserve: "7d", confirm: "2d", feePerSeatHour: 1 } };
    const shop = mailShop([terms]);
    const reports = [replayed(shop, contacts(3)), replayed(shop, contacts(1)), replayed(shop, contacts(3))];
    const [busy, quiet, again] = reports;
    expect(quiet?.decisions).toEqual(busy?.decisions);
    expect(again).toEqual(busy);
    expect(busy?.decisions.map(({ kind, at }) => [kind, at.slice(0, 10)])).toContainEqual(["order", "2028-02-21"]);
    for (const { arms } of [busy, quiet].filter((one) => one !== undefined))
      for (const { regret } of arms) expect(regret).toBeGreaterThanOrEqual(-0.005);
  });

  it("cancels what it ordered when the days before are quiet, at the fee agreed on, where confirmed seats would be lost money", () => {
    const terms = { notice: "14d", cancel: { notice: "1d", feePerSeatHour: 2 } };
    // Twelve a day until the order is due, four a day from then on.
    const [busy] = contacts(1);
    const offered = busy?.offered.map((count, row) => (row < 24 * (MONDAY - 14 - FIRST) ? 3 * count : count));
    const history = busy === undefined || offered === undefined ? [] : [{ ...busy, offered }];
    const report = replayed(mailShop([terms]), history);
    const planner = armOf(report, "planner");
    const hours = (key: "orderedHours" | "cancelledHours"): number =>
      report.decisions.reduce((sum, one) => sum + one[key], 0);
    expect(hours("orderedHours")).toBeGreaterThan(0);
    expect(planner?.cancelledHours).toBeGreaterThan(0);
    expect(planner?.cancelledHours).toBe(hours("cancelledHours"));
    expect(planner?.seatHours).toBe(hours("orderedHours") - hours("cancelledHours"));
    expect(planner?.ledger).toBeCloseTo(10 * (planner?.seatHours ?? 0) + 2 * (planner?.cancelledHours ?? 0), 6);
    expect(armOf(report, "hindsight")).toMatchObject({ ledger: 0, cancelledHours: 0 });
  });

  it("tells what it found in lines and by week, and that no trigger is known to have fired", () => {
    const report = replayed(mailShop());
    expect(replayLines(report).join("\n")).toMatch(
      /No trigger is known to have fired\.[^]*Perfect hindsight +80 +0 +80 +0 +100 %/,
    );
    expect(report.caveats.join("\n")).toMatch(/"Sale" is not known to have fired from 2028-02-28 to 2028-03-05/);
    const rows = [...replayWeeksTable(report).rows];
    expect(rows).toContainEqual(["2028-02-28", "2028-03-05", "none", 0, 240]);
    expect(rows).toHaveLength(4);
  });
});

describe("a season whose weather is not on record", () => {
  it("says on how many days, since no trigger of the weather is known to have fired then", () => {
    const weather = Array.from({ length: 60 }, (_, i): WeatherDay => ({
      ...{
        day: isoDay(FIRST + i),
        market: "home",
        maxC: 5,
        minC: 0,
        precipitationMm: 0,
        sky: null,
        sunshineHours: null,
      },
    }));
    const season = { firstDay: MONDAY, lastDay: SUNDAY };
    const holidays = { customers: [], bySite: {} };
    const report = replaySeason({ shop: mailShop(), holidays, contacts: contacts(), weather, season, solve });
    expect(report.caveats.join("\n")).toMatch(/weather of "home" is not on record for 7 of 7 days of the season/);
  });
});

describe("a season that cannot be replayed", () => {
  it.each([
    {
      what: "no history before it",
      run: () => replayed(mailShop(), contacts(), { firstDay: FIRST + 20, lastDay: FIRST + 27 }),
      says: /at least 56 days/,
    },
    { what: "no agreements", run: () => replayed(mailShop([])), says: /no partner with seats/ },
    {
      what: "days after the history",
      run: () => replayed(mailShop(), contacts(), { firstDay: SUNDAY + 22, lastDay: SUNDAY + 28 }),
      says: /replayed on the contacts that came/,
    },
    {
      what: "an end before its beginning",
      run: () => replayed(mailShop(), contacts(), { firstDay: SUNDAY, lastDay: MONDAY }),
      says: /1 to 366 days/,
    },
  ])("is refused for $what", ({ run, says }) => {
    expect(run).toThrow(Refusal);
    expect(run).toThrow(says);
  });

  it("names the years that there are for one that there is not", () => {
    const holidays = { customers: [], bySite: {} };
    const run = (): ReplayReport =>
      replaySeason({ shop: mailShop(), holidays, contacts: contacts(), weather: [], season: { year: 2026 }, solve });
    expect(run).toThrow(/contacts from 2027-11-29/);
    expect(dayFrom(2028, 2, 28)).toBe(MONDAY);
  });
});
