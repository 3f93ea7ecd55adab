import { basename } from "node:path";
import type { TimeZone } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { STANDARD_INPUT } from "../csv/byte-source.ts";
import type { Encoding } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { readRecords } from "../csv/read-records.ts";
import { ContactTally } from "../contacts/contact-tally.ts";
import type { ColumnPlan } from "../contacts/columns.ts";
import { RefusedRows } from "../contacts/refused-rows.ts";
import type { RowForm } from "../contacts/row-form.ts";
import { RowReader } from "../contacts/row-reader.ts";
import { checkSetAside, writeSetAside } from "../contacts/set-aside.ts";
import { writeTable } from "../tables/write-table.ts";
import type { AggregateReport } from "./aggregate-report.ts";
import { aggregateReport } from "./tell-aggregate.ts";
import { CELL_COLUMNS, LogCells } from "./log-cells.ts";
import type { NamedLogColumns } from "./log-columns.ts";
import { isLogHeader, logColumns } from "./log-columns.ts";
import type { NamedLogForm } from "./log-form.ts";
import { logForm } from "./log-form.ts";
import { LogNames } from "./log-names.ts";

export interface AggregateRequest {
  /** The log: one row a contact; `-` is what is piped in. */
  readonly path: string;
  /** Where the cells go. */
  readonly out: string;
  /** Zone in whose local clock the intervals are. */
  readonly zone: string;
  readonly intervalMinutes: number;
  readonly columns: NamedLogColumns;
  readonly form: Partial<NamedLogForm>;
  /** Found out if not given. */
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
  /** File for refused rows; without it, one refused row refuses the log. */
  readonly setAside?: string | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** What to do about a value, in the options of the command. */
const REMEDIES: Readonly<Record<string, string>> = {
  "no-such-local-time": "Export times with their offset, or name the zone of these times with --log-zone.",
  "no-such-date": "Correct it, or say how dates are written with --date-order ymd, dmy or mdy.",
  "not-a-date": "Correct it, or say how dates are written with --date-order ymd, dmy or mdy.",
  "no-time": "Name the column of the time of day with --time.",
  "not-a-number": "Correct it, or say which mark stands before decimals with --decimal; leave it empty if unknown.",
  "not-a-handling-time": "Correct it, or say how times are written with --durations s, mm:ss or hh:mm:ss.",
  "aht-too-long": "Check the column and its unit: these are seconds unless --durations says otherwise.",
  "wait-too-long": "Check the column and its unit: these are seconds unless --durations says otherwise.",
};

/** The reading of a log, begun once its header is known. */
interface LogReading {
  readonly plan: ColumnPlan;
  readonly form: RowForm;
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly rows: RowReader;
  readonly names: LogNames;
  readonly tally: ContactTally;
  readonly refused: RefusedRows;
}

/**
 * Counts a log of any size, one row a contact, into intervals of a local clock, by the names of a column, in bounded memory, and
 * writes them as a CSV file: whole or not at all. Intervals without a contact have no row.
 * @throws Refusal with the first hundred findings (row, column, value, rule, remedy) and the number of all, unless `setAside` is
 *   given and some rows are good; codes unknown-zone, missing-column, doubled-column, header-only, too-many-names,
 *   set-aside-needs-a-file, and those of files that cannot be read or written
 */
export async function aggregateLog(request: AggregateRequest): Promise<AggregateReport> {
  const { path, setAside } = request;
  const zone = timeZone(request.zone, { field: "/zone" });
  if (setAside !== undefined) checkTarget(path, setAside);
  const file = path === STANDARD_INPUT ? "standard input" : basename(path);
  const { reading, encoding } = await readLog(request, file, zone);
  const { refused, tally, rows } = reading;
  rows.finish();
  const { plan } = reading;
  const told = {
    handled: plan.abandoned !== null || plan.aht !== null,
    abandoned: plan.abandoned !== null,
    handleSeconds: plan.aht !== null,
    waitSeconds: plan.wait !== null,
  };
  const cells = new LogCells(tally, plan.queue === 0 ? ["all"] : reading.names.names, told, zone);
  if (refused.total > 0 && (setAside === undefined || cells.count === 0)) throw refused.refusal();
  if (cells.count === 0) throw headerOnly(file);
  await writeTable(request.out, CELL_COLUMNS, cells.rows());
  if (setAside !== undefined)
    await writeSetAside({
      path,
      file,
      target: setAside,
      columns: reading.header,
      delimiter: reading.delimiter,
      encoding: encoding ?? undefined,
      reasons: refused.reasons,
    });
  return aggregateReport({ ...reading, file, zone, encoding, cells, intervalMinutes: request.intervalMinutes });
}

async function readLog(
  request: AggregateRequest,
  file: string,
  zone: TimeZone,
): Promise<{ reading: LogReading; encoding: Encoding | null }> {
  const started: { reading?: LogReading } = {};
  const { columns: named, form, setAside, intervalMinutes } = request;
  const encoding = await readRecords({
    path: request.path,
    file,
    encoding: request.encoding ?? "found",
    delimiter: request.delimiter,
    isHeader: (columns) => isLogHeader(columns, named),
    onHeader(header, delimiter, firstRows) {
      const plan = logColumns(header, named, file);
      const names = new LogNames(file, named.by ?? "");
      const refused = new RefusedRows(file, setAside !== undefined, REMEDIES);
      const tally = new ContactTally(0, () => zone, intervalMinutes);
      const rowForm = logForm(plan, firstRows(), { logZone: zone.name, ...form });
      const rows = new RowReader({ plan, form: rowForm, names, zoneOf: () => zone, refused, sink: tally });
      started.reading = { plan, form: rowForm, header, delimiter, rows, names, tally, refused };
    },
    plainRows: (separator, lineEnd) => started.reading?.rows.plainRows(separator, lineEnd) ?? null,
    onRecord(record) {
      started.reading?.rows.read(record);
    },
    progress: request.progress,
    cancel: request.cancel,
  });
  if (started.reading === undefined) throw new Error("A log was read without a header.");
  return { reading: started.reading, encoding };
}

function checkTarget(path: string, setAside: string): void {
  if (path !== STANDARD_INPUT) {
    checkSetAside(path, setAside);
    return;
  }
  throw new Refusal({
    code: "set-aside-needs-a-file",
    place: {},
    found: "a log that is piped in, and --set-aside",
    rule: "rows are set aside by reading the log once more",
    remedy: "Write the log to a file first, or leave --set-aside out.",
  });
}

function headerOnly(file: string): Refusal {
  return new Refusal({
    code: "header-only",
    place: { file, row: 1 },
    found: "a header and nothing below it",
    rule: "there must be at least one row of data",
    remedy: "Check the period that was exported.",
  });
}
