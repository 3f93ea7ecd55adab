import type { Dispute } from "@springtide/contracts";
import { statementOf } from "@springtide/season";
import { type BooksOfShop, matchInvoices } from "@springtide/season/service";
import { describe, expect, it } from "vitest";
import { partnerTerms } from "../requests/partner-shop.ts";
import {
  BANDS,
  HOUR_MS,
  LATER,
  PRICES,
  SETTINGS,
  bill,
  books,
  closed,
  contacts,
  earned,
  line,
  request,
} from "./books.ts";

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
