import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { didYouMean } from "../contacts/did-you-mean.ts";
import { quoted } from "../contacts/refused-rows.ts";

/** Names of a column that says when a row is; the first of them that a file has is taken. Letters and digits count alone. */
const TIME_NAMES = [
  "intervalstart",
  "date",
  "datetime",
  "timestamp",
  "tslocal",
  "ts",
  "ds",
  "time",
  "day",
  "start",
  "starttime",
  "periodstart",
  "tsutc",
];
/** Names of a column with the time of day beside a date. */
const CLOCK_NAMES = ["time", "hour", "starttime"];
/** Names of a column that only counts the rows. */
const ROW_NAMES = ["", "index", "unnamed0", "id", "row"];

/** A column that is read: where it stands and what it is called. */
export interface SeriesColumn {
  readonly at: number;
  readonly name: string;
}

/** Where a row says when it is. */
export interface TimeColumns {
  readonly date: SeriesColumn;
  /** A column with the time of day beside a date. */
  readonly clock: SeriesColumn | null;
}

/** Whether these names hold a time and something beside it: how the separator of a file is found. */
export function isSeriesHeader(columns: readonly string[]): boolean {
  return columns.length > 1 && timeAt(columns) >= 0;
}

/**
 * The columns that say when a row is.
 * @throws Refusal codes no-time-column, doubled-column, no-value-column
 */
export function timeColumns(columns: readonly string[], file: string): TimeColumns {
  const at = timeAt(columns);
  const refuse = (told: Omit<Finding, "place">): Refusal => new Refusal({ ...told, place: { file, row: 1 } });
  if (at < 0)
    throw refuse({
      code: "no-time-column",
      found: shown(columns),
      rule: "a series has a column date or interval_start",
      remedy: "Name the column of dates or times in the header.",
    });
  if (columns.length === 1)
    throw refuse({
      code: "no-value-column",
      found: `the single column ${quoted(columns[0] ?? "")}`,
      rule: "a series has a column of values beside its dates",
      remedy: "Check how columns are separated, and that this is the right file.",
    });
  const name = columns[at] ?? "";
  if (columns.includes(name, at + 1))
    throw refuse({
      code: "doubled-column",
      found: `the column "${name}" twice`,
      rule: "the column of dates or times must have a name of its own",
      remedy: "Rename or take out one of them.",
    });
  const clock = plain(name) === "date" ? columns.findIndex((other) => CLOCK_NAMES.includes(plain(other))) : -1;
  return { date: { at, name }, clock: clock < 0 ? null : { at: clock, name: columns[clock] ?? "" } };
}

function timeAt(columns: readonly string[]): number {
  const known = columns.map(plain);
  return TIME_NAMES.map((name) => known.indexOf(name)).find((at) => at >= 0) ?? -1;
}

/**
 * The column that was asked for by its name, with or without regard to case.
 * @throws Refusal codes missing-column, doubled-column, value-is-time
 */
export function namedColumn(columns: readonly string[], name: string, time: TimeColumns, file: string): SeriesColumn {
  const exact = columns.indexOf(name);
  const at = exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
  const refuse = (code: string, found: string, rule: string, remedy: string): Refusal =>
    new Refusal({ code, place: { file, row: 1, column: name }, found, rule, remedy });
  if (at < 0)
    throw refuse(
      "missing-column",
      shown(columns),
      `there is no column "${name}"`,
      `${didYouMean(name, columns)}Name a column of this file with --value.`,
    );
  if (at === time.date.at || at === time.clock?.at)
    throw refuse(
      "value-is-time",
      "the column of dates or times",
      "values stand in another column",
      "Name another column with --value.",
    );
  const written = columns[at] ?? "";
  if (columns.includes(written, at + 1))
    throw refuse(
      "doubled-column",
      `the column "${written}" twice`,
      "a column that is read must have a name of its own",
      "Rename or take out one of them.",
    );
  return { at, name: written };
}

/**
 * The first column, beside that of the time, in which most cells are numbers; one that only counts the rows is the last choice.
 * @param sample cells of some rows @param isNumber whether a cell holds a number
 * @throws Refusal code no-value-column
 */
export function firstColumnOfNumbers(
  columns: readonly string[],
  { time, sample, isNumber, file }: ColumnChoice,
): SeriesColumn {
  const numeric = columns.flatMap((name, at) => {
    if (at === time.date.at || at === time.clock?.at) return [];
    const written = sample.map((cells) => cells[at] ?? "").filter((text) => text !== "");
    const numbers = written.filter(isNumber).length;
    return numbers > 0 && 2 * numbers >= written.length ? [{ at, name }] : [];
  });
  const found = numeric.find(({ name }) => !ROW_NAMES.includes(plain(name))) ?? numeric[0];
  if (found !== undefined) return found;
  throw new Refusal({
    code: "no-value-column",
    place: { file, row: 1 },
    found: `${shown(columns)}, none of them numbers`,
    rule: "a series has a column of numbers beside its dates",
    remedy: "Name the column with --value, or check that this is the right file and that --as-of leaves rows of it.",
  });
}

/** What the choice of a column stands on. */
interface ColumnChoice {
  readonly time: TimeColumns;
  readonly sample: readonly (readonly string[])[];
  readonly isNumber: (text: string) => boolean;
  readonly file: string;
}

function shown(columns: readonly string[]): string {
  const more = columns.length > 12 ? ` and ${columns.length - 12} more` : "";
  return `the columns ${columns.slice(0, 12).map(quoted).join(", ")}${more}`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
