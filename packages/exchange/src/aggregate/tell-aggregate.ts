import type { TimeZone } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { Encoding } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import type { ColumnPlan } from "../contacts/columns.ts";
import type { ContactTally } from "../contacts/contact-tally.ts";
import type { RefusedRows } from "../contacts/refused-rows.ts";
import type { RowForm } from "../contacts/row-form.ts";
import type { RowReader } from "../contacts/row-reader.ts";
import { recogniseLog } from "../doctor/recognise-log.ts";
import type { AggregateReport, DaysWithout } from "./aggregate-report.ts";
import type { LogCells } from "./log-cells.ts";

/** A log that was read and counted. */
interface CountedLog {
  readonly file: string;
  readonly zone: TimeZone;
  readonly intervalMinutes: number;
  readonly header: readonly string[];
  readonly plan: ColumnPlan;
  readonly form: RowForm;
  readonly delimiter: Delimiter;
  readonly encoding: Encoding | null;
  readonly rows: RowReader;
  readonly refused: RefusedRows;
  readonly tally: ContactTally;
  readonly cells: LogCells;
}

/** What there is to say about a log; it has at least one contact. */
export function aggregateReport(log: CountedLog): AggregateReport {
  const { plan, form, zone, rows, refused, tally, cells } = log;
  const starts = cells.starts();
  const [firstMs = 0, lastMs = 0] = [starts[0], starts.at(-1)];
  const daysWithout = emptyDays(starts, zone);
  return {
    file: log.file,
    zone: zone.name,
    intervalMinutes: log.intervalMinutes,
    readAs: {
      layout: recogniseLog(log.header)?.name ?? null,
      columns: {
        start: plan.start.name,
        time: plan.time?.name ?? null,
        by: typeof plan.queue === "object" ? (plan.queue?.name ?? null) : null,
        handle: plan.aht?.name ?? null,
        wait: plan.wait?.name ?? null,
        abandoned: plan.abandoned?.name ?? null,
      },
      delimiter: log.delimiter,
      encoding: log.encoding,
      dateOrder: form.dateOrder,
      decimal: form.decimal,
      durations: form.ahtFormat,
      localTimes: form.zone ?? zone.name,
    },
    rowsRead: rows.rowsRead,
    rowsRefused: refused.rows,
    rowsBlank: rows.blankRows,
    cells: cells.count,
    firstStart: zone.formatInstant(firstMs),
    lastStart: zone.formatInstant(lastMs),
    totals: cells.totals(),
    secondsExcluded: tally.excludedSeconds,
    contactsExcluded: tally.excludedContacts,
    names: cells.totalsByName(),
    clockChanges: zone.transitions(firstMs, lastMs + 1).map(({ atMs, beforeMinutes, afterMinutes }) => ({
      at: zone.formatInstant(atMs),
      minutes: afterMinutes - beforeMinutes,
    })),
    daysWithout,
    notes: notesOf(log, daysWithout),
  };
}

/** Stretches of local days between the first and the last without a single contact. */
function emptyDays(starts: Float64Array, zone: TimeZone): DaysWithout[] {
  const found: DaysWithout[] = [];
  let before = Number.NaN;
  for (const startMs of starts) {
    const day = zone.dayAt(startMs);
    if (day - before > 1) found.push({ from: isoDay(before + 1), to: isoDay(day - 1), days: day - before - 1 });
    before = day;
  }
  return found;
}

function notesOf(log: CountedLog, daysWithout: readonly DaysWithout[]): string[] {
  const { plan, rows, refused, tally, encoding } = log;
  const notes: string[] = listNotes(log);
  const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
  if (rows.blankRows > 0) notes.push(`${whole(rows.blankRows)} blank rows were passed over.`);
  if (refused.rows > 0) notes.push(`${whole(refused.rows)} rows were refused and set aside.`);
  if (encoding !== null && encoding !== "utf-8")
    notes.push(`The file is not UTF-8; it was read as ${encoding}. --encoding names another.`);
  if (plan.aht === null) notes.push("The log has no column of handling times: those cells are empty.");
  if (plan.abandoned === null) notes.push("The log does not say who gave up: those cells are empty.");
  if (tally.excludedContacts > 0)
    notes.push(
      `${whole(tally.excludedContacts)} abandoned contacts have a handling time, ${whole(tally.excludedSeconds)} s in all; it is in no cell.`,
    );
  const days = daysWithout.reduce((sum, { days }) => sum + days, 0);
  if (days > 0)
    notes.push(
      `${whole(days)} whole days have no row (first ${daysWithout[0]?.from ?? ""}): closed, or not logged; the file does not say.`,
    );
  return notes;
}

/** What is to be known of a list that was recognised. */
function listNotes({ header, plan }: CountedLog): string[] {
  const list = recogniseLog(header);
  if (list === null) return [];
  const by = plan.queue === 0 && list.by !== null ? ` To count by where contacts came in: --by "${list.by}".` : "";
  const notes = [
    `This looks like a list of ${list.name}: its times are those of the column "${plan.start.name}".${by}`,
  ];
  if (list.direction !== null)
    notes.push(
      `Contacts that went out are counted, too, unless they were taken out of the list (column "${list.direction}").`,
    );
  return notes;
}
