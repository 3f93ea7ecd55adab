import fc from "fast-check";
import type { Dispute } from "@springtide/contracts";
import { statementOf } from "@springtide/season";
import { matchInvoices } from "@springtide/season/service";
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
  cents,
  closed,
  contacts,
  line,
  request,
} from "./books.ts";

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

  it.each([
    { day: "2026-10-25", weekStartsOn: 7, midnight: "2026-10-24T23:00:00Z" },
    { day: "2026-10-26", weekStartsOn: 1, midnight: "2026-10-26T00:00:00Z" },
  ] as const)(
    "part a block at midnight of the agreement's clock by elapsed time, where a fiscal month begins on $day, around London's day of 25 hours",
    ({ day, weekStartsOn, midnight }) => {
      const settings = { ...SETTINGS, calendar: { firstMonth: 3, periods: "4-4-5" as const, weekStartsOn } };
      fc.assert(
        fc.property(
          fc.integer({ min: -60, max: 60 }),
          fc.integer({ min: 1, max: 80 }),
          fc.integer({ min: 1, max: 5 }),
          (halfHours, length, positions) => {
            const [start, cut] = [Date.parse(midnight) + (halfHours * HOUR_MS) / 2, Date.parse(midnight)];
            const of = books(partnerTerms(), [request([line("L1", start, length / 2, positions)])]);
            const [before, after] = ["2026-10", "2026-11"].map((month) => closed(of, month, { settings }));
            expect([before?.period.lastDay === day, after?.period.firstDay]).toEqual([false, day]);
            const hours = Math.max(0, Math.min(length / 2, (cut - start) / HOUR_MS));
            const told = [before, after].map((one) => one?.lines.reduce((sum, each) => sum + each.hours, 0) ?? 0);
            expect(told[0]).toBeCloseTo(hours * positions, 3);
            expect(told[1]).toBeCloseTo((length / 2 - hours) * positions, 3);
            const amounts = [before, after].map((one) => cents(one?.totals[0]?.earned ?? 0));
            expect(amounts[0]).toBe(cents(hours * positions * 20));
            expect((amounts[0] ?? 0) + (amounts[1] ?? 0)).toBe(cents((length / 2) * positions * 20));
          },
        ),
        { numRuns: 60 },
      );
    },
  );

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
