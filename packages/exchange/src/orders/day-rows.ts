import type { CancelSignal, Finding, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import { dayOf } from "../weather/weather-cells.ts";

/** A column that must be there, or may be: what it is called, and other names that are taken for it. */
interface DayColumn {
  readonly names: readonly [string, ...string[]];
}

/** A table with a row for each day, or several, and one amount in each. */
export interface DayTable {
  readonly path: string;
  /** What stands in it, such as "orders". */
  readonly what: string;
  readonly amount: DayColumn;
  /** The most that one day may have. */
  readonly most: number;
  /** A column that says whose the row is; not looked for if not given. */
  readonly subject?: DayColumn | undefined;
  /** Told, in whole sentences, what a person should know of a file that was taken. */
  readonly note?: ((sentence: string) => void) | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** One row: the day, the amount, and the subject as it is written, null where there is no such column. */
interface DayRow {
  readonly row: number;
  readonly day: string;
  readonly amount: number;
  readonly subject: string | null;
}

const DATE: DayColumn = { names: ["date", "day"] };
const LISTED_FINDINGS = 100;

/**
 * Reads a CSV file (gzipped or not) of days with an amount each. An empty amount is not known and leaves its row out, which is not zero.
 * @throws Refusal with the row and column of every impossible value (100 listed, all counted)
 */
export async function readDayRows(table: DayTable): Promise<DayRow[]> {
  const { path: file, what, amount, subject, most, note, progress, cancel } = table;
  const findings: Finding[] = [];
  const rows: DayRow[] = [];
  let columns: Columns = { date: -1, amount: -1, subject: -1, headers: [] };
  await readRecords({
    path: file,
    file,
    isHeader: (headers) => columnOf(headers, DATE) >= 0 && columnOf(headers, amount) >= 0,
    onHeader: (headers) => {
      columns = columnsOf(headers, table);
      const used = new Set([columns.date, columns.amount, columns.subject]);
      const rest = headers.filter((_, i) => !used.has(i));
      if (rest.length > 0)
        note?.(
          `${file}: ${what} are added up by day over the rows of ${rest.join(", ")}; these columns are not used else.`,
        );
    },
    onRecord: (record) => {
      if (isBlank(record)) return;
      const cells = cellTexts(record);
      const refuse = (column: number, fault: Pick<Finding, "code" | "rule" | "remedy">): void => {
        const found = cells[column] ?? "";
        const place = { file, row: record.row, column: columns.headers[column] ?? "" };
        findings.push({ ...fault, place, found: found === "" ? "an empty cell" : found });
      };
      const day = dayOf(cells[columns.date] ?? "", undefined);
      if ("fault" in day) {
        refuse(columns.date, day.fault);
        return;
      }
      const text = cells[columns.amount] ?? "";
      if (text === "") return;
      const value = /^\+?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
      const whose = subject === undefined || columns.subject < 0 ? null : (cells[columns.subject] ?? "").trim();
      if (value <= most) rows.push({ row: record.row, day: day.value, amount: value, subject: whose });
      else refuse(columns.amount, notAnAmount(table));
    },
    progress,
    cancel,
  });
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  if (rows.length === 0) throw noRows(table);
  return rows;
}

interface Columns {
  readonly date: number;
  readonly amount: number;
  /** -1 where there is none. */
  readonly subject: number;
  readonly headers: readonly string[];
}

function columnsOf(headers: readonly string[], { path: file, what, amount, subject }: DayTable): Columns {
  const [at, value] = [columnOf(headers, DATE), columnOf(headers, amount)];
  const whose = subject === undefined ? -1 : columnOf(headers, subject);
  if (at >= 0 && value >= 0) return { date: at, amount: value, subject: whose, headers };
  const missing = at < 0 ? DATE.names[0] : amount.names[0];
  throw new Refusal({
    code: `no-${missing}-column`,
    place: { file, row: 1 },
    found: `the columns ${headers.map((header) => `"${header}"`).join(", ")}`,
    rule: `a file of ${what} has the columns date and ${amount.names[0]}`,
    remedy: `Name the column ${missing}.`,
  });
}

function columnOf(headers: readonly string[], { names }: DayColumn): number {
  return headers.findIndex((header) => names.includes(header.toLowerCase()));
}

function notAnAmount({ what }: DayTable): Pick<Finding, "code" | "rule" | "remedy"> {
  return {
    code: `not-${what}`,
    rule: `${what} are a number from 0 to a thousand million, with a decimal point if any`,
    remedy: "Correct it, or leave it empty if it is not known.",
  };
}

function noRows({ path: file, what }: DayTable): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: `no day with ${what}`,
    rule: `a file of ${what} has a row for each day`,
    remedy: "Check that this is the right file.",
  });
}
