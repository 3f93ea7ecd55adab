import fc from "fast-check";
import { civilDay } from "@springtide/calendar";
import type { AskedLine, CommitmentRequest, FinanceSettings, MonthEnd, Plan, RequestLine } from "@springtide/contracts";
import { committedCents, type RequestTerms } from "@springtide/season";
import { matchInvoices, monthEnd, type RecordedInvoiceLine } from "@springtide/season/service";
import { describe, expect, it } from "vitest";
import { fiscalPeriod } from "../../src/month-end/fiscal-period.ts";
import { DRAFT, partnerTerms } from "../requests/partner-shop.ts";
import { NOTHING_SETTLED } from "./books.ts";

const LATER = Date.parse("2027-06-01T00:00:00Z");
const SETTINGS: FinanceSettings = {
  currency: "EUR",
  calendar: { firstMonth: 1, periods: "month", weekStartsOn: 1 },
  taxes: [{ supplier: "northwind", treatment: "reverse-charge", rateShare: 0.19, nonRecoverableShare: 0.5 }],
  costCentres: [
    { of: "agreement", shop: null, id: "north", costCentre: "4711", account: "6300" },
    { of: "agreement", shop: "lamps", id: "north", costCentre: "4712", account: null },
  ],
  tolerance: { share: 0.01, amountCents: 100 },
};

function line(id: string, start: string, end: string, more: Partial<RequestLine> = {}): RequestLine {
  const asked: AskedLine = { skill: "phone", start, end, tier: "firm", positionsLoggedIn: 4 };
  const rest = { state: "locked", deadlines: null, offer: null, reservedPositions: null, reason: null } as const;
  return { ...asked, ...rest, id, zone: "Europe/London", deliveredHours: null, ...more };
}

function request(lines: readonly RequestLine[], more: Partial<CommitmentRequest> = {}): CommitmentRequest {
  return { ...DRAFT, id: "R-1", state: "locked", lines: [...lines], ...more };
}

function closed(
  terms: RequestTerms,
  requests: readonly CommitmentRequest[],
  month: string,
  more: { invoices?: readonly RecordedInvoiceLine[]; settings?: FinanceSettings; plan?: Pick<Plan, "grid"> } = {},
): MonthEnd {
  const { shop } = terms;
  const grid = more.plan?.grid;
  const plan = grid === undefined ? null : { shop, grid, roster: null, decisions: null, holidays: terms.holidays };
  const question = { month, settings: more.settings ?? SETTINGS, nowMs: LATER };
  return monthEnd([{ shop, requests, plan, deliveries: [], settled: NOTHING_SETTLED }], more.invoices ?? [], question);
}

const earnedOf = ({ lines }: MonthEnd): [string, string, number, number][] =>
  lines.map(({ kind, basis, hours, earned }) => [kind, basis, hours, earned]);
const bill = (of: Partial<RecordedInvoiceLine>): RecordedInvoiceLine => ({
  ...{ invoice: "17", line: null, shop: "lamps", agreement: "north", kind: "work", number: 1, batch: 1 },
  ...{ from: "2026-10-01", until: "2026-10-31", quantity: null, price: null, amount: 100, tax: null, currency: "EUR" },
  ...{ request: null },
  ...of,
});

describe("the end of a month", () => {
  it("speaks of another currency only where an amount stands in it", () => {
    const terms = partnerTerms();
    const hours = line("L1", "2026-10-20T10:00:00+01:00", "2026-10-20T14:00:00+01:00");
    const settings = { ...SETTINGS, currency: "SEK" };
    const told = (requests: CommitmentRequest[]): string[] =>
      closed(terms, requests, "2026-10", { settings }).remarkFacts.map((fact) => JSON.stringify(fact));
    const [remark] = told([request([hours])]).slice(-1);
    expect(remark).toBe(JSON.stringify({ code: "other-currencies", currencies: [terms.shop.currency] }));
    expect(told([]).join()).not.toContain("other-currencies");
  });

  it("parts a block over midnight of the month's end on the agreement's clock, and counts a repeated hour twice", () => {
    const terms = partnerTerms();
    // In London the block is 22:00 to 06:00; in Berlin it begins an hour later, and so would be parted otherwise.
    const night = line("L1", "2026-10-31T22:00:00+00:00", "2026-11-01T06:00:00+00:00");
    // 25 October has 25 hours in London: 00:00 to 06:00 are seven.
    const long = line("L2", "2026-10-25T00:00:00+01:00", "2026-10-25T06:00:00+00:00", { positionsLoggedIn: 1 });
    const requests = [request([night, long])];
    expect(earnedOf(closed(terms, requests, "2026-10"))).toEqual([["work", "ordered", 4 * 2 + 7, 15 * 20]]);
    expect(earnedOf(closed(terms, requests, "2026-11"))).toEqual([["work", "ordered", 4 * 6, 24 * 20]]);
    expect(closed(terms, requests, "2026-10").lines[0]).toMatchObject({
      ...{ costCentre: "4712", account: null, supplier: "northwind", reversesOn: "2026-11-01", accrual: 300 },
      ...{ taxTreatment: "reverse-charge", nonRecoverableTax: 28.5, total: 328.5 },
    });
  });

  it("owes what was recorded as delivered, fees of seats kept free and cancelled, each by itself", () => {
    const terms = partnerTerms();
    const [start, end] = ["2026-10-05T08:00:00+01:00", "2026-10-05T12:00:00+01:00"];
    const requests = [
      request([
        line("L1", start, end, { state: "delivered", deliveredHours: 12 }),
        line("L2", start, end, { state: "delivered", deliveredHours: 99 }),
        line("L3", start, end, { tier: "option", state: "released", reservedPositions: 3 }),
        line("L4", start, end, { state: "cancelled", positionsLoggedIn: 2 }),
        line("L5", start, end, { state: "refused" }),
      ]),
    ];
    expect(earnedOf(closed(terms, requests, "2026-10"))).toEqual([
      // 12 of 16 hours, and all 16: more than was ordered is not owed.
      ["work", "delivery-recorded", 28, 560],
      ["stand-by", "reserved", 12, 30],
      ["cancellation", "cancelled", 8, 32],
    ]);
  });

  it("books by what the request says of itself, pays a named request's bill first, and never accrues below nothing", () => {
    const terms = partnerTerms();
    const day = line("L1", "2026-10-05T08:00:00+01:00", "2026-10-05T12:00:00+01:00");
    const booking = { orderNumber: null, costCentre: "9000", account: "1" };
    const requests = [request([day]), request([day], { id: "R-2", booking })];
    const open = (invoices: readonly RecordedInvoiceLine[]): [string | null, number, number][] =>
      closed(terms, requests, "2026-10", { invoices }).lines.map((one) => [one.costCentre, one.invoiced, one.accrual]);
    const [first, second] = [bill({ amount: 200, request: "R-2" }), bill({ invoice: "18", amount: 100 })];
    expect(open([second, first])).toEqual([
      ["4712", 72.73, 247.27],
      ["9000", 227.27, 92.73],
    ]);
    // Recorded twice, it still pays once; billed far too high, nothing is left and nothing is below it.
    expect(open([first, { ...first, number: 2 }])).toEqual(open([first]));
    expect(open([bill({ amount: 9999 })]).map(([, , accrual]) => accrual)).toEqual([0, 0]);
  });

  it("adds up over months to what the whole commits to, with tiers, fees and a least quantity", () => {
    const tiered = (reach: string, period: string) => ({
      pricePerHour: undefined,
      priceBasis: undefined,
      tariff: {
        ...{ per: "scheduled-hours", reach, period, leastUnits: 0 },
        tiers: [
          { from: 0, price: 20 },
          { from: 40, price: 17.33 },
        ],
      },
    });
    const block = fc.record({
      hour: fc.integer({ min: 0, max: 24 * 90 }),
      length: fc.integer({ min: 1, max: 20 }),
      positions: fc.integer({ min: 1, max: 9 }),
      state: fc.constantFrom("locked" as const, "cancelled" as const, "released" as const),
    });
    const begin = Date.parse("2026-09-15T00:00:00Z");
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("incremental", "retroactive"),
        fc.constantFrom("month", "week", "season"),
        (blocks, reach, period) => {
          const terms = partnerTerms(tiered(reach, period));
          const lines = blocks.map(({ hour, length, positions, state }, i) => {
            const at = (hours: number): string => new Date(begin + hours * 3_600_000).toISOString();
            const reservedPositions = state === "released" ? positions : null;
            return line(`L${i + 1}`, at(hour), at(hour + length), {
              state,
              positionsLoggedIn: positions,
              reservedPositions,
            });
          });
          const months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];
          const earned = months.flatMap((month) =>
            closed(terms, [request(lines)], month).lines.map((one) => one.earned),
          );
          const cents = Math.round(earned.reduce((sum, amount) => sum + amount, 0) * 100);
          expect(cents).toBe(committedCents(terms, lines));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("accrues what a least quantity is short of by the days so far, and gives it back when it is used", () => {
    const commitment = (period: string, leastUnits: number): RequestTerms =>
      partnerTerms({
        ...{ pricePerHour: undefined, priceBasis: undefined, starting: "2026-10-01", until: "2026-11-30" },
        tariff: { per: "scheduled-hours", tiers: [{ price: 20 }], period, leastUnits },
      });
    const used = [request([line("L1", "2026-11-05T00:00:00Z", "2026-11-05T10:00:00Z", { positionsLoggedIn: 10 })])];
    const shortOf = (terms: RequestTerms, month: string): number =>
      closed(terms, used, month).lines.find(({ kind }) => kind === "commitment")?.earned ?? 0;
    expect([shortOf(commitment("month", 40), "2026-10"), shortOf(commitment("month", 40), "2026-11")]).toEqual([
      800, 0,
    ]);
    // 122 hours over 61 days: 62 are short after 31 days, and 22 in the end, as 100 were used in November.
    const season = commitment("season", 122);
    expect([shortOf(season, "2026-10"), shortOf(season, "2026-11")]).toEqual([1240, -800]);
    // Outside of its terms nothing is committed; a bill for it is taken off.
    expect(closed(season, used, "2026-12").lines).toEqual([]);
    const invoices = [bill({ kind: "commitment", amount: 500 })];
    expect(closed(season, used, "2026-10", { invoices }).lines[0]).toMatchObject({ invoiced: 500, accrual: 740 });
  });

  it("parts an invoice over two months as what it bills is, and converts it at the agreement's rate", () => {
    const terms = partnerTerms({ currency: { code: "GBP", rate: 1.25 } });
    const requests = [
      request([
        line("L1", "2026-10-20T08:00:00Z", "2026-10-20T11:00:00Z"),
        line("L2", "2026-11-02T08:00:00Z", "2026-11-02T09:00:00Z"),
      ]),
    ];
    // 12 and 4 seat-hours at 25 euros.
    const invoices = [bill({ from: "2026-10-15", until: "2026-11-14", amount: 160, currency: "GBP" })];
    const figures = ["2026-10", "2026-11"].map((month) => closed(terms, requests, month, { invoices }).totals[0]);
    expect(figures.map((sum) => [sum?.earned, sum?.invoiced])).toEqual([
      [300, 150],
      [100, 50],
    ]);
  });

  it("cuts years by 4-4-5 weeks without a gap, 53 weeks where the calendar asks for them", () => {
    const calendar = { firstMonth: 2, periods: "4-4-5", weekStartsOn: 7 } as const;
    const months = Array.from({ length: 12 * 30 }, (_, i) => {
      const month = `${2000 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, "0")}`;
      return fiscalPeriod(calendar, month);
    });
    months.slice(1).forEach(({ range }, i) => {
      expect(range.firstDay).toBe((months[i]?.range.lastDay ?? 0) + 1);
    });
    const weeks = months.map(({ range }) => (range.lastDay - range.firstDay + 1) / 7);
    expect(weeks.slice(0, 3)).toEqual([4, 4, 5]);
    expect(weeks.filter((_, i) => i % 12 === 11).filter((length) => length === 6).length).toBeGreaterThan(3);
    // The year of shops: from the Sunday nearest to 1 February; 2023 has 53 weeks (3 February 2024 is its last day).
    expect(fiscalPeriod(calendar, "2024-01")).toMatchObject({ fiscalYear: 2024, number: 12, lastDay: "2024-02-03" });
    expect(fiscalPeriod({ firstMonth: 10, periods: "month", weekStartsOn: 1 }, "2026-02")).toMatchObject({
      ...{ fiscalYear: 2026, number: 5, firstDay: "2026-02-01", lastDay: "2026-02-28" },
      range: { firstDay: civilDay("2026-02-01") },
    });
  });
});

describe("invoices", () => {
  const terms = partnerTerms();
  const block = line("L1", "2026-10-05T08:00:00+01:00", "2026-10-05T12:00:00+01:00");
  const requests = [request([{ ...block, state: "delivered", deliveredHours: 12 }]), request([block], { id: "R-2" })];
  const matched = (...lines: Partial<RecordedInvoiceLine>[]) =>
    matchInvoices(
      [{ shop: terms.shop, requests, plan: null, deliveries: [], settled: NOTHING_SETTLED }],
      lines.map((of, i) => bill({ invoice: `I${i}`, ...of })),
      { settings: SETTINGS, nowMs: LATER },
    );

  it("stand beside what was ordered and came, within the tolerance, and never pay the same day twice", () => {
    // 320 ordered each; 240 came of the first.
    const [exact, near, high, low] = [560, 565.6, 565.61, 554.39].map((amount) => matched({ amount })[0]);
    expect([exact, near, high, low].map((one) => one?.status)).toEqual(["matched", "matched", "over", "under"]);
    expect(exact).toMatchObject({ ordered: 640, delivered: 560, difference: 0, tolerance: 5.6, billed: 560 });
    expect(
      matched({ amount: 240, request: "R-1" }, { amount: 320, request: "R-2" }).map(({ status }) => status),
    ).toEqual(["matched", "matched"]);
    expect(matched({ amount: 560 }, { amount: 560 })[1]).toMatchObject({ status: "over", billedBefore: 560 });
    expect(matched({ invoice: "A" }, { invoice: "a" }).map(({ status }) => status)).toEqual(["under", "duplicate"]);
    expect(matched({ from: "2026-10-06" })[0]?.status).toBe("not-ordered");
    expect(matched({ kind: "stand-by" })[0]?.status).toBe("not-ordered");
  });
});
