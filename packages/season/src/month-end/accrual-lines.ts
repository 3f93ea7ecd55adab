import { type CivilDay, isoDay } from "@springtide/calendar";
import { type AccrualLine, type FinanceSettings, OwedKind, type Shop } from "@springtide/contracts";
import { roundMoney, shareOut } from "@springtide/planning/terms";
import { basisWords } from "./accrual-words.ts";
import { billedIn, inShopCurrency } from "./billed-in.ts";
import { bookedAt, type RecordedInvoiceLine, supplierOf, taxOf } from "./books-of-shop.ts";
import type { DayRange } from "./fiscal-period.ts";
import type { AgreementService, OwedPart } from "./agreement-service.ts";
import { owedIn } from "./owed-of-agreement.ts";

const KINDS: readonly OwedKind[] = OwedKind.options;

/** What of a part is billed already. */
interface BilledPart extends OwedPart {
  readonly invoiced: number;
}

/**
 * What an agreement delivered in some days and did not bill, by where it is booked, kind and basis. An invoice that names a request pays for that
 * one first, any other in proportion to what is left; what is billed beyond what is owed is no part of it (see the matching of invoices). A credit note takes back what was billed, and pays
 * for what is owed below nothing.
 */
export function accrualLines(
  shop: Shop,
  service: AgreementService,
  invoices: readonly RecordedInvoiceLine[],
  of: { readonly days: DayRange; readonly reversesOn: CivilDay; readonly settings: FinanceSettings },
): AccrualLine[] {
  const { agreement } = service;
  const supplier = supplierOf(service);
  const tax = taxOf(of.settings, supplier);
  return KINDS.flatMap((kind) => {
    const own = invoices.filter(
      (line) => line.shop === shop.id && line.agreement === agreement.id && line.kind === kind,
    );
    const parts = withInvoices(owedIn(service, kind, of.days), billsOf(shop, service, own, of.days));
    const together = new Map<string, BilledPart[]>();
    for (const part of parts) {
      const { costCentre, account } = placeOf(shop, service, part, of.settings);
      const key = JSON.stringify([costCentre, account, part.basis]);
      together.set(key, [...(together.get(key) ?? []), part]);
    }
    return [...together.values()].flatMap((alike): AccrualLine[] => {
      const [first] = alike;
      const sum = (value: (part: BilledPart) => number): number =>
        alike.reduce((total, part) => total + value(part), 0);
      const earned = roundMoney(sum(({ amount }) => amount));
      if (first === undefined || earned === 0) return [];
      const invoiced = roundMoney(sum((part) => part.invoiced));
      const accrual = roundMoney(earned - invoiced);
      const taxed = tax !== null && tax.treatment !== "exempt";
      const nonRecoverableTax = taxed ? roundMoney(accrual * tax.rateShare * tax.nonRecoverableShare) : 0;
      const unit = UNITS[kind] ?? (kind === "service" ? `${shop.currency} of work` : agreement.tariff.unit);
      const words = alike.flatMap((part) => part.words ?? []);
      const units = rounded(sum((part) => part.units));
      return [
        {
          ...{ shop: shop.id, supplier, supplierName: agreement.partner, agreement: agreement.id },
          ...placeOf(shop, service, first, of.settings),
          ...{
            currency: shop.currency,
            kind,
            basis: first.basis,
            hours: rounded(sum(({ hours }) => hours)),
            units,
            unit,
          },
          basisWords: basisWords({ kind, basis: first.basis, units, unit, agreement, words }),
          ...{ earned, invoiced, accrual, taxTreatment: tax?.treatment ?? null },
          taxRateShare: tax === null ? null : taxed ? tax.rateShare : 0,
          nonRecoverableShare: tax === null ? null : taxed ? tax.nonRecoverableShare : 0,
          nonRecoverableTax,
          total: roundMoney(accrual + nonRecoverableTax),
          reversesOn: isoDay(of.reversesOn),
        },
      ];
    });
  });
}

const UNITS: Readonly<Partial<Record<OwedKind, string>>> = {
  "stand-by": "seat-hours",
  cancellation: "seat-hours",
  credit: "credits",
};

interface Bill {
  readonly request: string | null;
  readonly amount: number;
}

function billsOf(
  shop: Shop,
  service: AgreementService,
  invoices: readonly RecordedInvoiceLine[],
  days: DayRange,
): Bill[] {
  return invoices.map((line) => ({
    request: line.request,
    amount: billedIn(service, line, inShopCurrency(shop, service.agreement, line) ?? 0, days),
  }));
}

/**
 * Bills before credit notes, and of each those that name a request first, so that what is left for the others does not depend on the order in which
 * they came.
 */
function withInvoices(parts: readonly OwedPart[], bills: readonly Bill[]): BilledPart[] {
  const invoiced = parts.map(() => 0);
  const pay = (amount: number, weights: readonly number[], sign: 1 | -1): number => {
    const payable = Math.min(amount, roundMoney(weights.reduce((sum, weight) => sum + weight, 0)));
    if (payable <= 0) return 0;
    shareOut(payable, weights).forEach((paid, i) => {
      invoiced[i] = roundMoney((invoiced[i] ?? 0) + sign * paid);
    });
    return payable;
  };
  for (const { request, amount } of inOrder(bills)) {
    const weighed = (weight: (owed: number, billed: number) => number): number[] =>
      parts.map((part, i) =>
        request === null || part.request?.id === request ? Math.max(0, weight(part.amount, invoiced[i] ?? 0)) : 0,
      );
    if (amount >= 0)
      pay(
        amount,
        weighed((owed, billed) => (owed > 0 ? owed - billed : 0)),
        1,
      );
    else {
      const paid = pay(
        -amount,
        weighed((owed, billed) => (owed < 0 ? billed - owed : 0)),
        -1,
      );
      pay(
        roundMoney(-amount - paid),
        weighed((owed, billed) => (owed > 0 ? billed : 0)),
        -1,
      );
    }
  }
  return parts.map((part, i) => ({ ...part, invoiced: invoiced[i] ?? 0 }));
}

function inOrder(bills: readonly Bill[]): Bill[] {
  const rank = ({ request, amount }: Bill): number => (amount < 0 ? 2 : 0) + (request === null ? 1 : 0);
  return bills.toSorted((a, b) => rank(a) - rank(b));
}

function placeOf(
  shop: Shop,
  { agreement }: AgreementService,
  { request }: OwedPart,
  settings: FinanceSettings,
): { readonly costCentre: string | null; readonly account: string | null } {
  return bookedAt(settings, { kind: "agreement", shop: shop.id, id: agreement.id }, request?.booking ?? null);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
