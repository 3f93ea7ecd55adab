import { civilDay } from "@springtide/calendar";
import type { FinanceSettings, MatchedInvoiceLine, SupplierInvoiceLine } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning/terms";
import { billedIn, inShopCurrency } from "./billed-in.ts";
import { type BooksOfShop, type RecordedInvoiceLine, servicesOfShop } from "./books-of-shop.ts";
import type { AgreementService, OwedPart } from "./agreement-service.ts";
import { orderedIn, owedIn, totalOf } from "./owed-of-agreement.ts";

/** A line to be held against what is owed: recorded, or only looked at. */
export type InvoiceCandidate = SupplierInvoiceLine & Partial<Pick<RecordedInvoiceLine, "number" | "batch">>;

type Figures = Pick<
  MatchedInvoiceLine,
  "ordered" | "delivered" | "billedBefore" | "billed" | "difference" | "tolerance"
>;

/**
 * Holds invoice lines against what was ordered and what came on their days, in their order: what an earlier line bills for the same days is owed no
 * second time. A line of the same number as an earlier one is a duplicate, and bills nothing that counts.
 * @param lines of agreements that the books have, in a currency that theirs is or is priced in
 */
export function matchInvoices(
  books: readonly BooksOfShop[],
  lines: readonly InvoiceCandidate[],
  { settings, nowMs }: { readonly settings: FinanceSettings; readonly nowMs: number },
): MatchedInvoiceLine[] {
  const services = new Map(
    books.flatMap((one) =>
      servicesOfShop(one, nowMs).map(
        (service) => [`${one.shop.id} ${service.agreement.id}`, { one, service }] as const,
      ),
    ),
  );
  const seen = new Set<string>();
  const counted: InvoiceCandidate[] = [];
  return lines.flatMap((line): MatchedInvoiceLine[] => {
    const known = services.get(`${line.shop} ${line.agreement}`);
    if (known === undefined) return [];
    const { one, service } = known;
    const isAgain = seen.has(sameKey(line));
    seen.add(sameKey(line));
    const before = counted.filter((other) => isSame(other, line));
    const figures = figuresOf(one, service, line, before, settings);
    if (!isAgain) counted.push(line);
    const status = isAgain ? "duplicate" : statusOf(figures);
    return [
      {
        ...line,
        ...{ number: line.number ?? null, batch: line.batch ?? null, status, shopCurrency: one.shop.currency },
        ...figures,
        words: wordsOf(status, figures, one.shop.currency),
      },
    ];
  });
}

function figuresOf(
  { shop }: BooksOfShop,
  service: AgreementService,
  line: InvoiceCandidate,
  before: readonly InvoiceCandidate[],
  { tolerance: { share, amountCents } }: FinanceSettings,
): Figures {
  const days = { firstDay: civilDay(line.from), lastDay: civilDay(line.until) };
  const own = (parts: readonly OwedPart[]): number =>
    totalOf(parts.filter(({ request }) => line.request === null || request?.id === line.request));
  const delivered = own(owedIn(service, line.kind, days));
  const ordered = own(orderedIn(service, line.kind, days));
  const inShop = (one: InvoiceCandidate): number => inShopCurrency(shop, service.agreement, one) ?? 0;
  const billedBefore = roundMoney(
    before.reduce((sum, other) => sum + billedIn(service, other, inShop(other), days), 0),
  );
  const billed = inShop(line);
  return {
    ...{ ordered, delivered, billedBefore, billed },
    difference: roundMoney(billed - (delivered - billedBefore)),
    tolerance: Math.max(roundMoney(Math.abs(delivered) * share), amountCents / 100),
  };
}

/** Lines that may bill the same: a line that names no request may bill any. */
function isSame(one: InvoiceCandidate, other: InvoiceCandidate): boolean {
  return (
    one.shop === other.shop &&
    one.agreement === other.agreement &&
    one.kind === other.kind &&
    (one.request === null || other.request === null || one.request === other.request)
  );
}

/** Lines of which each is there once: a duplicate pays for nothing. */
export function withoutDuplicates<Line extends InvoiceCandidate>(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = sameKey(line);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function sameKey({ shop, agreement, invoice, line, kind, from, until, amount, request }: InvoiceCandidate): string {
  const what = line === null ? [kind, from, until, amount, request] : [line];
  return JSON.stringify([shop, agreement, invoice.toLowerCase(), ...what]);
}

function statusOf({ ordered, delivered, difference, tolerance }: Figures): MatchedInvoiceLine["status"] {
  if (ordered === 0 && delivered === 0) return "not-ordered";
  if (Math.abs(difference) <= tolerance) return "matched";
  return difference > 0 ? "over" : "under";
}

function wordsOf(
  status: MatchedInvoiceLine["status"],
  { ordered, delivered, billedBefore, difference, tolerance }: Figures,
  currency: string,
): string {
  const money = (amount: number): string =>
    `${currency} ${Math.abs(amount).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  const owed =
    billedBefore === 0 ? money(delivered) : `${money(delivered)}, of which ${money(billedBefore)} was billed before`;
  switch (status) {
    case "matched":
      return `It is what is owed for these days, ${owed}, within ${money(tolerance)}.`;
    case "over":
      return `It bills ${money(difference)} more than is owed for these days: ${owed}; ordered were ${money(ordered)}.`;
    case "under":
      return `It bills ${money(difference)} less than is owed for these days: ${owed}. The rest stays to be invoiced.`;
    case "not-ordered":
      return "Nothing of this kind was ordered of the agreement for these days.";
    case "duplicate":
      return "A line of the same invoice says the same: it was recorded before.";
  }
}
