import { dayFrom, isoDay, monthOf, yearOf, type CivilDay } from "@springtide/calendar";
import type { ReadingNote } from "@springtide/contracts";
import { type DateOrder, readDate } from "../../contacts/clock-reading.ts";
import { withMonthNumber } from "../../series/written-date.ts";
import { dayFirstNote } from "../reading-notes.ts";
import { weekdaysNamed } from "./weekday-names.ts";

/** How dates above the columns are to be read. */
export interface DateReading {
  /** The order that was asked for, where the dates leave it open. */
  readonly order: DateOrder | null;
  /** First day of the month that the sheet begins in, for days without month or year. */
  readonly month: CivilDay | null;
}

/** Days by column, or why the dates cannot be read. */
export type HeaderDays =
  | { readonly kind: "days"; readonly days: ReadonlyMap<number, CivilDay>; readonly note: ReadingNote | null }
  | { readonly kind: "ambiguous"; readonly readings: readonly string[] }
  | { readonly kind: "month-missing" }
  | { readonly kind: "none" };

const FULL_DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\.?$/;
const DAY_AND_MONTH = /^(\d{1,2})\.(\d{1,2})\.?$/;
const DAY_NUMBER = /^(\d{1,2})\.?$/;
const ORDERS = ["ymd", "dmy", "mdy"] as const;

/** The days of a header row: whole dates; day and month ("24.12."), or day numbers, with the month told. A weekday before a date is left alone. */
export function daysOfHeader(cells: readonly string[], reading: DateReading): HeaderDays {
  const texts = cells.map(dateText);
  const dated = texts.flatMap((text, column) => (FULL_DATE.test(text) ? [column] : []));
  if (dated.length > 0) return wholeDates(texts, dated, reading.order);
  const months = texts.flatMap((text, column) => (DAY_AND_MONTH.test(text) ? [column] : []));
  if (months.length > 1) return inMonth(texts, months, DAY_AND_MONTH, reading.month);
  const numbers = texts.flatMap((text, column) => (isDayNumber(text) && column > 0 ? [column] : []));
  if (numbers.length > 1 && followOn(numbers.map((column) => Number.parseInt(texts[column] ?? "", 10))))
    return inMonth(texts, numbers, DAY_NUMBER, reading.month);
  return { kind: "none" };
}

/** The date in a header cell: without a weekday before it, without the midnight that a spreadsheet puts behind it. */
function dateText(cell: string): string {
  const [first = "", ...rest] = cell.split(/[\s,]+/);
  const isNamed = rest.length > 0 && weekdaysNamed(first).size > 0;
  const text = (isNamed ? rest.join(" ") : cell).replace(/[T\s]0?0:00(:00)?$/, "");
  return withMonthNumber(text);
}

function isDayNumber(text: string): boolean {
  const number = Number(DAY_NUMBER.exec(text)?.[1] ?? 0);
  return number >= 1 && number <= 31;
}

function followOn(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => {
    const before = numbers[i - 1];
    return before === undefined || number === before + 1 || (number === 1 && before >= 28);
  });
}

function wholeDates(texts: readonly string[], columns: readonly number[], asked: DateOrder | null): HeaderDays {
  const read = (order: DateOrder): ReadonlyMap<number, CivilDay> | null => {
    const days = columns.map((column) => readDate(texts[column] ?? "", order));
    const numbers = days.filter((day) => typeof day === "number");
    const isAscending = numbers.every((day, i) => i === 0 || day > (numbers[i - 1] ?? 0));
    if (numbers.length < days.length || !isAscending) return null;
    return new Map(columns.map((column, i) => [column, numbers[i] ?? Number.NaN]));
  };
  const dotted = columns.every((column) => (texts[column] ?? "").includes("."));
  const orders = asked !== null ? [asked] : dotted ? (["ymd", "dmy"] as const) : ORDERS;
  const possible = orders.flatMap((order) => {
    const days = read(order);
    return days === null ? [] : [{ order, days }];
  });
  const [only, other] = narrowed(possible);
  if (only === undefined) return { kind: "none" };
  if (other !== undefined)
    return { kind: "ambiguous", readings: [only, other].map(({ days }) => isoDay([...days.values()][0] ?? 0)) };
  const isOpen = asked === null && possible.length > 1;
  const note = isOpen ? dayFirstNote(only.order) : null;
  return { kind: "days", days: only.days, note };
}

/** Where dates can be read in two ways, the one in which each day follows on from the one before, if that is one only. */
function narrowed<T extends { readonly days: ReadonlyMap<number, CivilDay> }>(possible: readonly T[]): readonly T[] {
  if (possible.length < 2) return possible;
  const following = possible.filter(({ days }) => {
    const inOrder = [...days.values()];
    return inOrder.length > 1 && inOrder.every((day, i) => i === 0 || day === (inOrder[i - 1] ?? 0) + 1);
  });
  return following.length === 1 ? following : possible;
}

/** Days without a year, or with neither year nor month: each is the next such day on from the one before. */
function inMonth(
  texts: readonly string[],
  columns: readonly number[],
  pattern: RegExp,
  month: CivilDay | null,
): HeaderDays {
  if (month === null) return { kind: "month-missing" };
  const days = new Map<number, CivilDay>();
  let after = month - 1;
  for (const column of columns) {
    const [, dayText, monthText] = pattern.exec(texts[column] ?? "") ?? [];
    const found = nextSuchDay(after, Number(dayText), monthText === undefined ? null : Number(monthText));
    if (found === null) return { kind: "none" };
    days.set(column, found);
    after = found;
  }
  return { kind: "days", days, note: null };
}

function nextSuchDay(after: CivilDay, dayInMonth: number, month: number | null): CivilDay | null {
  const [year, from] = [yearOf(after + 1), monthOf(after + 1)];
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const at = month ?? from + ahead;
    const found = dayFrom(month === null ? year : year + ahead, at, dayInMonth);
    const isThere = monthOf(found) === ((at - 1) % 12) + 1;
    if (isThere && found > after) return found;
    if (month !== null && ahead > 0) return null;
  }
  return null;
}
