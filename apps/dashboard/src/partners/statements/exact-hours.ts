import type { Words } from "../../words/words.ts";

/** Hours that money is reckoned from, as they are: "68.2". */
export function exactHours({ locale }: Pick<Words, "locale">): (hours: number) => string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (hours) => format.format(hours);
}
