import { type CivilDay, isoDay } from "@springtide/calendar";
import type { AccrualLine, FinanceSettings, OwedKind, Shop } from "@springtide/contracts";
import { roundMoney, shareOut } from "@springtide/planning/terms";
import { basisWords } from "./accrual-words.ts";
import { billedIn, inShopCurrency } from "./billed-in.ts";
import { bookedAt, type RecordedInvoiceLine, supplierOf, taxOf } from "./books-of-shop.ts";
import type { DayRange } from "./fiscal-period.ts";
import { type AgreementService, type OwedPart, owedIn } from "./owed-of-agreement.ts";

const KINDS: readonly OwedKind[] = ["work", "stand-by", "commitment", "cancellation"];

/** What of a part is billed already. */
interface BilledPart extends OwedPart {
  readonly invoiced: number;
}

/**
 * What an agreement delivered in some days and did not bill, by where it is booked, kind and basis. An invoice that names a request pays for that
 * one first, any other in proportion to what is left; what is billed beyond what is owed is no part of it (see the matching of invoices).
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
      const nonRecoverableTax =
        tax === null || tax.treatment === "exempt" ? 0 : roundMoney(accrual * tax.rateShare * tax.nonRecoverableShare);
      const unit = kind === "stand-by" || kind === "cancellation" ? "seat-hours" : agreement.tariff.unit;
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
          basisWords: basisWords({ kind, basis: first.basis, units, unit, agreement }),
          ...{ earned, invoiced, accrual, taxTreatment: tax?.treatment ?? null, nonRecoverableTax },
          total: roundMoney(accrual + nonRecoverableTax),
          reversesOn: isoDay(of.reversesOn),
        },
      ];
    });
  });
}

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

/** Those that name a request first, so that what is left for the others does not depend on the order in which they came. */
function withInvoices(parts: readonly OwedPart[], bills: readonly Bill[]): BilledPart[] {
  const open = parts.map(({ amount }) => amount);
  const invoiced = parts.map(() => 0);
  const sorted = [
    ...bills.filter(({ request }) => request !== null),
    ...bills.filter(({ request }) => request === null),
  ];
  for (const { request, amount } of sorted) {
    const weights = parts.map((part, i) =>
      request === null || part.request?.id === request ? Math.max(0, open[i] ?? 0) : 0,
    );
    const payable = Math.min(Math.max(0, amount), roundMoney(weights.reduce((sum, weight) => sum + weight, 0)));
    if (payable <= 0) continue;
    shareOut(payable, weights).forEach((paid, i) => {
      invoiced[i] = roundMoney((invoiced[i] ?? 0) + paid);
      open[i] = roundMoney((open[i] ?? 0) - paid);
    });
  }
  return parts.map((part, i) => ({ ...part, invoiced: invoiced[i] ?? 0 }));
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
