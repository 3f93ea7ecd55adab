import type { ImportRole, Shop } from "@springtide/contracts";
import { ImportMapping } from "@springtide/contracts";
import { readNumber } from "../contacts/number-cell.ts";
import type { FileSample } from "../doctor/file-sample.ts";
import { plainName } from "../doctor/recognise-log.ts";
import { isUnknown, numberStyle } from "../series/number-style.ts";
import { dateOrder, withMonthNumber } from "../series/written-date.ts";
import { columnFor } from "./column-names.ts";
import { hasWordsOf } from "./name-words.ts";
import { countColumns, partingColumn } from "./queues-of-table.ts";
import type { RecognisedTable } from "./recognise-table.ts";
import { recogniseTable } from "./recognise-table.ts";
import { titlesOf } from "./table-titles.ts";
import { looksLikeMoment, writtenTime } from "./written-moment.ts";

/** A mapping that was guessed, and what it was guessed from. */
export interface GuessedMapping {
  readonly mapping: ImportMapping;
  readonly recognised: { readonly layout: string | null; readonly confidence: number; readonly why: readonly string[] };
}

const LONGEST_NAME = 200;
const COUNTS = ["offered", "handled", "abandoned", "flowOut"] as const;
/** Names that are never given to anything else. */
const SURELY_OFFERED: readonly string[] = ["offered", "contactsoffered", "callsoffered"];
const DURATIONS = ["aht", "handleTime", "talk", "hold", "wrap"] as const;

/**
 * How a table is probably read: as the export it is recognised as, else by the names of its columns and what stands below them. A name
 * alone is not believed: a column of counts has to hold numbers, a column of times moments.
 * @param shop whose queues may name columns of their own, and whose zone times without an offset are in
 */
export function guessMapping(whole: FileSample, shop: Shop | null): GuessedMapping {
  // What cannot be named in a mapping is not read by one.
  const sample = { ...whole, columns: whole.columns.map((name) => (name.length > LONGEST_NAME ? "" : name)) };
  const recognised = recogniseTable(sample.columns);
  const content = new ColumnContent(sample);
  const { day, queue } = titlesOf(sample.titles);
  const titles = { day, queue: (queue ?? "").length > LONGEST_NAME ? null : queue };
  const columns = recognised?.columns ?? guessedColumns(sample, content);
  const isCounted = columns.offered !== undefined || columns.handled !== undefined;
  const wide = isCounted || recognised !== null ? {} : wideColumns(sample, content, shop, columns);
  const start = columns.start === undefined ? [] : content.cells(columns.start).map(withMonthNumber);
  const cellsOf = (roles: readonly ImportRole[]): string[] =>
    roles.flatMap((role) => (columns[role] === undefined ? [] : content.cells(columns[role])));
  const counts = [...cellsOf(COUNTS), ...Object.values(wide).flatMap((name) => content.cells(name))];
  const numbers = cellsOf(DURATIONS);
  const isDated = start.some((text) => looksLikeMoment(text));
  const told = {
    ...recognised?.form,
    layout: recognised?.layout ?? layoutOf(columns, wide, content),
    known: recognised?.name ?? null,
    headerRow: sample.headerRow,
    delimiter: sample.delimiter,
    columns: withoutIdleTime(columns, content),
    queueColumns: wide,
    ...(columns.queue === undefined && titles.queue !== null ? { queue: titles.queue } : {}),
    ...(!isDated && titles.day !== null ? { date: titles.day } : {}),
    ...(columns.queue === undefined &&
    titles.queue === null &&
    shop?.queues.length === 1 &&
    Object.keys(wide).length === 0
      ? { queue: shop.queues[0]?.id }
      : {}),
    zone: recognised?.form.zone ?? shop?.zone,
    dateOrder: recognised?.form.dateOrder ?? orderOf(start),
    datesClear: recognised?.form.dateOrder !== undefined,
    decimal: decimalOf(counts, numbers),
  };
  return {
    mapping: ImportMapping.parse(told),
    recognised: {
      layout: recognised?.name ?? null,
      confidence: recognised?.confidence ?? confidenceOf(columns, wide),
      why: whyOf(recognised, columns, wide),
    },
  };
}

/** The cells of columns, by name. */
class ColumnContent {
  readonly #sample: FileSample;

  constructor(sample: FileSample) {
    this.#sample = sample;
  }

  /** What is written in a column: cells with nothing in them, or a word for nothing, left out. */
  cells(name: string): string[] {
    const at = this.#sample.columns.indexOf(name);
    return this.#sample.rows.map((row) => row[at] ?? "").filter((text) => !isUnknown(text));
  }

  /** Whether rows come each as long after the one before, one at a time. */
  isRegular(names: readonly string[]): boolean {
    const places = names.map((name) => this.#sample.columns.indexOf(name));
    const times = this.#sample.rows.map((row) => Date.parse(places.map((at) => row[at] ?? "").join(" ")));
    const steps = times.slice(1).map((ms, at) => ms - (times[at] ?? Number.NaN));
    const usual = steps[Math.floor(steps.length / 2)] ?? 0;
    return steps.length > 8 && usual > 0 && steps.filter((step) => step === usual).length > 0.9 * steps.length;
  }

  /** Share of the cells that are so. */
  share(name: string, isSo: (text: string) => boolean): number {
    const cells = this.cells(name);
    return cells.length === 0 ? 1 : cells.filter(isSo).length / cells.length;
  }

  isNumbers(name: string, least = 0.8): boolean {
    return (
      this.share(
        name,
        (text) => typeof readNumber(text.replace(/%$/, ""), text.includes(",") ? "," : ".") === "number",
      ) >= least
    );
  }
}

function guessedColumns(sample: FileSample, content: ColumnContent): Partial<Record<ImportRole, string>> {
  const { columns } = sample;
  const found: Partial<Record<ImportRole, string>> = {};
  const take = (role: ImportRole, fits: (name: string) => boolean): void => {
    const name = columns[columnFor(role, columns)];
    if (name !== undefined && !Object.values(found).includes(name) && fits(name)) found[role] = name;
  };
  take("start", (name) => content.share(name, looksLikeMoment) > 0.8);
  const dated = columns.filter(
    (name) => name !== "" && content.cells(name).length > 0 && content.share(name, looksLikeMoment) > 0.9,
  );
  // Of several, one that names its offset leaves nothing to guess.
  const sure = dated.find((name) => content.share(name, (text) => /:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) > 0.9);
  const moment = sure ?? dated[0];
  if (found.start === undefined && moment !== undefined) found.start = moment;
  take("time", (name) => content.share(name, (text) => writtenTime(text) !== null) > 0.8);
  take("queue", (name) => !content.isNumbers(name) || plainName(name).includes("queue"));
  // A column that is named as a count and holds some numbers is one, and its other cells are mistakes.
  for (const role of COUNTS)
    take(
      role,
      (name) => content.isNumbers(name, 0.3) || role === "abandoned" || SURELY_OFFERED.includes(plainName(name)),
    );
  for (const role of [...DURATIONS, "staffedTime"] as const)
    take(role, (name) => content.isNumbers(name) || content.share(name, (text) => /^\d+(:\d\d){1,2}/.test(text)) > 0.8);
  take("staffed", (name) => content.isNumbers(name));
  const counts = found.offered ?? found.handled;
  const parting =
    found.queue === undefined && found.start !== undefined && counts !== undefined
      ? partingColumn(sample, whenOf(found), Object.values(found))
      : null;
  return parting === null ? found : { ...found, queue: parting };
}

function whenOf({ start, time }: Partial<Record<ImportRole, string>>): string[] {
  return [start, time].filter((name) => name !== undefined);
}

/** A column of times of day is needed only where the column of dates has none. */
function withoutIdleTime(
  columns: Partial<Record<ImportRole, string>>,
  content: ColumnContent,
): Partial<Record<ImportRole, string>> {
  const { start, time, ...others } = columns;
  if (start === undefined || time === undefined || start === time) return columns;
  const hasTime = content.share(start, (text) => /\d[T ]\d{1,2}:\d\d/.test(text)) > 0.5;
  return hasTime ? { start, ...others } : columns;
}

function layoutOf(
  columns: Partial<Record<ImportRole, string>>,
  wide: Record<string, string>,
  content: ColumnContent,
): ImportMapping["layout"] {
  const { start, time, offered, handled } = columns;
  if (start === undefined) return "intervals";
  const hasTime =
    time !== undefined || content.share(start, (text) => /\d[T ]\d{1,2}:\d\d|^\d{10,13}$/.test(text)) > 0.5;
  if (!hasTime) return "days";
  const isOnMinutes = content.share(start, (text) => !/:\d{2}:(0[1-9]|[1-5]\d)/.test(text)) > 0.5;
  const counts = offered !== undefined || handled !== undefined;
  if ((counts && isOnMinutes) || Object.keys(wide).length > 0) return "intervals";
  // Contacts do not come every quarter of an hour on the dot: such a table has counts that are not known as such.
  return isOnMinutes && content.isRegular([start, time].filter((name) => name !== undefined))
    ? "intervals"
    : "contacts";
}

/** A column a queue: those named as the shop's queues are, else all that can only be counts, on days or in intervals. */
function wideColumns(
  sample: FileSample,
  content: ColumnContent,
  shop: Shop | null,
  columns: Partial<Record<ImportRole, string>>,
): Record<string, string> {
  const named = queueColumns(sample, content, shop);
  if (columns.start === undefined) return named;
  const isList = content.share(columns.start, (text) => /:\d{2}:(0[1-9]|[1-5]\d)/.test(text)) > 0.5;
  if (isList) return named;
  const others = countColumns(sample, whenOf(columns), [...Object.values(columns), ...Object.values(named)]);
  if (Object.keys(named).length === 0) return others;
  // Beside columns named as queues are, only what tells of another queue is taken for one; of the rest it is said that it is not read.
  const missing = (shop?.queues ?? []).filter(({ id }) => named[id] === undefined);
  const near = Object.entries(others).filter(([name]) => missing.some(({ id }) => hasWordsOf(id, name)));
  return { ...named, ...Object.fromEntries(near) };
}

/** Columns that are named as queues of the shop are, by id or by name. */
function queueColumns(sample: FileSample, content: ColumnContent, shop: Shop | null): Record<string, string> {
  const wide: Record<string, string> = {};
  for (const { id, name } of shop?.queues ?? []) {
    const column = sample.columns.find((one) => plainName(one) === plainName(id) || plainName(one) === plainName(name));
    if (column !== undefined && content.isNumbers(column)) wide[id] = column;
  }
  return wide;
}

function confidenceOf(columns: Partial<Record<ImportRole, string>>, wide: Record<string, string>): number {
  const needed = [
    columns.start !== undefined,
    columns.offered !== undefined || columns.handled !== undefined || Object.keys(wide).length > 0,
  ];
  return needed.filter(Boolean).length / 4;
}

function whyOf(
  recognised: RecognisedTable | null,
  columns: Partial<Record<ImportRole, string>>,
  wide: Record<string, string>,
): string[] {
  if (recognised !== null) return [...recognised.why];
  const told = Object.entries(columns).map(([role, name]) => `${name} as ${role}`);
  const own = Object.entries(wide).map(([queue, name]) => `${name} as contacts of ${queue}`);
  return [
    `No known export; read by names and contents of its columns: ${[...told, ...own].join(", ") || "none told anything"}.`,
  ];
}

/** Where the day is told by nothing else, clocks of twelve hours are read with the month first, as where they are in use. */
function orderOf(start: readonly string[]): ImportMapping["dateOrder"] {
  const order = dateOrder(start);
  const couldBeEither = start.every((text) => /^(0?\d|1[0-2])[-/](0?\d|1[0-2])[-/]/.test(text));
  return couldBeEither && start.some((text) => /[ap]\.?m\.?$/i.test(text)) ? "mdy" : order;
}

/** Contacts come in whole numbers, so a mark in their column that always parts three figures stands between thousands. */
function decimalOf(counts: readonly string[], numbers: readonly string[]): "." | "," {
  const marked = counts.filter((text) => /[.,]/.test(text));
  const grouped = marked.filter((text) => /^\d{1,3}([.,]\d{3})+$/.test(text));
  if (marked.length > 0 && grouped.length === marked.length) return marked[0]?.includes(".") === true ? "," : ".";
  return numberStyle([...counts, ...numbers]).decimal;
}
