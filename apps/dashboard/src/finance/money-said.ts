import type { PairedFigure } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** "+US$1,200 (US$900 to US$1,500)": a mean difference with its 95 % interval; without one where every season has the same. */
export function moveSaid({ mean, halfWidth }: PairedFigure, words: Words): string {
  const amount = words.signed(mean, words.money);
  if (words.money(halfWidth) === words.money(0)) return amount;
  return words.say("finance.move", {
    amount,
    from: words.signed(mean - halfWidth, words.money),
    to: words.signed(mean + halfWidth, words.money),
  });
}

/** Whether a difference is more than chance may make. */
export function isBeyondChance({ mean, halfWidth }: PairedFigure): boolean {
  return Math.abs(mean) > halfWidth;
}

/** "+1,200 ± 300": a mean difference and half of its 95 % interval, written by one hand. */
export function pairedSaid({ mean, halfWidth }: PairedFigure, write: (size: number) => string, words: Words): string {
  const amount = words.signed(mean, write);
  return write(halfWidth) === write(0) ? amount : `${amount} ± ${write(halfWidth)}`;
}

/** Amounts of one currency to the cent, as a ledger has them. */
export function centsIn(currency: string, { locale }: Pick<Words, "locale">): (amount: number) => string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return (amount) => format.format(amount);
}
