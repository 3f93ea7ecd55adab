import type { CivilDay, TimeZone } from "@springtide/calendar";
import { civilDay, timeZone, yearOf } from "@springtide/calendar";
import type { ContactHistory, ImportReport, Queue, Shop } from "@springtide/contracts";
import { ContactMapping } from "@springtide/contracts";
import type { Delimiter } from "../csv/delimiter.ts";
import { holidaysOfShop } from "../holidays/holidays-of-shop.ts";
import type { ColumnPlan } from "./columns.ts";
import { hasNeededColumns, ownForm, planColumns } from "./columns.ts";
import { ContactTally } from "./contact-tally.ts";
import { coverageOf, momentText } from "./coverage.ts";
import { IntervalCounts } from "./interval-counts.ts";
import type { Histories } from "./interval-history.ts";
import { dayHistories, intervalHistories } from "./interval-history.ts";
import { logHistories } from "./log-history.ts";
import { QueueNames } from "./queue-names.ts";
import { RefusedRows } from "./refused-rows.ts";
import { RowReader } from "./row-reader.ts";

export interface JobDescription {
  readonly file: string;
  readonly shop: Shop;
  readonly mapping: ContactMapping | null;
  readonly repeatedHour: ContactMapping["repeatedHour"] | undefined;
  readonly keepReasons: boolean;
}

/** The reading of one contact file, from its header to its histories and report. */
export class ReadingJob {
  readonly refused: RefusedRows;
  readonly rows: RowReader;
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  readonly #job: JobDescription;
  readonly #plan: ColumnPlan;
  readonly #counts: IntervalCounts;
  readonly #tally: ContactTally;

  /** @throws Refusal where the file lacks a column that is needed */
  constructor(job: JobDescription, columns: readonly string[], delimiter: Delimiter) {
    this.#job = job;
    this.columns = columns;
    this.delimiter = delimiter;
    const mapping = mappingFor(job, columns);
    const { shop } = job;
    this.#plan = planColumns(columns, mapping, shop, job.file);
    this.refused = new RefusedRows(job.file, job.keepReasons);
    this.#counts = new IntervalCounts(shop, this.refused, this.#plan.start.name);
    const zones = shop.queues.map(({ zone }) => timeZone(zone));
    const zoneOf = (queue: number): TimeZone => zones[queue] ?? timeZone("UTC");
    this.#tally = new ContactTally(zones.length, zoneOf, shop.intervalMinutes);
    this.rows = new RowReader({
      plan: this.#plan,
      form: { ...mapping, repeatedHour: job.repeatedHour ?? mapping.repeatedHour },
      names: new QueueNames(shop, mapping),
      zoneOf,
      refused: this.refused,
      sink: this.#plan.layout === "contacts" ? this.#tally : this.#counts,
    });
  }

  /** After the last row: the histories, and what is to be said about the file. */
  finish(): { histories: ContactHistory[]; report: ImportReport } {
    this.rows.finish();
    const holidaysOf = holidaysByQueue(this.#job.shop, this.#years());
    const { histories, notes } = this.#histories(holidaysOf);
    return { histories: [...histories], report: this.#report(histories, notes, holidaysOf) };
  }

  #histories(holidaysOf: (queue: Queue) => ReadonlySet<CivilDay>): Histories {
    const { shop } = this.#job;
    if (this.#plan.layout === "contacts") return logHistories(this.#tally, shop, this.#plan, holidaysOf);
    if (this.#plan.layout === "days") return dayHistories(this.#counts, shop);
    return intervalHistories(this.#counts, shop, this.refused, this.#plan.start.name);
  }

  #report(
    histories: readonly ContactHistory[],
    notes: readonly string[],
    holidaysOf: (queue: Queue) => ReadonlySet<CivilDay>,
  ): ImportReport {
    const { shop, file } = this.#job;
    const zone = timeZone(shop.zone);
    const firsts = histories.map(({ startMs, minutes }) => ({ ms: startMs[0] ?? Infinity, minutes }));
    const lasts = histories.map(({ startMs, minutes }) => ({ ms: startMs.at(-1) ?? -Infinity, minutes }));
    const first = firsts.reduce((a, b) => (b.ms < a.ms ? b : a), { ms: Infinity, minutes: 0 });
    const last = lasts.reduce((a, b) => (b.ms > a.ms ? b : a), { ms: -Infinity, minutes: 0 });
    return {
      file,
      rowsRead: this.rows.rowsRead,
      rowsRefused: this.refused.rows,
      rowsIgnored: this.rows.rowsIgnored,
      firstStart: Number.isFinite(first.ms) ? momentText(first.ms, zone, first.minutes) : null,
      lastStart: Number.isFinite(last.ms) ? momentText(last.ms, zone, last.minutes) : null,
      queues: histories.flatMap((history) => {
        const queue = shop.queues.find(({ id }) => id === history.queue);
        return queue === undefined ? [] : [coverageOf(history, queue, holidaysOf(queue))];
      }),
      notes: [...notes, ...this.#ownNotes()],
    };
  }

  #ownNotes(): string[] {
    const { emptyCounts, fractional, overfull, firstOverfullRow } = this.#counts;
    const notes: string[] = [];
    if (this.rows.blankRows > 0) notes.push(`${this.rows.blankRows} blank rows were passed over.`);
    if (emptyCounts > 0) notes.push(`${emptyCounts} counts are empty; those intervals are missing, not zero.`);
    if (fractional > 0)
      notes.push(`${fractional} counts of contacts are not whole numbers; check the decimal separator.`);
    if (overfull > 0)
      notes.push(
        `In ${overfull} intervals clearly more contacts were handled and abandoned than offered (first in row ${firstOverfullRow}).`,
      );
    if (this.#tally.excludedContacts > 0)
      notes.push(
        `${this.#tally.excludedContacts} abandoned contacts have a handling time (${Math.round(this.#tally.excludedSeconds)} s in all); it is not counted.`,
      );
    return notes;
  }

  /** The years the file touches. */
  #years(): { fromYear: number; toYear: number } {
    const tables = this.#plan.layout === "contacts" ? this.#tally.tables : this.#counts.tables;
    const zone = timeZone(this.#job.shop.zone);
    let [fromYear, toYear] = [Infinity, -Infinity];
    for (const { startMs, size } of tables) {
      const starts = startMs.subarray(0, size);
      const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
      if (!Number.isFinite(first)) continue;
      fromYear = Math.min(fromYear, yearOf(zone.dayAt(first)));
      toYear = Math.max(toYear, yearOf(zone.dayAt(starts.reduce((a, b) => Math.max(a, b), first))));
    }
    return { fromYear, toYear };
  }
}

function mappingFor({ mapping }: JobDescription, columns: readonly string[]): ContactMapping {
  return ownForm(mapping ?? ContactMapping.parse({}), mapping !== null, columns);
}

/** Whether these column names hold all that the job needs. */
export function isHeaderFor(job: JobDescription, columns: readonly string[]): boolean {
  return hasNeededColumns(columns, mappingFor(job, columns));
}

/** The holidays that may close a queue; looked up only where a queue closes on them. */
export function holidaysByQueue(
  shop: Shop,
  years: { fromYear: number; toYear: number },
): (queue: Queue) => ReadonlySet<CivilDay> {
  const none: ReadonlySet<CivilDay> = new Set();
  const closing = shop.queues.some(({ openingHours }) => openingHours.onHolidays === "closed");
  if (!closing || !Number.isFinite(years.fromYear)) return () => none;
  const { bySite } = holidaysOfShop(shop, years);
  const days = new Map(
    Object.entries(bySite).map(([site, list]) => [site, new Set(list.map(({ day }) => civilDay(day)))] as const),
  );
  return ({ site }) => days.get(site) ?? none;
}
