import type { Words } from "../../words/words.ts";

/** Hundredths of a currency, to the cent: "€1,240.50". */
export function centsOf(currency: string, { locale }: Pick<Words, "locale">): (cents: number) => string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return (cents) => format.format(cents / 100);
}
