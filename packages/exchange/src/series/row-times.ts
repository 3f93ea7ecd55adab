import type { CivilDay, TimeZone } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { DateOrder } from "../contacts/clock-reading.ts";
import type { RefusedRows } from "../contacts/refused-rows.ts";
import { quoted } from "../contacts/refused-rows.ts";
import type { SeriesColumn } from "./series-columns.ts";
import { instantOf, readWrittenTime, type WrittenTime } from "./written-time.ts";
import { zoneOfOffsets } from "./zone-of-offsets.ts";

/** What the time column of a file says, row by row. */
export interface TimeTexts {
  readonly texts: readonly string[];
  /** Rows of the file, header being row 1. */
  readonly rows: readonly number[];
}

/** A row of the series and when it is. */
export interface TimedRow {
  readonly row: number;
  readonly time: WrittenTime;
}

/** The rows up to the last day that is known, and the clock they are told by. */
export interface TimedRows {
  readonly rows: readonly TimedRow[];
  /** Whether times are names of days: all of one clock reading. */
  readonly areDays: boolean;
  readonly zone: TimeZone;
  /** Whether the zone was given or found: without, times are those of a clock that is never set. */
  readonly hasZone: boolean;
  readonly notes: readonly string[];
}

/**
 * Reads when each row is, and keeps those that are not after `asOf`. Rows after it are looked at no further.
 * @throws Refusal codes zone-unclear, offsets-mixed, nothing-before-as-of
 */
export function timedRows(
  { texts, rows }: TimeTexts,
  request: {
    readonly order: DateOrder;
    readonly zone: string | undefined;
    readonly asOf: CivilDay | undefined;
    readonly column: SeriesColumn;
    readonly file: string;
    readonly refused: RefusedRows;
  },
): TimedRows {
  const { order, asOf, column, refused, file } = request;
  const given = request.zone === undefined ? null : timeZone(request.zone, { field: "/zone" });
  const read: TimedRow[] = [];
  texts.forEach((text, i) => {
    const time = readWrittenTime(text, order);
    const row = rows[i] ?? 0;
    if ("code" in time) refused.add(row, column.name, quoted(text), time);
    else read.push({ row, time });
  });
  // Times that are always of one clock reading, such as midnight, are names of days, whatever offset stands behind them.
  const areDays = read.every(({ time }) => time.msOfDay === read[0]?.time.msOfDay);
  const dayOf = (time: WrittenTime): CivilDay =>
    areDays || given === null || Number.isNaN(time.offsetMinutes) ? time.day : given.dayAt(instantOf(time));
  const kept = asOf === undefined ? read : read.filter(({ time }) => dayOf(time) <= asOf);
  if (kept.length === 0 && refused.total === 0) throw nothingBefore(file, texts.length);
  return { rows: kept, areDays, ...clockOf(kept, areDays ? (given ?? timeZone("UTC")) : given, file) };
}

function clockOf(rows: readonly TimedRow[], given: TimeZone | null, file: string): Omit<TimedRows, "rows" | "areDays"> {
  const withOffset = rows.filter(({ time }) => !Number.isNaN(time.offsetMinutes));
  if (given !== null) return { zone: given, hasZone: true, notes: [] };
  if (withOffset.length === 0) return { zone: timeZone("UTC"), hasZone: false, notes: [] };
  if (withOffset.length < rows.length)
    throw new Refusal({
      code: "offsets-mixed",
      place: { file, row: rows.find(({ time }) => Number.isNaN(time.offsetMinutes))?.row ?? 1 },
      found: "a time without an offset among times with one",
      rule: "without a zone, either all times have their offset or none has",
      remedy: "Say which zone the clock is of, such as --zone America/New_York.",
    });
  const name = zoneOfOffsets(changesOf(withOffset));
  if (name === null)
    throw new Refusal({
      code: "zone-unclear",
      place: { file },
      found: "offsets from UTC that are those of no zone",
      rule: "days are counted by a local clock",
      remedy: "Say which one, such as --zone America/New_York.",
    });
  const notes =
    name === "UTC"
      ? []
      : [`The offsets in ${file} are those of ${name}: days are counted there. --zone names another.`];
  return { zone: timeZone(name), hasZone: true, notes };
}

/** First and last row, and the rows on both sides of every change of offset: enough to know a zone by. */
function changesOf(rows: readonly TimedRow[]): { ms: number; offsetMinutes: number }[] {
  const known = rows
    .map(({ time }) => ({ ms: instantOf(time), offsetMinutes: time.offsetMinutes }))
    .sort((a, b) => a.ms - b.ms);
  return known.filter(
    ({ offsetMinutes }, i) =>
      i === 0 ||
      i === known.length - 1 ||
      known[i - 1]?.offsetMinutes !== offsetMinutes ||
      known[i + 1]?.offsetMinutes !== offsetMinutes,
  );
}

function nothingBefore(file: string, rows: number): Refusal {
  return rows === 0
    ? new Refusal({
        code: "header-only",
        place: { file, row: 1 },
        found: "a header and nothing below it",
        rule: "there must be at least one row of data",
        remedy: "Check the period that was exported.",
      })
    : new Refusal({
        code: "nothing-before-as-of",
        place: { file },
        found: `${rows} rows, all after the day given by --as-of`,
        rule: "a forecast is learned from the rows up to that day",
        remedy: "Give a later day with --as-of, or a longer history.",
      });
}
