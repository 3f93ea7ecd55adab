import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AskedLine, CommitmentRequest, DeliveredInterval, Dispute, ForecastLock } from "@springtide/contracts";
import { Statement } from "@springtide/contracts";
import { invoiceOf } from "@springtide/planning";
import type { LockSources, RequestTerms, StatementBasis } from "@springtide/season";
import { applyAction, locksOfMonth, statementOf } from "@springtide/season";
import { CLIENT, LONG_NIGHT, PARTNER, partnerTerms, sentRequest } from "../requests/partner-shop.ts";

const BEFORE = Date.parse("2026-09-01T08:00:00Z");
const AFTER = Date.parse("2026-12-20T08:00:00Z");
const PRICES = { priceBasis: undefined, pricePerHour: undefined };

type Told = Pick<AskedLine, "start" | "end" | "tier" | "positionsLoggedIn"> & { readonly came?: number };

/** Lines that were confirmed as asked, and delivered where that is told. */
function confirmed(terms: RequestTerms, told: readonly Told[]): CommitmentRequest {
  const lines = told.map(({ start, end, tier, positionsLoggedIn }) => ({
    skill: "phone",
    start,
    end,
    tier,
    positionsLoggedIn,
  }));
  const acting = { nowMs: BEFORE, terms };
  let request = sentRequest(terms, lines, BEFORE);
  request = applyAction(request, { action: "offer" }, { ...acting, by: PARTNER }).request;
  if (lines.some(({ tier }) => tier === "option"))
    request = applyAction(request, { action: "reserve" }, { ...acting, by: CLIENT }).request;
  request = applyAction(request, { action: "confirm" }, { ...acting, by: CLIENT }).request;
  const came = told.flatMap(({ came: deliveredHours }, i) =>
    deliveredHours === undefined ? [] : [{ line: `L${i + 1}`, deliveredHours }],
  );
  if (came.length === 0) return { ...request, id: "R-1" };
  const over = { nowMs: AFTER, terms, by: CLIENT };
  return { ...applyAction(request, { action: "deliver", lines: came }, over).request, id: "R-1" };
}

function statement(terms: RequestTerms, change: Partial<StatementBasis>, nowMs = AFTER) {
  const open = statementOf(
    {
      ...{ terms, partner: "northwind", month: "2026-10", requests: [], deliveries: [], locks: [] },
      ...{ typedService: [], disputes: [], orderedPositions: () => undefined },
      ...change,
    },
    nowMs,
  );
  return Statement.parse({ ...open, checksum: "0".repeat(64) });
}

const day = (date: string, hours = 8): Pick<Told, "start" | "end"> => ({
  start: `${date}T08:00:00Z`,
  end: `${date}T${String(8 + hours).padStart(2, "0")}:00:00Z`,
});

describe("a statement", () => {
  it("goes line by line from what was ordered to what is billed, by tolerance, prices by quantity and elapsed hours", () => {
    const tariff = { per: "scheduled-hours", tiers: [{ price: 20.005 }, { from: 100, price: 18 }] };
    const terms = partnerTerms({ ...PRICES, tariff, settlementTolerance: "2%" });
    const request = confirmed(terms, [
      { ...LONG_NIGHT, tier: "firm", positionsLoggedIn: 10, came: 69 },
      { ...day("2026-10-27"), tier: "firm", positionsLoggedIn: 5, came: 39 },
      { ...day("2026-10-28"), tier: "firm", positionsLoggedIn: 1, came: 8 },
      { ...day("2026-10-29"), tier: "firm", positionsLoggedIn: 1 },
    ]);
    const told = statement(terms, {
      requests: [request],
      orderedPositions: (_, line) => (line === "L2" ? 6 : undefined),
    });
    // The night of the clock change has seven hours; its London day is the 24th.
    expect(
      told.lines.map(({ id, day: on, confirmedHours, billableHours, tolerance }) => [
        id,
        on,
        confirmedHours,
        billableHours,
        tolerance,
      ]),
    ).toEqual([
      ["R-1/L1", "2026-10-24", 70, 70, "within"],
      ["R-1/L2", "2026-10-27", 40, 39, "short"],
      ["R-1/L3", "2026-10-28", 8, 8, "exact"],
      ["R-1/L4", "2026-10-29", 8, 0, "unknown"],
    ]);
    expect(told.lines.map(({ parts }) => parts)).toEqual([
      [{ quantity: 70, price: "20.005", cents: 140_035 }],
      [
        { quantity: 30, price: "20.005", cents: 60_015 },
        { quantity: 9, price: "18", cents: 16_200 },
      ],
      [{ quantity: 8, price: "18", cents: 14_400 }],
      [],
    ]);
    expect(told.lines[1]?.positions).toEqual({ ordered: 6, confirmed: 5 });
    expect(told.totals).toMatchObject({
      orderedHours: 134,
      units: 117,
      workCents: 230_650,
      chargeCents: 0,
      netCents: 230_650,
    });
    expect([told.isFinal, told.remarks.some((words) => words.includes("nobody recorded"))]).toEqual([false, true]);
  });

  it("charges stand-by, cancellations and the rest of a commitment in the agreement's own currency, once the period is over", () => {
    const terms = partnerTerms({
      ...PRICES,
      currency: { code: "GBP", rate: 1.17 },
      tariff: { per: "scheduled-hours", tiers: [{ price: 20 }], leastUnits: 50 },
    });
    const made = confirmed(terms, [
      { ...day("2026-10-27"), tier: "option", positionsLoggedIn: 4 },
      { ...day("2026-10-28"), tier: "firm", positionsLoggedIn: 2, came: 16 },
    ]);
    const cancelled = {
      ...made,
      lines: made.lines.map((line) => (line.id === "L1" ? { ...line, state: "cancelled" as const } : line)),
    };
    const told = statement(terms, { requests: [cancelled] });
    expect(told.currency).toBe("GBP");
    expect(told.charges.map(({ id, quantity, price, cents }) => [id, quantity, price, cents])).toEqual([
      ["R-1/L1:reserve", 32, "2.5", 8000],
      ["R-1/L1:cancellation", 32, "4", 12_800],
      ["commitment:2026-10", 34, "20", 68_000],
    ]);
    expect(told.totals).toMatchObject({ workCents: 32_000, chargeCents: 88_800, netCents: 120_800 });
    const running = statement(terms, { requests: [cancelled] }, Date.parse("2026-10-30T00:00:00Z"));
    expect(running.charges.map(({ kind }) => kind)).toEqual(["reserve", "cancellation"]);
    // It holds for the part of a month in which the agreement does.
    const half = partnerTerms({
      ...PRICES,
      until: "2026-10-15",
      tariff: { per: "scheduled-hours", tiers: [{ price: 20 }], leastUnits: 62 },
    });
    expect(statement(half, {}).charges).toMatchObject([{ id: "commitment:2026-10", quantity: 30, cents: 60_000 }]);
  });

  it("counts a tariff's week over the end of a month, and what it comes to is the same wherever the month is cut", () => {
    for (const reach of ["incremental", "retroactive"] as const)
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 7, maxLength: 7 }), (positions) => {
          const tariff = {
            per: "scheduled-hours",
            tiers: [{ price: 20 }, { from: 40, price: 17.5 }, { from: 90, price: 15 }],
            reach,
            period: "week",
          };
          const terms = partnerTerms({ ...PRICES, tariff });
          // The week of Monday 28 September has three days in September.
          const dates = [
            "2026-09-28",
            "2026-09-29",
            "2026-09-30",
            "2026-10-01",
            "2026-10-02",
            "2026-10-03",
            "2026-10-04",
          ];
          const request = confirmed(
            terms,
            dates.map((date, i) => ({
              ...day(date),
              tier: "firm",
              positionsLoggedIn: positions[i] ?? 1,
              came: 8 * (positions[i] ?? 1),
            })),
          );
          const months = ["2026-09", "2026-10"].map((month) => statement(terms, { month, requests: [request] }));
          const net = months.reduce((sum, { totals }) => sum + totals.netCents, 0);
          const units = 8 * positions.reduce((sum, each) => sum + each, 0);
          const bill = invoiceOf(
            { ...terms.agreement.tariff, reserveFeePerSeatHour: 0, cancelFeePerSeatHour: 0 },
            { units, reservedSeatHours: 0, cancelledSeatHours: 0, serviceLevel: null },
          );
          expect(net).toBe(Math.round(bill.total * 100));
          expect(months.map(({ lines }) => lines.length)).toEqual([3, 4]);
        }),
        { numRuns: 25 },
      );
  });

  it("takes hours and handled time from delivered intervals, shared by lines of one time; a gap leaves a line open", () => {
    const tariff = { per: "handled-minutes", tiers: [{ price: 0.5 }] };
    const terms = partnerTerms({ ...PRICES, tariff });
    const request = confirmed(terms, [
      { ...day("2026-10-27", 2), tier: "firm", positionsLoggedIn: 3 },
      { ...day("2026-10-27", 2), tier: "firm", positionsLoggedIn: 1 },
      { ...day("2026-10-28", 2), tier: "firm", positionsLoggedIn: 1 },
    ]);
    const interval = (start: string): DeliveredInterval => ({
      ...{
        agreement: "north",
        queue: "phone",
        startMs: Date.parse(start),
        minutes: 60,
        seatsConfirmed: 4,
        row: 1,
        file: "f",
      },
      ...{ loggedInSeconds: 3600 * 4, productiveSeconds: null, handledSeconds: 3600 * 3, confirmedAtMs: null },
      ...{ offeredContacts: null, handledContacts: null, inTimeContacts: null },
    });
    const deliveries = ["2026-10-27T08:00:00Z", "2026-10-27T09:00:00Z", "2026-10-28T08:00:00Z"].map(interval);
    const told = statement(terms, { requests: [request], deliveries });
    expect(
      told.lines.map(({ deliveredHours, units, measured, cents }) => [deliveredHours, units, measured, cents]),
    ).toEqual([
      [6, 270, true, 13_500],
      [2, 90, true, 4500],
      [null, 0, true, 0],
    ]);
    // Recorded hours without handled time: the most that it can be, and said so.
    const recorded = statement(terms, {
      requests: [confirmed(terms, [{ ...day("2026-10-27", 2), tier: "firm", positionsLoggedIn: 1, came: 2 }])],
    });
    expect(recorded.lines[0]).toMatchObject({ units: 120, measured: false });
    expect(recorded.remarks.join(" ")).toContain("the most it can be");
  });
});

describe("penalties", () => {
  const terms = partnerTerms({
    ...PRICES,
    tariff: {
      per: "scheduled-hours",
      tiers: [{ price: 20 }],
      service: [
        { atLeast: "80%", adds: 0 },
        { atLeast: "0%", adds: -0.05 },
      ],
    },
    forecastLock: { before: "28d by 12:00", band: "10%", leastShare: "80%" },
  });
  const request = confirmed(terms, [{ ...day("2026-10-27"), tier: "firm", positionsLoggedIn: 10, came: 80 }]);
  const lock = (contacts: number, units: number): ForecastLock => ({
    ...{ agreement: "north", firstDay: "2026-10-01", lastDay: "2026-10-31", lockBy: "", contacts, mostContacts: 0 },
    ...{ chanceAbove: 0, unit: "scheduled-hours", units, leastUnits: 0, chanceBelow: 0, shortUnits: 0, shortCost: 0 },
  });
  /** Three versions: one before the deadline of 3 September at noon in London, and two after it. */
  const versions = [
    { version: 1, at: "2026-08-20T03:30:00.000Z", locks: [lock(1000, 90)] },
    { version: 2, at: "2026-09-03T11:00:01.000Z", locks: [lock(5000, 400)] },
    { version: 3, at: "2026-09-20T03:30:00.000Z", locks: [lock(9000, 900)] },
  ];
  const sources = (came: number | null): LockSources => ({
    versionAt: (atMs) => {
      const then = versions.findLast(({ at }) => Date.parse(at) <= atMs);
      return Promise.resolve(then === undefined ? null : { kind: "stored-plan", ...then });
    },
    forecastsAt: () => Promise.resolve([]),
    sheetsAt: () => Promise.resolve([]),
    contactsOf: () => Promise.resolve(came),
  });
  const typed = (level: number): StatementBasis["typedService"] => [
    { month: "2026-10", period: "", level, basis: "report", at: "2026-11-02T08:00:00.000Z", by: "person-1" },
  ];
  const told = async (came: number | null, serviceLevel = 0.7) =>
    statement(terms, {
      requests: [request],
      typedService: typed(serviceLevel),
      locks: await locksOfMonth(terms, "2026-10", AFTER, sources(came)),
    });

  it("are reckoned against the forecast that was locked, never against a later one, and the statement says which", async () => {
    const within = await told(1100);
    expect(within.locks).toMatchObject([
      {
        lockBy: "2026-09-03T12:00:00+01:00",
        source: { version: 1 },
        lockedContacts: 1000,
        offeredContacts: 1100,
        arePenaltiesSuspended: false,
      },
    ]);
    expect(within.charges).toMatchObject([{ id: "service:2026-10", cents: -8000, price: "-0.05" }]);
    expect(within.remarks.join(" ")).toContain("version 1");
    // By the latest forecast 1101 contacts would be no excuse.
    const above = await told(1101);
    expect([above.locks[0]?.arePenaltiesSuspended, above.charges]).toEqual([true, []]);
    const notYet = await told(null);
    expect([notYet.charges, notYet.isFinal]).toEqual([[], false]);
    expect((await told(1101, 0.9)).charges).toEqual([]);
  });

  it("bill the least share of the locked volume", async () => {
    const few = confirmed(terms, [{ ...day("2026-10-27"), tier: "firm", positionsLoggedIn: 1, came: 8 }]);
    const locks = await locksOfMonth(terms, "2026-10", AFTER, sources(900));
    const { charges } = statement(terms, { requests: [few], locks, typedService: typed(0.9) });
    expect(charges).toMatchObject([{ id: "commitment:2026-10", quantity: 64, cents: 128_000 }]);
    expect(charges[0]?.words).toContain("of the locked forecast");
  });
});

describe("disputes", () => {
  const terms = partnerTerms();
  const request = confirmed(terms, [{ ...day("2026-10-27"), tier: "firm", positionsLoggedIn: 1, came: 7.5 }]);
  const dispute = (change: Partial<Dispute>): Dispute => ({
    ...{
      dispute: 1,
      shop: "lamps",
      agreement: "north",
      partner: "northwind",
      month: "2026-10",
      line: "R-1/L1",
      by: "partner",
    },
    ...{
      reason: "logged in all day",
      cents: 16_000,
      statedCents: 15_000,
      state: "open",
      at: "2026-11-02T08:00:00.000Z",
    },
    ...{ pseudonym: "person 9", decidedAt: null, decidedBy: null, answer: null },
    ...change,
  });

  it("make the line what was agreed, by a credit of its own, and keep a statement open until then", () => {
    const open = statement(terms, { requests: [request], disputes: [dispute({})] });
    expect([open.isFinal, open.totals.netCents]).toEqual([false, 15_000]);
    const disputes = [
      dispute({ state: "accepted" }),
      dispute({ dispute: 2, state: "rejected", cents: 1 }),
      dispute({ dispute: 3, state: "accepted", cents: 14_000 }),
    ];
    const agreed = statement(terms, { requests: [request], disputes });
    expect(agreed.charges).toMatchObject([{ id: "D-3:credit", about: "R-1/L1", cents: -1000, price: "-10" }]);
    expect([agreed.isFinal, agreed.totals.netCents]).toEqual([true, 14_000]);
  });
});
