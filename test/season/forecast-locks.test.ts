import { describe, expect, it } from "vitest";
import { standByFrame } from "../../packages/season/src/decisions/decide-stand-by.ts";
import { forecastLocks, lockDeadlines } from "../../packages/season/src/decisions/forecast-locks.ts";
import { ruleLines } from "../../packages/season/src/economics/rule-lines.ts";
import { billsOf } from "../../packages/season/src/replay/bills.ts";
import { partner, PATHS, secondWeek, standBySeason, standByShop } from "./stand-by-shop.ts";

const LOCKED = partner({
  pricePerHour: undefined,
  tariff: { per: "scheduled-hours", tiers: [{ price: 30 }], period: "week" },
  forecastLock: { before: "10d by 15:00", band: "10%", leastShare: "80%" },
  fill: [{ notice: "1d", share: "90%" }],
});

/** Two seats ordered in the second week, and four more confirmed by the last signal; ten contacts a day in one half of the seasons, twenty in the other. */
function locked() {
  const shop = standByShop({ agreements: [LOCKED] });
  const season = standBySeason(shop);
  const dailyCounts = Float64Array.from({ length: PATHS * 14 }, (_, at) => (Math.floor(at / 14) % 2 === 0 ? 10 : 20));
  const demand = { ...season.demand, queues: season.demand.queues.map((queue) => ({ ...queue, dailyCounts })) };
  const question = secondWeek(
    shop,
    () => {
      throw new Error("nothing is solved here");
    },
    { question: { ...season, demand } },
  );
  const frame = standByFrame(question);
  const seats = (count: number): Float64Array => Float64Array.from(frame.options, (_, i) => (i === 0 ? count : 0));
  const confirmed = frame.known.map((_, s) => seats(s === frame.known.length - 1 ? 4 : 0));
  const decided = {
    ...frame,
    seats: { ordered: seats(2), reserved: seats(4), confirmed, extra: [], cost: 0, bound: 0, unsolved: [] },
  };
  const locks = forecastLocks(question.deciding, [decided]);
  return { shop, deciding: question.deciding, frame, locks, deadlines: lockDeadlines(question.deciding, locks) };
}

const { shop, deciding, frame, locks, deadlines } = locked();

describe("a forecast that a partner locks", () => {
  const hours = frame.options[0]?.hours ?? NaN;
  const confirming = (frame.known.at(-1)?.paths.length ?? NaN) / PATHS;

  it("is the volume expected, to be given by its date, for each period of the tariff", () => {
    expect(confirming).toBeGreaterThan(0);
    expect(confirming).toBeLessThan(1);
    // By hand: seats asked for, whether they come or not, 2 in every season and 4 more in those of the signal; 15 contacts a day.
    const units = (2 + 4 * confirming) * hours;
    expect(locks).toMatchObject([
      { firstDay: "2028-03-06", lastDay: "2028-03-12", units: 0, leastUnits: 0, shortCost: 0, chanceBelow: 0 },
      { firstDay: "2028-03-13", lastDay: "2028-03-19", lockBy: "2028-03-03T15:00:00+01:00", contacts: 105 },
    ]);
    expect(locks[1]?.units).toBeCloseTo(units, 2);
    expect(locks[1]?.leastUnits).toBeCloseTo(0.8 * units, 2);
    expect(deadlines.map(({ kind, at }) => [kind, at])).toEqual(locks.map(({ lockBy }) => ["lock", lockBy]));
    expect(deadlines[1]?.words).toContain("Line: give the forecast for Mon 13 Mar to Sun 19 Mar: 105 contacts");
  });

  it("suspends penalties where more than the band comes, and bills the least where less is asked for", () => {
    const short = Math.max(0, 0.8 * (2 + 4 * confirming) - 2) * hours;
    expect(locks[1]).toMatchObject({ mostContacts: 115.5, chanceAbove: 0.5 });
    expect(short).toBeGreaterThan(0);
    expect(locks[1]?.chanceBelow).toBeCloseTo(1 - confirming, 12);
    expect(locks[1]?.shortUnits).toBeCloseTo(short * (1 - confirming), 2);
    expect(locks[1]?.shortCost).toBeCloseTo(30 * short * (1 - confirming), 2);
  });

  it("stands in the ledger of the rules as what is committed", () => {
    const nothing = { ledger: 0, atStake: 0, worstTenth: 0, withoutStandBy: 0, withoutPartners: 0 };
    const decisions = {
      ...{ losses: [], periods: [], hires: [], extraHours: [], deadlines, locks, expected: nothing, proof: null },
      remarks: [],
    };
    const grid = { zone: "Europe/Berlin", intervalMinutes: 60, firstDay: "2028-03-06", days: 14, intervals: 336 };
    const committed = ruleLines({ shop, decisions, grid }).filter(({ kind }) => kind === "commitment");
    expect(committed.map(({ amount }) => amount)).toEqual(locks.map(({ shortCost }) => shortCost));
  });
});

describe("the bill of a period with a locked forecast", () => {
  const service = [
    { atLeast: "80%", adds: 0.02 },
    { atLeast: "0%", adds: -0.05 },
  ];
  const tariff = { per: "scheduled-hours", tiers: [{ price: 30 }], period: "week", service };

  /** The second week: two seats of ten ordered are kept for two hours, ten contacts a day are forecast and so many come, half of them late. */
  function billOf(terms: Readonly<Record<string, unknown>>, contactsADay: number): number {
    const agreements = standByShop({ agreements: [partner({ pricePerHour: undefined, tariff, ...terms })] }).agreements;
    const partners = agreements.flatMap((agreement) => frame.partners.map((one) => ({ ...one, agreement })));
    const { grid } = deciding.basis;
    // The first hours of a Tuesday: a bill asks for no shape.
    const block = { from: grid.dayOffsets[8] ?? 0, to: (grid.dayOffsets[8] ?? 0) + 2 };
    const met = Array.from({ length: 14 }, () => [
      { contacts: contactsADay, abandoned: 0, late: contactsADay / 2, atStake: 0 },
    ]);
    const season = { grid, deciding, partners, forecastOn: () => 10, metOn: () => [] };
    const seats = { ordered: 2, reserved: 0, confirmed: 0, cancelled: 8, orderedShare: 1, confirmedShare: 1 };
    return billsOf(season, [{ partner: 0, ...block, ...seats }], met).total;
  }

  it("takes nothing off where more than the band comes, and bills the least of what was ordered", () => {
    const forecastLock = { before: "10d", band: "10%", leastShare: "80%" };
    // By hand: four hours at 30, less 5 % for bad service, whoever came; with the lock 16 of 20 hours ordered, and nothing off above 11 a day.
    expect([10, 12].map((contacts) => billOf({}, contacts))).toEqual([114, 114]);
    expect([10, 12].map((contacts) => billOf({ forecastLock }, contacts))).toEqual([480 - 6, 480]);
  });
});
