import type { DateOrder } from "../contacts/clock-reading.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_FIRST = /^(\d{1,2})[ \-/.]([A-Za-z]{3,9})\.?[ \-/.,]+(\d{4})(.*)$/;
const MONTH_FIRST = /^([A-Za-z]{3,9})\.? (\d{1,2}),? +(\d{4})(.*)$/;

/** A date with the name of its month in English, as figures: "2 Jan 2018" is 2018-01-02. Anything else as it stands. */
export function withMonthNumber(text: string): string {
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = dayFirst === null ? MONTH_FIRST.exec(text) : null;
  const [day, name, year, rest] =
    dayFirst !== null
      ? [dayFirst[1], dayFirst[2], dayFirst[3], dayFirst[4]]
      : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3], monthFirst?.[4]];
  const month = MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return text;
  return `${year ?? ""}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}${rest ?? ""}`;
}

const PARTS = /^(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})/;
const MORE_THAN_MONTHS = 12;

/**
 * The order of day, month and year that fits the dates of a file. Where no day above 12 tells, points are of the order day first, and else
 * the order in which neighbouring rows lie closer together.
 */
export function dateOrder(texts: readonly string[]): DateOrder {
  let [first, second, dotted, read] = [0, 0, 0, 0];
  let [dayFirst, monthFirst] = [0, 0];
  let before: readonly [number, number, number] | null = null;
  for (const text of texts) {
    const parts = PARTS.exec(text);
    if (parts === null || (parts[1] ?? "").length === 4) continue;
    const [a, b, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
    read += 1;
    if (parts[2] === ".") dotted += 1;
    first = Math.max(first, a);
    second = Math.max(second, b);
    if (before !== null) {
      dayFirst += Math.abs(372 * (year - before[2]) + 31 * (b - before[1]) + (a - before[0]));
      monthFirst += Math.abs(372 * (year - before[2]) + 31 * (a - before[0]) + (b - before[1]));
    }
    before = [a, b, year];
  }
  if (read === 0) return "ymd";
  if (first > MORE_THAN_MONTHS) return "dmy";
  if (second > MORE_THAN_MONTHS) return "mdy";
  return 2 * dotted > read || dayFirst <= monthFirst ? "dmy" : "mdy";
}
