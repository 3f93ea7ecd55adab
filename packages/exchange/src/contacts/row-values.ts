import { cellText } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Column, ColumnPlan } from "./columns.ts";
import { readFlag } from "./flag-cell.ts";
import { HANDLING_TIME, HandlingTimeCell, WAITING_TIME } from "./handling-time-cell.ts";
import type { PlainValue } from "./plain-value.ts";
import { PlainDuration, PlainFlag, PlainNumber } from "./plain-value.ts";
import type { RowForm } from "./row-form.ts";
import { CountCell, MOST_CONTACTS } from "./number-cell.ts";
import type { RefusedRows, Trouble } from "./refused-rows.ts";
import { quoted } from "./refused-rows.ts";

/** What stands in `values` of a row of an interval or a day; NaN where the file does not say. */
export const INTERVAL_VALUES = { offered: 0, handled: 1, abandoned: 2, ahtSeconds: 3 } as const;
/** What stands in `values` of a row of a call log. */
export const CONTACT_VALUES = { abandoned: 0, handleSeconds: 1, waitSeconds: 2 } as const;

export interface RowValues {
  /** Values of the row last read. */
  readonly values: Float64Array;
  /** Contacts of each queue, where each has a column of its own. */
  readonly wide: Float64Array;
  readonly columns: readonly ValueColumn[];
  read(record: CsvRecord, refused: RefusedRows): void;
}

type Reader = (record: CsvRecord, cell: number) => number | Trouble;

interface ValueColumn {
  readonly column: Column;
  readonly into: Float64Array;
  readonly at: number;
  readonly reader: Reader;
  /** Reads its plain form; null where it has none. */
  readonly plain: PlainValue | null;
}

/** The readers of the value columns that a file has. */
export function rowValues(plan: ColumnPlan, form: RowForm): RowValues {
  const values = new Float64Array(4).fill(Number.NaN);
  const wide = new Float64Array(plan.offered.length).fill(Number.NaN);
  // A day may hold what ten full intervals do.
  const most = plan.layout === "days" ? MOST_CONTACTS * 10 : MOST_CONTACTS;
  const count = new CountCell(form.decimal, most);
  const handling = new HandlingTimeCell(form.ahtFormat, form.decimal);
  const readCount: Reader = (record, cell) => count.read(record, cell);
  const readHandling: Reader = (record, cell) => handling.read(record, cell);
  const columns: ValueColumn[] = [];
  const add = (column: Column | null, at: number, reader: Reader, plain: PlainValue): void => {
    if (column !== null) columns.push({ column, into: values, at, reader, plain });
  };
  const plainCount = (): PlainValue => new PlainNumber(most, "");
  const plainTime = ({ longestSeconds }: typeof HANDLING_TIME): PlainValue =>
    form.ahtFormat === "s"
      ? new PlainNumber(longestSeconds, form.decimal)
      : new PlainDuration(longestSeconds, form.ahtFormat);
  if (plan.layout === "contacts") {
    add(plan.abandoned, CONTACT_VALUES.abandoned, readFlag, new PlainFlag());
    add(plan.aht, CONTACT_VALUES.handleSeconds, readHandling, plainTime(HANDLING_TIME));
    const waiting = new HandlingTimeCell(form.ahtFormat, form.decimal, WAITING_TIME);
    add(plan.wait, CONTACT_VALUES.waitSeconds, (record, cell) => waiting.read(record, cell), plainTime(WAITING_TIME));
  } else {
    if (plan.queue === null)
      plan.offered.forEach(({ column }, at) =>
        columns.push({ column, into: wide, at, reader: readCount, plain: null }),
      );
    else add(plan.offered[0]?.column ?? null, INTERVAL_VALUES.offered, readCount, plainCount());
    add(plan.handled, INTERVAL_VALUES.handled, readCount, plainCount());
    add(plan.abandoned, INTERVAL_VALUES.abandoned, readCount, plainCount());
    add(plan.aht, INTERVAL_VALUES.ahtSeconds, readHandling, plainTime(HANDLING_TIME));
  }
  return {
    values,
    wide,
    columns,
    read(record, refused) {
      for (const { column, into, at, reader } of columns) {
        const value = reader(record, column.at);
        if (typeof value === "number") into[at] = value;
        else refused.add(record.row, column.name, quoted(cellText(record, column.at)), value);
      }
    },
  };
}
