import type { AccrualLine, MonthEnd, ProvisionLine } from "@springtide/contracts";
import { dateSaid, datesSaid } from "../month-said.ts";
import { centsIn } from "../money-said.ts";
import type { MoneyColumns } from "./money-columns.ts";
import type { Words } from "../../words/words.ts";

/** What was delivered and not invoiced, as it is written; amounts in the currency of their line. */
interface AccrualRow {
  readonly key: string;
  readonly supplier: string;
  readonly agreement: string;
  readonly costCentre: string;
  readonly kind: string;
  readonly basis: string;
  readonly units: string;
  readonly earned: string;
  readonly invoiced: string;
  readonly accrual: string;
  readonly tax: string;
  readonly total: string;
  readonly reverses: string;
}

export function accrualRows(lines: readonly AccrualLine[], money: MoneyColumns, words: Words): AccrualRow[] {
  const { say } = words;
  return lines.map((line) => {
    const cents = money.write(line.currency);
    return {
      key: [line.shop, line.agreement, line.costCentre, line.kind, line.basis].join(" "),
      supplier: line.supplierName,
      agreement: say("finance.agreement-in", { agreement: line.agreement, shop: line.shop }),
      costCentre: centreSaid(line, words),
      kind: say(`finance.owed-${line.kind}`),
      basis: say(`finance.basis-${line.basis}`),
      units: hundredths(line.units, words),
      earned: cents(line.earned),
      invoiced: cents(line.invoiced),
      accrual: cents(line.accrual),
      tax: cents(line.nonRecoverableTax),
      total: cents(line.total),
      reverses: datesSaid(line.reversesOn, line.reversesOn, words),
    };
  });
}

/** Sums of lines by currency, under the columns from units on. */
export function accrualTotals(
  { totals, lines }: Pick<MonthEnd, "totals" | "lines">,
  money: MoneyColumns,
): { readonly key: string; readonly cells: readonly string[] }[] {
  return totals
    .filter(({ currency }) => lines.filter((line) => line.currency === currency).length > 1)
    .map(({ currency, earned, invoiced, accrual, nonRecoverableTax, total }) => ({
      key: currency,
      cells: ["", ...[earned, invoiced, accrual, nonRecoverableTax, total].map(money.write(currency))],
    }));
}

/** Hours that people are owed, as they are written. */
export function provisionRows(provisions: readonly ProvisionLine[], money: MoneyColumns, words: Words) {
  const { say } = words;
  return provisions.map((line) => {
    const cents = money.write(line.currency);
    return {
      key: [line.shop, line.team, line.kind].join(" "),
      team: say("finance.agreement-in", { agreement: line.team, shop: line.shop }),
      costCentre: centreSaid(line, words),
      kind: say(`finance.provision-${line.kind}`),
      hours: hundredths(line.hours, words),
      price: cents(line.pricePerHour),
      amount: cents(line.amount),
      reverses: line.reversesOn === null ? say("finance.stands") : dateSaid(line.reversesOn, words),
    };
  });
}

/** One sentence for each currency, as currencies are never added. */
export function monthEndSentences({ period, totals }: Pick<MonthEnd, "period" | "totals">, words: Words): string[] {
  const days = {
    from: dateSaid(period.firstDay, words),
    to: dateSaid(period.lastDay, words),
  };
  if (totals.length === 0) return [words.say("finance.month-nothing", days)];
  return totals.map(({ currency, accrual, nonRecoverableTax, total, provisions }) => {
    const cents = centsIn(currency, words);
    return words.say("finance.month-said", {
      ...days,
      accrual: cents(accrual),
      tax: cents(nonRecoverableTax),
      total: cents(total),
      provisions: cents(provisions),
    });
  });
}

function centreSaid(
  { costCentre, account }: { readonly costCentre: string | null; readonly account: string | null },
  { say }: Words,
): string {
  if (costCentre === null) return say("finance.no-centre");
  return account === null ? costCentre : say("finance.booked-at", { centre: costCentre, account });
}

/** As exact as it was multiplied by its price. */
function hundredths(value: number, { locale }: Pick<Words, "locale">): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
