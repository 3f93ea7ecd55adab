/** What somebody typed where a figure is asked for: a number, or the text as it stands where it is none. */
export type Figure = number | string;

/**
 * A typed figure, with the marks of the reader's language or of another where there is no doubt: "1.234,56" is one figure in every language,
 * "1.234" is a thousand in German and little more than one in English. Whatever cannot be read stays text, for the server to refuse.
 */
export function readFigure(text: string, locale: string): Figure {
  const bare = text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace("−", "-");
  const [, sign = "", digits = ""] = /^([+-]?)([\d.,]+)$/.exec(bare) ?? [];
  const pointed = digits === "" ? null : withPoint(digits, locale);
  const number = pointed === null ? NaN : Number(`${sign}${pointed}`);
  return Number.isFinite(number) ? number : text;
}

/** A figure as it is typed in the reader's language; text as it stands. */
export function figureText(value: Figure, locale: string): string {
  if (typeof value === "string") return value;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 10, useGrouping: false }).format(value);
}

/** Digits without marks of thousands and with a point for decimals; null where the marks contradict each other. */
function withPoint(digits: string, locale: string): string | null {
  const decimal = decimalMark(digits, locale);
  const [whole = "", fraction, ...more] = decimal === null ? [digits] : digits.split(decimal);
  if (more.length > 0 || fraction === "" || /[.,]/.test(fraction ?? "")) return null;
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return null;
  const plain = whole.replace(/[.,]/g, "");
  return fraction === undefined ? plain : `${plain === "" ? "0" : plain}.${fraction}`;
}

/** The mark before the decimals; null where there is none. */
function decimalMark(digits: string, locale: string): string | null {
  const marks = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return null;
  const times = marks.filter((mark) => mark === last).length;
  if (times < marks.length) return last;
  if (times > 1) return null;
  return last !== markOf(locale) && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? null : last;
}

function markOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
}
