import { isoDay } from "@springtide/calendar";
import { type DateOrder, readDate } from "../contacts/clock-reading.ts";
import { DateOrders } from "../doctor/date-orders.ts";
import { looksLikeMoment } from "../mapping/written-moment.ts";
import { dateOrder } from "../series/written-date.ts";

/** A cell of a list in which a date stands. */
export interface DateCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** In which order day, month and year stand in a list, or a date that could be two where nothing tells. */
type ListOrder =
  | { readonly order: DateOrder; /** Whether only that the days follow on tells. */ readonly isGuessed: boolean }
  | { readonly doubtful: DateCell; readonly readings: readonly [string, string] };

const YEAR_FIRST = /^\d{4}[-/.]/;
const DATE = /^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}/;

/** The order of the dates of a list, by the rule that files of contacts are read by. @param asked an order that somebody named */
export function orderOfList(cells: readonly DateCell[], asked: DateOrder | null): ListOrder {
  if (asked !== null) return { order: asked, isGuessed: false };
  const open = cells.filter(({ text }) => !YEAR_FIRST.test(text) && looksLikeMoment(text));
  const orders = new DateOrders();
  for (const { text } of open) orders.see(text);
  const doubtful = open.find(({ text }) => new Set(readingsOf(text)).size === 2);
  if (orders.isAmbiguous && doubtful !== undefined) {
    const [dayFirst = "", monthFirst = ""] = readingsOf(doubtful.text);
    return { doubtful, readings: [dayFirst, monthFirst] };
  }
  const { following } = orders;
  return following === null
    ? { order: dateOrder(open.map(({ text }) => text)), isGuessed: false }
    : { order: following, isGuessed: true };
}

/** The days that a date with strokes may be: day first, month first. */
function readingsOf(text: string): string[] {
  const [date] = DATE.exec(text) ?? [];
  const days = date === undefined ? [] : (["dmy", "mdy"] as const).map((order) => readDate(date, order));
  return days.flatMap((day) => (typeof day === "number" ? [isoDay(day)] : []));
}
