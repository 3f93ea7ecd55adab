const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand in a page: what a shop file or a file name holds is never taken for markup. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}

const NONE = "\u2013";
const SPACE = "\u00a0";

/** A share in per cent with one decimal; a dash where there is none. @example percent(0.0882) // => "8.8 %" */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? NONE : `${(100 * share).toFixed(1)}${SPACE}%`;
}

/** A share in per cent with its sign. @example signedPercent(-0.05) // => "\u22125.0 %" */
export function signedPercent(share: number | null | undefined, decimals = 1): string {
  if (share === null || share === undefined) return NONE;
  const size = Math.abs(100 * share).toFixed(decimals);
  const sign = Number(size) === 0 ? "" : share < 0 ? "\u2212" : "+";
  return `${sign}${size}${SPACE}%`;
}

/** A number with thousands set apart; a dash where there is none. */
export function number(value: number | null | undefined, decimals = 0): string {
  return value === null || value === undefined
    ? NONE
    : value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** An amount of the subject's currency, whole; a dash where there is none. */
export function money(amount: number | null | undefined, currency: string | null): string {
  return amount === null || amount === undefined ? NONE : `${number(amount)}${SPACE}${currency ?? ""}`.trim();
}

const FORMAT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "9 Oct 2015"; a dash where there is none. */
export function date(day: string | null): string {
  return day === null ? NONE : FORMAT.format(Date.parse(`${day}T00:00:00Z`)).replaceAll(" ", SPACE);
}
