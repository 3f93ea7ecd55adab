import type { OrderDay } from "@springtide/contracts";
import type { CancelSignal, Finding, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import { dayOf } from "../weather/weather-cells.ts";

/** A file of orders to be read. */
export interface OrdersRequest {
  readonly path: string;
  /** Told, in whole sentences, what a person should know of a file that was taken. */
  readonly note?: (sentence: string) => void;
  readonly progress?: Progress;
  readonly cancel?: CancelSignal;
}

const DATES = ["date", "day"];
const ORDERS = ["orders", "order_count", "order count"];
const LISTED_FINDINGS = 100;
const MOST_ORDERS = 1_000_000_000;

/**
 * Reads orders by day from a CSV file (gzipped or not) with the columns `date` and `orders`. Rows of one day, such as those of markets, are added
 * up; an empty cell is not known and leaves its day out, which is not zero.
 * @returns days ascending
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readOrders({ path: file, note, progress, cancel }: OrdersRequest): Promise<OrderDay[]> {
  const findings: Finding[] = [];
  const days = new Map<string, number>();
  let columns = { date: -1, orders: -1, names: ["", ""] };
  await readRecords({
    path: file,
    file,
    isHeader: (headers) => columnOf(headers, DATES) >= 0 && columnOf(headers, ORDERS) >= 0,
    onHeader: (headers) => {
      columns = columnsOf(headers, file);
      const rest = headers.filter((_, i) => i !== columns.date && i !== columns.orders);
      if (rest.length > 0)
        note?.(
          `${file}: orders are added up by day over the rows of ${rest.join(", ")}; these columns are not used else.`,
        );
    },
    onRecord: (record) => {
      if (isBlank(record)) return;
      const cells = cellTexts(record);
      const refuse = (column: number, fault: Pick<Finding, "code" | "rule" | "remedy">): void => {
        const found = cells[column] ?? "";
        const place = { file, row: record.row, column: columns.names[column === columns.date ? 0 : 1] ?? "" };
        findings.push({ ...fault, place, found: found === "" ? "an empty cell" : found });
      };
      const day = dayOf(cells[columns.date] ?? "", undefined);
      if ("fault" in day) {
        refuse(columns.date, day.fault);
        return;
      }
      const text = cells[columns.orders] ?? "";
      if (text === "") return;
      const orders = /^\+?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
      if (orders <= MOST_ORDERS) days.set(day.value, (days.get(day.value) ?? 0) + orders);
      else refuse(columns.orders, NOT_ORDERS);
    },
    progress,
    cancel,
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  if (days.size === 0) throw noRows(file);
  return [...days].map(([day, orders]) => ({ day, orders })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const NOT_ORDERS = {
  code: "not-orders",
  rule: "orders are a number from 0 to a thousand million, with a decimal point if any",
  remedy: "Correct it, or leave it empty if it is not known.",
};

function columnsOf(headers: readonly string[], file: string): { date: number; orders: number; names: string[] } {
  const [date, orders] = [columnOf(headers, DATES), columnOf(headers, ORDERS)];
  if (date >= 0 && orders >= 0) return { date, orders, names: [headers[date] ?? "", headers[orders] ?? ""] };
  throw new Refusal({
    code: date < 0 ? "no-date-column" : "no-orders-column",
    place: { file, row: 1 },
    found: `the columns ${headers.map((header) => `"${header}"`).join(", ")}`,
    rule: "a file of orders has the columns date and orders",
    remedy: `Name the column ${date < 0 ? "date" : "orders"}.`,
  });
}

function columnOf(headers: readonly string[], names: readonly string[]): number {
  return headers.findIndex((header) => names.includes(header.toLowerCase()));
}

function noRows(file: string): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "no day with orders",
    rule: "a file of orders has a row for each day",
    remedy: "Check that this is the right file.",
  });
}
