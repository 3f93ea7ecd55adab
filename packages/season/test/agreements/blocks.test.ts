import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Agreement, Shop } from "@springtide/contracts";
import { coverWithBlocks, isBlockShape } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementCaveats } from "../../src/agreements/agreement-caveats.ts";
import { billedUnits } from "../../src/agreements/billed-units.ts";
import { blockTermsOf } from "../../src/agreements/block-terms.ts";
import { expectedFill } from "../../src/agreements/expected-fill.ts";
import { fillShare } from "../../src/agreements/fill-share.ts";
import { seatBlockCost, seatHourCost } from "../../src/agreements/seat-cost.ts";
import { workingCalendarOf } from "../../src/agreements/working-calendar.ts";
import { pricedBlocks } from "../../src/priced-blocks.ts";
import { smallShop } from "../small-shop.ts";

const TERMS = { id: "partner", partner: "Partner", serves: ["phone"], seats: 6, minimumBlock: "4h", pricePerHour: 30 };

/** The small shop (30 % shrinkage, AHT 5 min, half hours) with one agreement that differs in some keys. */
function withTerms(change: Readonly<Record<string, unknown>>): { readonly shop: Shop; readonly agreement: Agreement } {
  const shop = smallShop({ agreements: [{ ...TERMS, ...change }] });
  const [agreement] = shop.agreements;
  if (agreement === undefined) throw new Error("no agreement");
  return { shop, agreement };
}

function gridOf(firstDay: string, days: number, zone = "Europe/Berlin") {
  return intervalGrid({ zone: timeZone(zone), firstDay: civilDay(firstDay), days, intervalMinutes: 30 });
}

const NO_HOLIDAYS = { customers: new Set<number>(), bySite: new Map<string, ReadonlySet<number>>() };

describe("seats of an agreement", () => {
  it("can be had in its hours, on the days its terms hold, by its own clock", () => {
    const { shop, agreement } = withTerms({
      zone: "Europe/Lisbon",
      starting: "2027-03-02",
      until: "2027-03-03",
      startEvery: "2h",
      openingHours: { week: [{ days: "daily", hours: "08:00-20:00" }] },
    });
    const grid = gridOf("2027-03-01", 4);
    const { available, mayStart } = blockTermsOf({ shop, grid, holidays: NO_HOLIDAYS }, agreement);
    const told = (flags: Uint8Array): string[] =>
      [...flags].flatMap((flag, t) => (flag === 1 ? [grid.zone.formatInstant(grid.startsMs[t] ?? 0)] : []));
    // By hand: 08:00 in Lisbon is 09:00 in Berlin; two days of 24 half hours.
    expect([told(available)[0], told(available).at(-1), told(available).length]).toEqual([
      "2027-03-02T09:00:00+01:00",
      "2027-03-03T20:30:00+01:00",
      48,
    ]);
    expect(told(mayStart).slice(0, 2)).toEqual(["2027-03-01T01:00:00+01:00", "2027-03-01T03:00:00+01:00"]);
  });

  it("cannot be had on holidays that the partner keeps and closes on", () => {
    const openingHours = { week: [{ days: "daily", hours: "08:00-20:00" }], onHolidays: "closed" };
    const { shop, agreement } = withTerms({ workingDays: { days: "mon-fri", holidaysOf: "home" }, openingHours });
    const holidays = { ...NO_HOLIDAYS, bySite: new Map([["home", new Set([civilDay("2027-03-26")])]]) };
    const { available } = blockTermsOf({ shop, grid: gridOf("2027-03-26", 1), holidays }, agreement);
    expect(available.every((open) => open === 0)).toBe(true);
    expect(workingCalendarOf({ holidays }, agreement).holidays).toEqual(new Set([civilDay("2027-03-26")]));
  });

  it("are never asked for in a shape that the agreement cannot cover, clock changes included", () => {
    // Berlin's day of 23 hours and its day of 25; Lord Howe's clocks change by half an hour.
    const days = fc.constantFrom<readonly [zone: string, firstDay: string]>(
      ["Europe/Berlin", "2027-03-27"],
      ["Europe/Berlin", "2027-10-30"],
      ["Australia/Lord_Howe", "2027-04-03"],
    );
    const hours = fc.integer({ min: 2, max: 12 });
    const change = fc.record({
      zone: fc.constantFrom("Europe/Berlin", "Africa/Casablanca", "Asia/Kathmandu", "Australia/Lord_Howe"),
      minimumBlock: hours.map((halves) => `${halves * 30}m`),
      more: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      blockStep: fc.constantFrom(undefined, "30m", "1h", "90m"),
      startEvery: fc.constantFrom(undefined, "15m", "1h", "2h"),
    });
    const need = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(days, change, need, ([zone, firstDay], { more, ...terms }, needs) => {
        const minutes = Number.parseInt(terms.minimumBlock, 10);
        const maximumBlock = more === undefined ? undefined : `${minutes + more * 30}m`;
        const { shop, agreement } = withTerms({ ...terms, maximumBlock });
        const grid = gridOf(firstDay, 3, zone);
        const blocks = blockTermsOf({ shop, grid, holidays: NO_HOLIDAYS }, agreement);
        const gap = Uint16Array.from(grid.startsMs, (_, t) => needs[Math.floor(t / 5) % 12] ?? 0);
        const cover = coverWithBlocks({
          gap: [gap],
          agreements: [{ id: "partner", serves: [0], seats: agreement.seats, blocks, pricePerHour: 30 }],
        });
        for (const { fromInterval: from, toInterval: to } of cover.blocks)
          expect(isBlockShape(blocks, { from, to })).toBe(true);
        const asked = new Uint16Array(gap.length);
        for (const { fromInterval, toInterval, seats } of cover.blocks)
          for (let t = fromInterval; t < toInterval; t += 1) asked[t] = (asked[t] ?? 0) + seats;
        expect(Math.max(...asked)).toBeLessThanOrEqual(agreement.seats);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is billed for a seat", () => {
  const tariff = (per: string): Record<string, unknown> => ({
    pricePerHour: undefined,
    tariff: { per, tiers: [{ price: 30 }] },
  });

  it.each<[string, Record<string, unknown>, number]>([
    // By hand, for eight hours of which 30 % are breaks and absence: 5.6 hours, 336 minutes, 67.2 contacts of 5 minutes.
    ["scheduled hours in full", tariff("scheduled-hours"), 8],
    [
      "scheduled hours without breaks where the partner bears them",
      { ...tariff("scheduled-hours"), breaksPaidBy: "partner" },
      5.6,
    ],
    ["logged-in hours", tariff("logged-in-hours"), 5.6],
    [
      "logged-in hours and breaks where the client bears them",
      { ...tariff("logged-in-hours"), breaksPaidBy: "client" },
      8,
    ],
    ["productive hours", tariff("productive-hours"), 5.6],
    ["handled minutes", tariff("handled-minutes"), 336],
    ["handled contacts", tariff("handled-contacts"), 67.2],
    ["the agreement's own shrinkage", { ...tariff("logged-in-hours"), shrinkage: "20%" }, 6.4],
    ["time rounded up", { ...tariff("logged-in-hours"), roundTo: "30m" }, 6],
    ["no time added where it is a whole step", { ...tariff("scheduled-hours"), roundTo: "30m" }, 8],
    // A break of 30 minutes lies within 30 % of 8 hours, and counts in full beyond 5 %.
    ["a break within shrinkage", { ...tariff("logged-in-hours"), blockBreak: { after: "6h", length: "30m" } }, 5.6],
    [
      "a break beyond it",
      { ...tariff("logged-in-hours"), shrinkage: "5%", blockBreak: { after: "6h", length: "30m" } },
      7.5,
    ],
    [
      "no break in a block that is too short",
      { ...tariff("logged-in-hours"), shrinkage: "5%", blockBreak: { after: "8h", length: "30m" } },
      7.6,
    ],
  ])("is %s", (_, change, units) => {
    const { shop, agreement } = withTerms(change);
    expect(billedUnits(shop, agreement, { hours: 8, queue: "phone" })).toBeCloseTo(units, 9);
  });

  it("is less where a seat is idle, and priced at the rate agreed on", () => {
    const { shop, agreement } = withTerms({ ...tariff("handled-contacts"), currency: { code: "PLN", rate: 0.25 } });
    expect(billedUnits(shop, agreement, { hours: 1, queue: "phone", occupancy: 0.5 })).toBeCloseTo(4.2, 9);
    // By hand: 8.4 contacts an hour at 7.50.
    expect(seatHourCost({ shop }, agreement, "phone")).toBeCloseTo(63, 9);
    expect(seatBlockCost({ shop }, agreement, "phone", 4)).toBeCloseTo(252, 9);
  });
});

describe("blocks with money", () => {
  const grid = gridOf("2027-03-29", 14);
  const day = (at: number, seats: number) => {
    const from = (grid.dayOffsets[at] ?? 0) + 16;
    return { agreement: "partner", fromInterval: from, toInterval: from + 8, seats };
  };
  const tiers = [{ price: 30 }, { from: 10, price: 20 }];
  const costs = (change: Record<string, unknown>): number[] => {
    const per = { per: "scheduled-hours", tiers, period: "week", ...change };
    const { shop } = withTerms({ pricePerHour: undefined, tariff: per });
    return pricedBlocks({ shop, grid }, [day(7, 1), day(0, 2), day(1, 2)]).map(({ cost }) => cost);
  };

  it("fill the tiers of each week in the order they are worked", () => {
    // By hand: week one 8 h at 30, then 2 h at 30 and 6 h at 20; week two begins anew with 4 h at 30.
    expect(costs({})).toEqual([120, 240, 180]);
  });

  it("all have the price that their week reaches where tiers reach back", () => {
    // By hand: 16 hours reach the second tier, 4 do not.
    expect(costs({ reach: "retroactive" })).toEqual([120, 160, 160]);
  });

  it("cost what comes of the seats asked for", () => {
    const { shop } = withTerms({ pricePerHour: 30, priceBasis: "rostered" });
    expect(pricedBlocks({ shop, grid }, [{ ...day(0, 5), fill: 0.8 }])[0]).toMatchObject({
      seats: 5,
      hours: 20,
      cost: 480,
    });
  });
});

describe("what a plan says of partners beforehand", () => {
  it("is that not all seats come, and that some work is billed in any case", () => {
    const tariff = { per: "handled-contacts", tiers: [{ price: 4 }], leastUnits: 500 };
    const { shop } = withTerms({ fill: [{ notice: "0d", share: "90%" }], pricePerHour: undefined, tariff });
    const [come, billed] = agreementCaveats(shop);
    expect(come).toMatch(/^Of the seats ordered from "partner" in time, 90 % are expected to come/);
    expect(billed).toMatch(/^"partner" bills at least 500 handled contacts a month, used or not/);
    expect(agreementCaveats(withTerms({}).shop)).toEqual([]);
  });
});

describe("seats that come", () => {
  const { agreement } = withTerms({
    fill: [
      { notice: "3d", share: "80%" },
      { notice: "14d", share: "95%" },
    ],
  });

  it("are a share by notice: the best kept, or the best known", () => {
    expect([1, 3, 13.9, 14, 60].map((days) => fillShare(agreement, days))).toEqual([0.8, 0.8, 0.8, 0.95, 0.95]);
    expect(fillShare(withTerms({}).agreement, 0)).toBe(1);
  });

  it("are fewer on days on which the partner's other clients peak too", () => {
    const busy = { ...agreement, fillOnTriggers: { spring: 0.5 } };
    expect(fillShare(busy, 14, ["spring", "other", "spring"])).toBeCloseTo(0.475, 12);
    // By hand: of two seasons one has spring on the second and third of four days, the other never.
    const grid = gridOf("2027-03-01", 4);
    const spring = { id: "spring", durationDays: 2 };
    const onsets = new Map([["spring", [Int32Array.of(civilDay("2027-03-02"), -2147483648)]]]);
    const fill = expectedFill({ grid, triggers: [spring], paths: 2 }, onsets, busy, 14);
    const byDay = [0, 1, 2, 3].map((at) => fill[grid.dayOffsets[at] ?? 0]);
    expect(byDay.map((share) => share?.toFixed(4))).toEqual(["0.9500", "0.7125", "0.7125", "0.9500"]);
  });
});
