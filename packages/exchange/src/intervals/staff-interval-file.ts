import { basename } from "node:path";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { RefusedRows } from "../contacts/refused-rows.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { readRecords } from "../csv/read-records.ts";
import { fillFileWhole } from "../tables/write-file.ts";
import { hasIntervalColumns, intervalColumns } from "./interval-columns.ts";
import { IntervalRows, type StaffBatch } from "./interval-rows.ts";

export interface IntervalFileRequest {
  readonly path: string;
  /** Where the rows go, with the columns added. */
  readonly out: string;
  /** One handling time for all rows; without it the file has a column of them. */
  readonly ahtSeconds: number | null;
  /** Names of the columns that `staff` fills, behind those of the file. */
  readonly added: readonly string[];
  /** Called with the intervals of some thousand rows: works out what is added to each. What it throws ends the work. */
  readonly staff: StaffBatch;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

export interface IntervalFileReport {
  readonly rows: number;
  /** Blank rows passed over. */
  readonly blankRows: number;
}

/**
 * Reads a file of intervals (CSV, gzipped or not) from front to back and writes every row as it stands with columns
 * added. Rows stream through: memory does not grow with their number. The result appears whole or not at all.
 * @throws Refusal with the first hundred bad rows (row, column, value, rule, remedy) and the number of all, or one finding
 *   where the file as a whole cannot be read or written; then nothing is written
 */
export async function staffIntervalFile(request: IntervalFileRequest): Promise<IntervalFileReport> {
  const { path, ahtSeconds, added } = request;
  const file = basename(path);
  const refused = new RefusedRows(file, false);
  const ahtGiven = ahtSeconds !== null;
  const reading: { rows?: IntervalRows; header?: string } = {};
  await fillFileWhole(request.out, async (append) => {
    await readRecords({
      path,
      file,
      isHeader: (columns) => hasIntervalColumns(columns, ahtGiven),
      onHeader(columns, delimiter) {
        const plan = intervalColumns(columns, { file, ahtGiven, added });
        reading.rows = new IntervalRows({
          plan,
          delimiter,
          ahtSeconds: ahtSeconds ?? 0,
          refused,
          staff: request.staff,
        });
        reading.header = headerLine([...columns, ...added], delimiter);
      },
      onRecord(record) {
        reading.rows?.read(record);
      },
      async afterChunk() {
        const text = `${reading.header ?? ""}${reading.rows?.staffed() ?? ""}`;
        reading.header = "";
        if (text !== "") await append(text);
      },
      progress: request.progress,
      cancel: request.cancel,
    });
    if (refused.total > 0) throw refused.refusal();
    if ((reading.rows?.count ?? 0) === 0) throw headerOnly(file);
  });
  return { rows: reading.rows?.count ?? 0, blankRows: reading.rows?.blankRows ?? 0 };
}

function headerLine(columns: readonly string[], delimiter: Delimiter): string {
  const cells = columns.map((name) =>
    name.includes(delimiter) || /["\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
  );
  return `${cells.join(delimiter)}\n`;
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
