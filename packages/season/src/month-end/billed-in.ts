import { civilDay } from "@springtide/calendar";
import type { Agreement, Shop, SupplierInvoiceLine } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning/terms";
import type { DayRange } from "./fiscal-period.ts";
import type { AgreementService } from "./agreement-service.ts";
import { owedIn, totalOf } from "./owed-of-agreement.ts";

/** What an invoice line bills in the shop's currency, at the rate of the agreement; null in a currency that neither has. */
export function inShopCurrency(
  { currency }: Pick<Shop, "currency">,
  agreement: Pick<Agreement, "currency">,
  line: Pick<SupplierInvoiceLine, "amount" | "currency">,
): number | null {
  if (line.currency === currency) return roundMoney(line.amount);
  return agreement.currency?.code === line.currency ? roundMoney(line.amount * agreement.currency.rate) : null;
}

/**
 * What of an invoice line lies in some days. One that bills more days than these is parted as what is owed for its days is, or evenly by days where
 * nothing is; the parts of all months add up to its amount.
 * @param amount of the line, in the shop's currency
 */
export function billedIn(
  service: AgreementService,
  line: Pick<SupplierInvoiceLine, "kind" | "from" | "until">,
  amount: number,
  { firstDay, lastDay }: DayRange,
): number {
  const billed = { firstDay: civilDay(line.from), lastDay: civilDay(line.until) };
  if (lastDay < billed.firstDay || firstDay > billed.lastDay) return 0;
  const all = totalOf(owedIn(service, line.kind, billed));
  const through = (day: number): number => {
    if (day >= billed.lastDay) return amount;
    if (day < billed.firstDay) return 0;
    const days = { firstDay: billed.firstDay, lastDay: day };
    const share =
      all > 0
        ? Math.min(1, Math.max(0, totalOf(owedIn(service, line.kind, days)) / all))
        : (day - billed.firstDay + 1) / (billed.lastDay - billed.firstDay + 1);
    return roundMoney(amount * share);
  };
  return roundMoney(through(lastDay) - through(firstDay - 1));
}
