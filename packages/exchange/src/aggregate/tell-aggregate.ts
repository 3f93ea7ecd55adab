import type { TimeZone } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import { recogniseLog } from "../doctor/recognise-log.ts";
import type { AggregateReport, DaysWithout } from "./aggregate-report.ts";
import type { LogCells } from "./log-cells.ts";
import type { LogReading } from "./log-reading.ts";

/** What there is to say about a log; it has at least one contact. */
export function aggregateReport(log: LogReading, cells: LogCells, zone: TimeZone): AggregateReport {
  const { plan, form, file, intervalMinutes } = log.counting;
  const { rows, refused, tally } = log.count;
  const { starts } = cells;
  const [firstMs = 0, lastMs = 0] = [starts[0], starts.at(-1)];
  const daysWithout = emptyDays(starts, zone);
  return {
    file,
    zone: zone.name,
    intervalMinutes,
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

function notesOf(log: LogReading, daysWithout: readonly DaysWithout[]): string[] {
  const { plan } = log.counting;
  const { rows, refused, tally } = log.count;
  const notes: string[] = listNotes(log);
  const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
  if (rows.blankRows > 0) notes.push(`${whole(rows.blankRows)} blank rows were passed over.`);
  if (refused.rows > 0) notes.push(`${whole(refused.rows)} rows were refused and set aside.`);
  if (log.encoding !== null && log.encoding !== "utf-8")
    notes.push(`The file is not UTF-8; it was read as ${log.encoding}. --encoding names another.`);
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
function listNotes({ header, counting: { plan } }: LogReading): string[] {
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
