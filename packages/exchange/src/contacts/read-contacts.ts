import { basename } from "node:path";
import type { ContactHistory, ContactMapping, ImportReport, Shop } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { readRecords } from "../csv/read-records.ts";
import type { JobDescription } from "./reading-job.ts";
import { isHeaderFor, ReadingJob } from "./reading-job.ts";
import { checkSetAside, writeSetAside } from "./set-aside.ts";

export interface ContactsRequest {
  readonly path: string;
  readonly shop: Shop;
  /** How the file is laid out; null for our own form. */
  readonly mapping: ContactMapping | null;
  /** File for refused rows; without it, one refused row refuses the file. */
  readonly setAside?: string | undefined;
  /** Which of the two hours is meant when the clocks go back; outranks the mapping. */
  readonly repeatedHour?: ContactMapping["repeatedHour"] | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

export interface ContactsRead {
  /** One for each queue that has rows, in the order of the shop. */
  readonly histories: ContactHistory[];
  readonly report: ImportReport;
}

/**
 * Reads a contact file of any size in bounded memory: canonical intervals, or what a mapping describes (other columns,
 * one column a queue, days, a call log). Gzip, separator and line ends are found out.
 * @throws Refusal with the first hundred findings (row, column, value, rule, remedy) and the number of all, unless `setAside`
 *   is given and some rows are good; Refusal with one finding where the file as a whole cannot be read
 */
export async function readContacts(request: ContactsRequest): Promise<ContactsRead> {
  const { path, setAside } = request;
  if (setAside !== undefined) checkSetAside(path, setAside);
  const description: JobDescription = {
    file: basename(path),
    shop: request.shop,
    mapping: request.mapping,
    repeatedHour: request.repeatedHour,
    keepReasons: setAside !== undefined,
  };
  const job = await readRows(request, description);
  const read = job.finish();
  const { refused } = job;
  if (refused.total > 0 && (setAside === undefined || read.histories.length === 0)) throw refused.refusal();
  if (read.histories.length === 0) throw noContacts(description.file, read.report);
  if (setAside !== undefined)
    await writeSetAside({
      path,
      file: description.file,
      target: setAside,
      columns: job.columns,
      delimiter: job.delimiter,
      reasons: refused.reasons,
    });
  return read;
}

async function readRows(request: ContactsRequest, description: JobDescription): Promise<ReadingJob> {
  const started: { job?: ReadingJob } = {};
  await readRecords({
    path: request.path,
    file: description.file,
    delimiter: request.mapping?.delimiter,
    isHeader: (columns) => isHeaderFor(description, columns),
    onHeader(columns, delimiter) {
      started.job = new ReadingJob(description, columns, delimiter);
    },
    plainRows: (separator, lineEnd) => started.job?.rows.plainRows(separator, lineEnd) ?? null,
    onRecord(record) {
      started.job?.rows.read(record);
    },
    progress: request.progress,
    cancel: request.cancel,
  });
  if (started.job === undefined) throw new Error("A file was read without a header.");
  return started.job;
}

function noContacts(file: string, { rowsRead }: ImportReport): Refusal {
  return new Refusal(
    rowsRead === 0
      ? {
          code: "header-only",
          place: { file, row: 1 },
          found: "a header and nothing below it",
          rule: "there must be at least one row of data",
          remedy: "Check the period that was exported.",
        }
      : {
          code: "no-contacts",
          place: { file },
          found: `${rowsRead} rows, none of which counts contacts`,
          rule: "at least one row must",
          remedy: "Check ignoreQueues in the mapping, and that the column of contacts is not empty.",
        },
  );
}
