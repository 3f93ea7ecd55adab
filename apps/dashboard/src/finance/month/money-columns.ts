import type { Words } from "../../words/words.ts";
import { centsIn } from "../money-said.ts";

/** How a table of amounts writes them: where all are in one currency it stands in the heads of the columns, else beside each amount. */
export interface MoneyColumns {
  readonly head: (figure: string) => string;
  readonly write: (currency: string) => (amount: number) => string;
}

export function moneyColumns(currencies: readonly string[], words: Words): MoneyColumns {
  const [only, ...others] = new Set(currencies);
  if (only === undefined || others.length > 0)
    return { head: (figure) => figure, write: (currency) => centsIn(currency, words) };
  return {
    head: (figure) => words.say("finance.in-currency", { figure, currency: currencySign(only, words) }),
    write: () => words.cents,
  };
}

function currencySign(currency: string, { locale }: Words): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}
