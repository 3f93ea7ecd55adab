import fc from "fast-check";
import type {
  CommitmentRequest,
  DeliveredInterval,
  Dispute,
  FinanceSettings,
  MonthEnd,
  RequestLine,
} from "@springtide/contracts";
import { statementOf, type RequestTerms } from "@springtide/season";
import {
  type BooksOfShop,
  matchInvoices,
  monthEnd,
  type RecordedInvoiceLine,
  type SettlementFacts,
} from "@springtide/season/service";
import { describe, expect, it } from "vitest";
import { DRAFT, partnerTerms } from "../requests/partner-shop.ts";
import { NOTHING_SETTLED } from "./books.ts";

const LATER = Date.parse("2027-06-01T00:00:00Z");
const HOUR_MS = 3_600_000;
const PRICES = { priceBasis: undefined, pricePerHour: undefined };
const BANDS = [
  { atLeast: "80%", adds: 0.02 },
  { atLeast: "0%", adds: -0.05 },
];
const SETTINGS: FinanceSettings = {
  currency: "EUR",
  calendar: { firstMonth: 1, periods: "month", weekStartsOn: 1 },
  ...{ taxes: [], costCentres: [] },
  tolerance: { share: 0.01, amountCents: 100 },
};

function line(
  id: string,
  startMs: number,
  hours: number,
  positions: number,
  came: number | null = hours * positions,
): RequestLine {
  return {
    ...{ id, skill: "phone", tier: "firm", positionsLoggedIn: positions, deliveredHours: came },
    ...{ state: came === null ? "locked" : "delivered", zone: "Europe/London" },
    ...{ start: new Date(startMs).toISOString(), end: new Date(startMs + hours * HOUR_MS).toISOString() },
    ...{ deadlines: null, offer: null, reservedPositions: null, reason: null },
  };
}

const request = (lines: readonly RequestLine[]): CommitmentRequest => ({
  ...DRAFT,
  id: "R-1",
  state: "locked",
  lines: [...lines],
});

function contacts(startMs: number, hours: number, offered: number, inTime: number): DeliveredInterval {
  return {
    ...{ agreement: "north", queue: "phone", startMs, minutes: hours * 60, seatsConfirmed: null, confirmedAtMs: null },
    ...{ loggedInSeconds: null, productiveSeconds: null, handledSeconds: null, file: "f", row: 1 },
    ...{ offeredContacts: offered, handledContacts: null, inTimeContacts: inTime },
  };
}

function books(
  terms: RequestTerms,
  requests: readonly CommitmentRequest[],
  deliveries: readonly DeliveredInterval[] = [],
  settled: Partial<SettlementFacts> = {},
): BooksOfShop {
  return { shop: terms.shop, requests, deliveries, plan: null, settled: { ...NOTHING_SETTLED, ...settled } };
}

function closed(
  of: BooksOfShop,
  month: string,
  more: { invoices?: readonly RecordedInvoiceLine[]; settings?: FinanceSettings; nowMs?: number } = {},
): MonthEnd {
  const { invoices = [], settings = SETTINGS, nowMs = LATER } = more;
  return monthEnd([of], invoices, { month, settings, nowMs });
}

const bill = (of: Partial<RecordedInvoiceLine>): RecordedInvoiceLine => ({
  ...{ invoice: "17", line: null, shop: "lamps", agreement: "north", kind: "work", number: 1, batch: 1 },
  ...{ from: "2026-10-01", until: "2026-10-31", quantity: null, price: null, amount: 100, tax: null, currency: "EUR" },
  ...{ request: null },
  ...of,
});
const cents = (amount: number): number => Math.round(amount * 100);
const earned = ({ lines }: MonthEnd, kind: string): number =>
  lines.reduce((sum, one) => sum + (one.kind === kind ? cents(one.earned) : 0), 0);

describe("what settlements add to a month's end", () => {
  it("accrues bonus and malus by what was recorded so far, a week over two months by its own level in the end", () => {
    const tariff = { per: "scheduled-hours", tiers: [{ price: 20 }], service: BANDS, period: "week" };
    const terms = partnerTerms({ ...PRICES, tariff });
    const [wednesday, monday] = [Date.parse("2026-09-30T08:00:00Z"), Date.parse("2026-10-05T08:00:00Z")];
    const friday = wednesday + 48 * HOUR_MS;
    const requests = [request([line("L1", wednesday, 2, 5), line("L2", friday, 2, 5), line("L3", monday, 2, 5)])];
    // 40 %, then 80 % of the whole week.
    const deliveries = [contacts(wednesday, 2, 100, 40), contacts(friday, 2, 200, 200), contacts(monday, 2, 10, 0)];
    const of = books(terms, requests, deliveries);
    const [september, october] = ["2026-09", "2026-10"].map((month) => closed(of, month));
    expect(earned(september ?? closed(of, "2026-09"), "service")).toBe(-1000);
    // 2 % of 400 less the malus of September; then 5 % of 200 off.
    expect(earned(october ?? closed(of, "2026-10"), "service")).toBe(800 + 1000 - 1000);
    const [told] = october?.lines.filter(({ kind }) => kind === "service") ?? [];
    expect(told).toMatchObject({ basis: "service-level", reversesOn: "2026-11-01", unit: "EUR of work", units: 400 });
    expect(told?.basisWords).toContain("2026-40: 240 of 300 contacts, 80 % in time, bonus of 2 %");
    // Both months together are what the two statements charge.
    const stated = ["2026-09", "2026-10"].map(
      (month) =>
        statementOf(
          {
            ...{ terms, partner: "northwind", month, requests, deliveries, locks: [], typedService: [], disputes: [] },
            orderedPositions: () => undefined,
          },
          LATER,
        ).totals.chargeCents,
    );
    expect(stated).toEqual([0, 800 - 1000]);
    expect(closed(books(terms, requests), "2026-10").remarks.join(" ")).toContain("Nobody recorded how north served");
  });

  it("accrues the least share of a forecast that was locked, named so, and takes nothing off where it was exceeded", () => {
    const tariff = { per: "scheduled-hours", tiers: [{ price: 20 }], service: BANDS };
    const terms = partnerTerms({ ...PRICES, tariff, forecastLock: { before: "28d", band: "10%", leastShare: "50%" } });
    const start = Date.parse("2026-10-06T08:00:00Z");
    const lock = {
      ...{ lockBy: "2026-09-03T12:00:00+01:00", firstDay: "2026-10-01", lastDay: "2026-10-31", source: null },
      ...{
        lockedContacts: 100,
        mostContacts: 110,
        offeredContacts: 111,
        lockedUnits: 62,
        leastUnits: 31,
        unitsSource: null,
      },
      arePenaltiesSuspended: true,
    };
    const source = { kind: "stored-plan" as const, version: 1, at: "2026-09-01T00:00:00.000Z", forecasts: [] };
    const of = (change: object): BooksOfShop => {
      const locks = new Map([["north", [{ key: "2026-10", lock: { ...lock, source, ...change } }]]]);
      return books(terms, [request([line("L1", start, 2, 5)])], [contacts(start, 2, 100, 10)], { locks });
    };
    const told = closed(of({}), "2026-10");
    expect(told.lines.map(({ kind, basis, earned: amount, units }) => [kind, basis, amount, units])).toEqual([
      ["work", "delivery-recorded", 200, 10],
      ["commitment", "locked-forecast", 420, 21],
    ]);
    expect(earned(closed(of({ arePenaltiesSuspended: false }), "2026-10"), "service")).toBe(-1000);
    // Half way through the month, half of it is committed to so far.
    const half = closed(of({}), "2026-10", { nowMs: Date.parse("2026-10-16T12:00:00Z") });
    expect(half.lines.find(({ kind }) => kind === "commitment")?.units).toBe(6);
  });

  it("books what was agreed in disputes on the line's day, so that work and credit are what both sides agreed on", () => {
    const terms = partnerTerms({ currency: { code: "GBP", rate: 1.25 } });
    const requests = [request([line("L1", Date.parse("2026-10-06T08:00:00Z"), 2, 5)])];
    const disputes: Dispute[] = [
      {
        ...{ dispute: 4, shop: "lamps", agreement: "north", partner: "northwind", month: "2026-10", line: "R-1/L1" },
        ...{ by: "partner", reason: "r", cents: 16_000, statedCents: 20_000, state: "accepted", pseudonym: "p" },
        ...{ at: "2026-11-02T08:00:00.000Z", decidedAt: null, decidedBy: null, answer: null },
      },
    ];
    const told = closed(books(terms, requests, [], { disputes }), "2026-10");
    expect(told.lines.map(({ kind, earned: amount }) => [kind, amount])).toEqual([
      ["work", 250],
      ["credit", -50],
    ]);
    expect(told.totals).toMatchObject([{ earned: 200, accrual: 200 }]);
    // The partner's invoice and its credit note bill just that.
    const of = { currency: "GBP" as const };
    const invoices = [
      bill({ ...of, amount: 200, number: 1 }),
      bill({ ...of, amount: -40, kind: "credit", invoice: "C-1", number: 2 }),
    ];
    expect(closed(books(terms, requests, [], { disputes }), "2026-10", { invoices }).totals).toMatchObject([
      { earned: 200, invoiced: 200, accrual: 0 },
    ]);
    const matched = matchInvoices([books(terms, requests, [], { disputes })], invoices, {
      settings: SETTINGS,
      nowMs: LATER,
    });
    expect(matched.map(({ status, difference }) => [status, difference])).toEqual([
      ["matched", 0],
      ["matched", 0],
    ]);
  });

  it("takes a credit note off what was billed, in whichever order they came, and never below nothing", () => {
    const terms = partnerTerms();
    const of = books(terms, [request([line("L1", Date.parse("2026-10-06T08:00:00Z"), 2, 5)])]);
    const both = [bill({ amount: 180 }), bill({ invoice: "C", amount: -30.5, number: 2 })];
    for (const invoices of [both, both.toReversed()])
      expect(closed(of, "2026-10", { invoices }).lines[0]).toMatchObject({ invoiced: 149.5, accrual: 50.5 });
    expect(closed(of, "2026-10", { invoices: [bill({ amount: -30.5 })] }).lines[0]).toMatchObject({
      invoiced: 0,
      accrual: 200,
    });
  });
});

describe("sums to the cent", () => {
  const block = fc.record({
    hour: fc.integer({ min: 0, max: 24 * 62 }),
    length: fc.integer({ min: 1, max: 14 }),
    positions: fc.integer({ min: 1, max: 9 }),
    came: fc.integer({ min: 0, max: 100 }),
  });
  /** September to November: both the 25-hour day and the ends of months lie in it. */
  const begin = Date.parse("2026-09-20T00:00:00Z");

  it("are those of rounded lines, tax by its treatment on each line, whatever was delivered, billed and served", () => {
    const treatment = fc.constantFrom("domestic" as const, "reverse-charge" as const, "exempt" as const);
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -90_000, max: 400_000 }), { maxLength: 4 }),
        treatment,
        fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })),
        fc.constantFrom("week", "month"),
        fc.constantFrom("month" as const, "4-4-5" as const),
        (blocks, bills, taxed, [rate, lost], period, periods) => {
          const tiers = [{ price: 20.005 }, { from: 30, price: 18.335 }];
          const terms = partnerTerms({ ...PRICES, tariff: { per: "scheduled-hours", tiers, period, service: BANDS } });
          const lines = blocks.map(({ hour, length, positions, came }, i) =>
            line(`L${i + 1}`, begin + hour * HOUR_MS, length, positions, (length * positions * came) / 100),
          );
          const deliveries = blocks.map(({ hour, came }) => contacts(begin + hour * HOUR_MS, 1, 100, came));
          const invoices = bills.map((amount, i) =>
            bill({ invoice: `I${i}`, amount: amount / 100, number: i + 1, kind: i === 3 ? "service" : "work" }),
          );
          const tax = {
            supplier: "northwind",
            treatment: taxed,
            rateShare: rate / 1000,
            nonRecoverableShare: lost / 1000,
          };
          const settings = { ...SETTINGS, taxes: [tax], calendar: { ...SETTINGS.calendar, periods } };
          const months = ["2026-09", "2026-10", "2026-11", "2026-12"].map((month) =>
            closed(books(terms, [request(lines)], deliveries), month, { invoices, settings }),
          );
          for (const { lines: told, totals } of months) {
            for (const one of told) {
              expect(cents(one.accrual)).toBe(cents(one.earned) - cents(one.invoiced));
              expect(cents(one.total)).toBe(cents(one.accrual) + cents(one.nonRecoverableTax));
              const exact = one.accrual * (one.taxRateShare ?? 0) * (one.nonRecoverableShare ?? 0);
              expect(Math.abs(one.nonRecoverableTax - exact)).toBeLessThanOrEqual(0.005 + 1e-9);
              if (taxed === "exempt") expect(one.nonRecoverableTax).toBe(0);
              expect(Math.sign(one.accrual) * Math.sign(one.earned)).toBeGreaterThanOrEqual(0);
            }
            const [sum] = totals;
            for (const key of ["earned", "invoiced", "accrual", "nonRecoverableTax", "total"] as const)
              expect(cents(sum?.[key] ?? 0)).toBe(told.reduce((all, one) => all + cents(one[key]), 0));
          }
          // Whatever calendar cuts them, the months add up to the same.
          const hours = months.flatMap(({ lines: told }) => told.map((one) => one.hours)).reduce((a, b) => a + b, 0);
          const came = lines.reduce((sum, one) => sum + (one.deliveredHours ?? 0), 0);
          expect(hours).toBeCloseTo(came, 2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("part a block at midnight of the agreement's clock by elapsed time, on the day of 25 hours too", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (from, length, positions) => {
          // London's 25 October 2026 ends an hour later, at 00:00 UTC; a fiscal month of 4-4-5 weeks from Sunday ends on the 24th.
          const midnight = Date.parse("2026-10-24T23:00:00Z");
          const start = midnight + from * HOUR_MS;
          const settings = {
            ...SETTINGS,
            calendar: { firstMonth: 1, periods: "4-4-5" as const, weekStartsOn: 7 as const },
          };
          const of = books(partnerTerms(), [request([line("L1", start, length, positions)])]);
          const [september, october] = ["2026-09", "2026-10"].map((month) => closed(of, month, { settings }));
          const boundary = Date.parse(`${october?.period.firstDay ?? ""}T00:00:00+01:00`);
          const before = Math.max(0, Math.min(length, (boundary - start) / HOUR_MS)) * positions;
          const hoursOf = (one: MonthEnd | undefined): number =>
            one?.lines.reduce((sum, { hours }) => sum + hours, 0) ?? 0;
          expect(hoursOf(september)).toBeCloseTo(before, 3);
          const after = ["2026-10", "2026-11"]
            .map((month) => hoursOf(closed(of, month, { settings })))
            .reduce((a, b) => a + b, 0);
          expect(before + after).toBeCloseTo(length * positions, 3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("close to nothing: a statement with its disputes agreed is what an invoice of it bills, within its cents", () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 200_000 }),
        (blocks, agreed) => {
          const terms = partnerTerms({
            ...PRICES,
            tariff: { per: "scheduled-hours", tiers: [{ price: 20.005 }, { from: 30, price: 18.335 }] },
          });
          // Within one month on the agreement's clock.
          const start = Date.parse("2026-10-01T00:00:00Z");
          const lines = blocks.map(({ hour, length, positions, came }, i) =>
            line(`L${i + 1}`, start + (hour % 600) * HOUR_MS, length, positions, (length * positions * came) / 100),
          );
          const basis = {
            ...{ terms, partner: "northwind", month: "2026-10", requests: [request(lines)], deliveries: [], locks: [] },
            ...{ typedService: [], disputes: [], orderedPositions: () => undefined },
          };
          const first = statementOf(basis, LATER).lines.find(({ id }) => id === "R-1/L1");
          const disputes: Dispute[] = [
            {
              ...{
                dispute: 1,
                shop: "lamps",
                agreement: "north",
                partner: "northwind",
                month: "2026-10",
                line: "R-1/L1",
              },
              ...{
                by: "client",
                reason: "r",
                cents: agreed,
                statedCents: first?.cents ?? 0,
                state: "accepted",
                pseudonym: "p",
              },
              ...{ at: "2026-11-02T08:00:00.000Z", decidedAt: null, decidedBy: null, answer: null },
            },
          ];
          const { totals, lines: stated, charges } = statementOf({ ...basis, disputes }, LATER);
          // The line and its credit are what was agreed.
          const credit = charges.filter(({ kind }) => kind === "credit").reduce((sum, one) => sum + one.cents, 0);
          expect((first?.cents ?? 0) + credit).toBe(agreed);
          expect(totals.netCents).toBe([...stated, ...charges].reduce((sum, one) => sum + one.cents, 0));
          const invoices = [
            bill({ amount: totals.workCents / 100 }),
            bill({ amount: credit / 100, kind: "credit", invoice: "C", number: 2 }),
          ];
          const told = closed(books(terms, [request(lines)], [], { disputes }), "2026-10", { invoices });
          // Books round the work of a period once, a statement each line: half a cent a part at most.
          const parts = stated.reduce((sum, one) => sum + one.parts.length, 0);
          expect(Math.abs(cents(told.totals[0]?.accrual ?? 0))).toBeLessThanOrEqual(Math.ceil((parts + 2) / 2));
        },
      ),
      { numRuns: 80 },
    );
  });

  it("match at the very edge of the tolerance, and a cent beyond it not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(1, -1),
        (positions, amountCents, sign) => {
          const terms = partnerTerms({ ...PRICES, tariff: { per: "scheduled-hours", tiers: [{ price: 20.01 }] } });
          const of = books(terms, [request([line("L1", Date.parse("2026-10-06T08:00:00Z"), 3, positions)])]);
          const owed = cents(3 * positions * 20.01);
          const edge = Math.max(Math.floor((owed * 7) / 1000 + 0.5), amountCents);
          const settings = { ...SETTINGS, tolerance: { share: 0.007, amountCents } };
          const statusAt = (off: number): string | undefined =>
            matchInvoices([of], [bill({ amount: (owed + sign * off) / 100 })], { settings, nowMs: LATER })[0]?.status;
          expect(statusAt(edge)).toBe("matched");
          expect(statusAt(edge + 1)).toBe(sign > 0 ? "over" : "under");
        },
      ),
      { numRuns: 100 },
    );
  });
});
