import { civilDay } from "@springtide/calendar";
import type { Plan, PlanRoster } from "@springtide/contracts";
import { amountCents, shareOut } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledgerLines } from "../../src/economics/ledger-lines.ts";
import { partnerLines } from "../../src/economics/partner-lines.ts";
import { rosterWages } from "../../src/economics/roster-wages.ts";
import { ruleLines } from "../../src/economics/rule-lines.ts";
import { personLines } from "../../src/roster/person-lines.ts";
import { holidaySets } from "../../src/places.ts";
import { NO_HOLIDAYS, smallShop } from "../small-shop.ts";

const NONE = holidaySets(NO_HOLIDAYS);

const GRID: Plan["grid"] = {
  zone: "Europe/Berlin",
  intervalMinutes: 30,
  firstDay: "2026-09-16",
  days: 20,
  intervals: 960,
};
const PARTNER = { id: "partner", partner: "Partner", serves: ["phone"], seats: 6, minimumBlock: "2h" };
const cents = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amountCents(amount), 0);

describe("what partners are paid", () => {
  const shop = smallShop({
    agreements: [{ ...PARTNER, tariff: { per: "scheduled-hours", tiers: [{ price: 30 }], leastUnits: 100 } }],
  });
  const block = { agreement: "partner", start: "2026-09-20T08:00:00+02:00", end: "2026-09-20T12:00:00+02:00" };

  it("bills what is committed though it is not used, by the part of each month that is planned", () => {
    // 15 of 30 days of September: 50 hours committed, 20 used. 5 of 31 days of October: 16.129 hours committed, none used.
    const lines = ledgerLines(
      partnerLines({ shop, grid: GRID, blocks: [{ ...block, seats: 5, hours: 20, cost: 600 }] }),
    );
    expect(lines.map(({ month, kind, amount, isFixed }) => [month, kind, amount, isFixed])).toEqual([
      ["2026-09", "commitment", 900, true],
      ["2026-09", "partner-work", 600, true],
      ["2026-10", "commitment", 483.87, true],
    ]);
  });

  it("decides only on what is bought beyond a commitment, and adds up to the blocks", () => {
    // 80 hours bought, 50 committed: 30 of them are a decision.
    const blocks = [{ ...block, seats: 20, hours: 80, cost: 2400.01 }];
    const work = ledgerLines(partnerLines({ shop, grid: GRID, blocks })).filter(({ kind }) => kind === "partner-work");
    expect(cents(work)).toBe(240_001);
    expect(work.find(({ isFixed }) => !isFixed)?.amount).toBeCloseTo(900, 1);
  });

  it("counts towards a commitment the seats that come, where prices go by quantity", () => {
    const tiers = [{ price: 30 }, { from: 90, price: 20 }];
    const terms = { ...PARTNER, notice: "7d", fill: [{ notice: "7d", share: "80%" }] };
    const tiered = smallShop({
      agreements: [{ ...terms, tariff: { per: "scheduled-hours", tiers, leastUnits: 100 } }],
    });
    // 50 hours committed for half of September; of 50 hours asked for 40 come: 10 are billed though not worked.
    const blocks = [{ ...block, seats: 10, hours: 50, cost: 1200 }];
    const lines = ledgerLines(partnerLines({ shop: tiered, grid: GRID, blocks }));
    const ofSeptember = lines.filter(({ month }) => month === "2026-09");
    expect(ofSeptember.map(({ kind, amount, isFixed }) => [kind, amount, isFixed])).toEqual([
      ["commitment", 300, true],
      ["partner-work", 1200, true],
    ]);
  });
});

describe("the price of a line", () => {
  const line = { month: "2026-09", answer: "cover", kind: "wages", subject: "desk", isFixed: false } as const;

  it("is the plain one where only the rounding of an amount to cents speaks against it", () => {
    // 4 hours at 24 are 96; a cent less makes 23.9975 of it. A price with digits of its own keeps them: 105 for 4.85 hours is 21.6495.
    expect(ledgerLines([{ ...line, units: 4, amount: 95.99 }])[0]?.price).toBe(24);
    const blocks = Array.from({ length: 90 }, () => ({ ...line, units: 4.85, amount: 105 }));
    expect(ledgerLines(blocks)[0]?.price).toBe(21.6495);
  });
});

describe("wages of people rostered by name", () => {
  const PERSON = {
    person: "ann",
    name: "Ann",
    team: "desk",
    contract: "full",
    hours: 50,
    paidHours: 50,
    unpopularHours: 0,
    wishes: 0,
    wishesKept: 0,
  };
  const shift = (day: string, hours: number): PlanRoster["shifts"][number] => ({
    ...{ person: "ann", team: "desk", pattern: null, breaks: [], hours, paidHours: hours },
    ...{ start: `${day}T08:00:00+02:00`, end: `${day}T18:00:00+02:00` },
  });
  const wages = { id: "desk", serves: ["phone", "email"], costPerHour: 20, roster: [] };
  const shop = smallShop({
    teams: [{ ...wages, patterns: ["day"], people: [{ id: "ann", contract: "full" }] }],
    shiftPatterns: [{ id: "day", starts: ["08:00"], lengths: ["8h"] }],
    contracts: [{ id: "full", hours: 40, overtime: 10, overtimePremium: "50%" }],
  });
  const roster: PlanRoster = {
    ...{ firstDay: "2026-09-28", days: 7, rules: [], open: [], conflicts: [], remarks: [], solved: [] },
    people: [{ ...PERSON, overtimeHours: 10, cost: 1100 }],
    shifts: [shift("2026-09-30", 30), shift("2026-10-01", 20)],
  };

  it("tells contracted hours from overtime and its premium, by month", () => {
    // 40 h at 20 contracted, 10 h of overtime at 20, and half of that again: three fifths of each in September.
    const lines = ledgerLines(rosterWages({ shop, roster }, NONE));
    const told = lines.map(({ month, kind, units, amount, isFixed }) => [month, kind, units, amount, isFixed]);
    expect(told.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ["2026-09", "overtime-premium", 6, 60, false],
      ["2026-09", "wages", 24, 480, true],
      ["2026-09", "wages", 6, 120, false],
      ["2026-10", "overtime-premium", 4, 40, false],
      ["2026-10", "wages", 16, 320, true],
      ["2026-10", "wages", 4, 80, false],
    ]);
    expect(cents(lines)).toBe(110_000);
  });

  it("pays each hour at the wage of its day, and overtime and its premium at the mean of the week", () => {
    const dated = smallShop({
      teams: [
        {
          ...{ ...wages, wages: [{ from: "2026-10-01", costPerHour: 25 }], patterns: ["day"] },
          people: [{ id: "ann", contract: "full" }],
        },
      ],
      shiftPatterns: [{ id: "day", starts: ["08:00"], lengths: ["8h"] }],
      contracts: [{ id: "full", hours: 40, overtime: 10, overtimePremium: "50%" }],
    });
    // 30 h at 20 and 20 h at 25 are 22 an hour: 50 h and half of 10 h again make 1,210.
    const [line] = personLines(dated, { firstDay: civilDay("2026-09-28"), days: 7 }, roster.shifts, NONE);
    expect(line?.cost).toBe(1210);
    const lines = ledgerLines(
      rosterWages({ shop: dated, roster: { ...roster, people: [{ ...PERSON, overtimeHours: 10, cost: 1210 }] } }, NONE),
    );
    expect(cents(lines)).toBe(121_000);
    expect(cents(lines.filter(({ kind }) => kind === "overtime-premium"))).toBe(11_000);
    expect(cents(lines.filter(({ isFixed }) => isFixed))).toBe(88_000);
  });

  it("pays a person without a shift in the first month", () => {
    const idle = {
      ...roster,
      shifts: [],
      people: [{ ...PERSON, hours: 0, paidHours: 40, overtimeHours: 0, cost: 800 }],
    };
    expect(ledgerLines(rosterWages({ shop, roster: idle }, NONE))).toMatchObject([
      { month: "2026-09", units: 40, amount: 800 },
    ]);
  });
});

it("keeps what decisions pay apart from the blocks they stand in for", () => {
  const standBy = { reserve: "14d", confirm: "3d", feePerSeatHour: 4 };
  const shop = smallShop({ agreements: [{ ...PARTNER, pricePerHour: 30, priceBasis: "rostered", standBy }] });
  const stretch = { start: "2026-09-20T08:00:00+02:00", end: "2026-09-20T12:00:00+02:00", seats: 3 };
  const step = { fromProbability: 0, hasHappened: false, chance: 0.25, seats: 3, seatHours: 12, words: "" };
  // 12 seat hours reserved at 4, and confirmed at 30 with a chance of a quarter, of which 90 % come: 48 + 81.
  const none = { ledger: 129, atStake: 0, worstTenth: 0 };
  const period = {
    ...{
      id: "week",
      agreement: "partner",
      firstDay: "2026-09-14",
      lastDay: "2026-09-20",
      reserveBy: null,
      signal: null,
    },
    ...{ confirmBy: "2026-09-17T12:00:00+02:00", ordered: [], reserved: [stretch], words: "", expected: none },
    steps: [{ ...step, confirmed: [stretch] }],
    values: { standBy: 0, signal: 0, perfectSignal: 0, oneDayLessNotice: null },
    ...{ breakEven: { perLostCustomer: null, words: "" }, solved: { cost: 0, bound: 0, gap: 0 } },
  };
  const decisions: Plan["decisions"] = {
    ...{ losses: [], periods: [period], hires: [], extraHours: [], deadlines: [], proof: null, remarks: [] },
    expected: { ...none, withoutStandBy: 0, withoutPartners: 0 },
  };
  const lines = ledgerLines(ruleLines({ shop, decisions, grid: GRID }));
  expect(lines.map(({ kind, amount, answer }) => [kind, amount, answer])).toEqual([
    ["partner-work", 81, "rule"],
    ["stand-by", 48, "rule"],
  ]);
});

it("shares out an amount to the last cent", () => {
  expect(shareOut(10, [1, 1, 1])).toEqual([3.34, 3.33, 3.33]);
  expect(shareOut(5, [0, 0])).toEqual([5, 0]);
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.array(fc.nat(1000), { minLength: 1 }), (whole, weights) => {
      expect(cents(shareOut(whole / 100, weights).map((amount) => ({ amount })))).toBe(whole);
    }),
  );
});
