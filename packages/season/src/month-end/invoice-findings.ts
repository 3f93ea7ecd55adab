import { nearNames, type Shop, type SupplierInvoiceLine } from "@springtide/contracts";
import type { Finding, Place } from "@springtide/refusal";
import { inShopCurrency } from "./billed-in.ts";

/** Cents that a product of quantity and price may be off by. */
const ROUNDING = 0.0101;

type Column = "agreement" | "shop" | "until" | "amount" | "currency" | "request" | "line";

/**
 * What of invoice lines does not fit what was agreed on: an agreement or request that there is not, a currency that it is not priced in, days that
 * end before they begin, an amount that is not quantity times price, the same line twice.
 * @param requests ids of those that there are
 * @param placeOf where a line stands, and one of its values
 */
export function invoiceFindings<Line extends SupplierInvoiceLine>(
  shops: readonly Shop[],
  requests: ReadonlySet<string>,
  lines: readonly Line[],
  placeOf: (line: Line, column: Column) => Place,
): Finding[] {
  const seen = new Set<string>();
  return lines.flatMap((line): Finding[] => {
    const finding = (column: Column, code: string, found: string, rule: string, remedy: string): Finding => ({
      ...{ code, place: placeOf(line, column), found, rule, remedy },
    });
    const key = JSON.stringify([line.shop, line.agreement, line.invoice, line.line]);
    const isTwice = line.line !== null && seen.has(key);
    seen.add(key);
    return [
      ...agreedFindings(shops, line, finding),
      ...(line.request === null || requests.has(line.request)
        ? []
        : [
            finding(
              "request",
              "request-unknown",
              line.request,
              "a line bills a request that there is",
              "Correct it, or leave it out.",
            ),
          ]),
      ...(line.until < line.from
        ? [
            finding(
              "until",
              "days-reversed",
              `${line.from} to ${line.until}`,
              "days end after they begin",
              "Swap or correct them.",
            ),
          ]
        : []),
      ...(isWrongProduct(line)
        ? [
            finding(
              "amount",
              "amount-does-not-add-up",
              `${line.amount} for ${line.quantity ?? 0} at ${line.price ?? 0}`,
              "an amount is quantity times price, to the cent",
              "Correct one of the three, or leave quantity and price out.",
            ),
          ]
        : []),
      ...(isTwice
        ? [
            finding(
              "line",
              "line-twice",
              `line ${line.line ?? ""} of invoice ${line.invoice}`,
              "each line of an invoice is recorded once",
              "Take one of the two out.",
            ),
          ]
        : []),
    ];
  });
}

function agreedFindings(
  shops: readonly Shop[],
  line: SupplierInvoiceLine,
  finding: (column: Column, code: string, found: string, rule: string, remedy: string) => Finding,
): Finding[] {
  const shop = shops.find(({ id }) => id === line.shop);
  const didYouMean = (name: string, known: readonly string[]): string => {
    const near = nearNames(name, known);
    return near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known are: ${known.join(", ") || "none"}.`;
  };
  if (shop === undefined) {
    const known = shops.map(({ id }) => id);
    return [
      finding(
        "shop",
        "shop-unknown",
        line.shop,
        "an invoice line bills an agreement of a shop",
        didYouMean(line.shop, known),
      ),
    ];
  }
  const agreement = shop.agreements.find(({ id }) => id === line.agreement);
  if (agreement === undefined) {
    const known = shop.agreements.map(({ id }) => id);
    return [
      finding(
        "agreement",
        "agreement-unknown",
        line.agreement,
        `${shop.id} has no such agreement`,
        didYouMean(line.agreement, known),
      ),
    ];
  }
  if (inShopCurrency(shop, agreement, line) !== null) return [];
  const currencies = [shop.currency, ...(agreement.currency === null ? [] : [agreement.currency.code])];
  return [
    finding(
      "currency",
      "currency-unknown",
      line.currency,
      `the agreement is priced in ${[...new Set(currencies)].join(" or ")}`,
      "Convert the amount, or give the agreement its currency and rate.",
    ),
  ];
}

function isWrongProduct({ quantity, price, amount }: SupplierInvoiceLine): boolean {
  return quantity !== null && price !== null && Math.abs(quantity * price - amount) > ROUNDING;
}
