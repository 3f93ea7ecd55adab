import { timeZone, yearOf } from "@springtide/calendar";
import type { ImportReport, Shop } from "@springtide/contracts";
import { coverageOf, momentText } from "../contacts/coverage.ts";
import { holidaysByQueue } from "../contacts/reading-job.ts";
import type { Examination } from "./examine.ts";

/** What is kept about an examined file with the import that stores it: rows, coverage, and every finding as a sentence. */
export function importReportOf({ diagnosis, histories }: Examination, shop: Shop): ImportReport {
  const zone = timeZone(shop.zone);
  const firstMs = Math.min(...histories.map(({ startMs }) => startMs[0] ?? Infinity));
  const lastMs = Math.max(...histories.map(({ startMs }) => startMs.at(-1) ?? -Infinity));
  const years = Number.isFinite(firstMs)
    ? { fromYear: yearOf(zone.dayAt(firstMs)), toYear: yearOf(zone.dayAt(lastMs)) }
    : { fromYear: Infinity, toYear: -Infinity };
  const holidaysOf = holidaysByQueue(shop, years);
  const shortest = histories[0]?.minutes ?? "day";
  return {
    file: diagnosis.file,
    rowsRead: diagnosis.rowsRead,
    rowsRefused: 0,
    rowsIgnored: diagnosis.rowsLeftOut,
    firstStart: Number.isFinite(firstMs) ? momentText(firstMs, zone, shortest) : null,
    lastStart: Number.isFinite(lastMs) ? momentText(lastMs, zone, shortest) : null,
    queues: histories.flatMap((history) => {
      const queue = shop.queues.find(({ id }) => id === history.queue);
      return queue === undefined ? [] : [coverageOf(history, queue, holidaysOf(queue))];
    }),
    notes: [
      contentNote(diagnosis.hash),
      ...diagnosis.findings.map(({ found, rule }) => `Found ${found}, but ${rule}.`),
    ],
  };
}

/** How an import notes which bytes it was read from: what keeps a file from being imported twice. */
export function contentNote(hash: string): string {
  return `SHA-256 of the file: ${hash}`;
}
