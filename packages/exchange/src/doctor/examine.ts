import { createHash } from "node:crypto";
import { timeZone, yearOf } from "@springtide/calendar";
import type { ContactHistory, ImportDiagnosis, ImportFinding, ImportMapping, Shop } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { holidaysByQueue } from "../contacts/reading-job.ts";
import type { ByteSource } from "../csv/byte-source.ts";
import { cellTexts } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import { readRecords } from "../csv/read-records.ts";
import { fingerprintOf } from "../mapping/fingerprint.ts";
import { guessMapping } from "../mapping/guess-mapping.ts";
import { tableOfFile } from "../xlsx/table-of-file.ts";
import type { ExaminedQueue } from "./examined-queue.ts";
import { examinedQueues, zoneOfName } from "./examined-queue.ts";
import { headOf, sampleOf, withoutMark } from "./file-sample.ts";
import { balanceFindings, gapFindings } from "./findings/counts.ts";
import { handleTimeFindings } from "./findings/handle-time.ts";
import { levelFindings } from "./findings/level-step.ts";
import type { PartialEnd } from "./findings/partial-end.ts";
import { partialEnd, partialFindings } from "./findings/partial-end.ts";
import { queueFindings } from "./findings/queues.ts";
import { rowFindings } from "./findings/rows.ts";
import { workFindings } from "./findings/work-done.ts";
import { zoneFindings } from "./findings/zone-shift.ts";
import type { ImportFile } from "./import-file.ts";
import { previewOf } from "./import-preview.ts";
import { IntervalLedger } from "./interval-ledger.ts";
import type { ReadFromFront } from "./sample-rows.ts";
import { withSampleRows } from "./sample-rows.ts";
import { settledHistories } from "./settled-histories.ts";
import { checkColumns, unreadFindings } from "./read-columns.ts";
import { TableReader } from "./table-reader.ts";

/** What is known beside the file. */
export interface ImportContext {
  /** Whose queues, zones and opening hours are meant; null to look at the file alone. */
  readonly shop: Shop | null;
  /** How the file is read, where somebody has said so. */
  readonly mapping?: ImportMapping | undefined;
  /** Which sheet of a workbook is meant, where there are several. */
  readonly sheet?: string | undefined;
  /** Zone of times without an offset, where neither the shop nor a mapping tells. */
  readonly zone?: string | undefined;
  /** A mapping that was saved for tables with these columns. */
  readonly savedFor?: ((fingerprint: string) => ImportMapping | null) | undefined;
  /** When the file was written, if that is known. */
  readonly asOfMs?: number | null | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** A file looked through: what is told of it, and what it would be stored as. */
export interface Examination {
  readonly diagnosis: ImportDiagnosis;
  /** Without what blocks it: not to be stored unless the diagnosis is ready. */
  readonly histories: readonly ContactHistory[];
}

/**
 * Looks a table of contacts through, CSV in any dialect (gzipped or not) or a workbook: finds out whose export it is and how it is read,
 * reads all of it, and says what is wrong with it, with a mend for each that nobody has to accept. Two passes, one over the first rows;
 * memory grows with the intervals, not with the file (a workbook is held whole, within its limits).
 * @throws Refusal where there is no table: a missing, empty, binary or damaged file, no header, no column of times, several sheets
 */
export async function examine(file: ImportFile, context: ImportContext): Promise<Examination> {
  const hash = createHash("sha256");
  const table = await tableOfFile(file, context.sheet ?? context.mapping?.sheet);
  const said = context.mapping;
  const sample = await sampleOf(
    table.file,
    said === undefined ? {} : { delimiter: said.delimiter, headerRow: said.headerRow },
  );
  const fingerprint = fingerprintOf(sample.columns);
  const saved = said === undefined ? (context.savedFor?.(fingerprint) ?? null) : null;
  const guessed = guessMapping(sample, context.shop);
  const mapping =
    said ?? (saved === null ? guessed.mapping : { ...saved, headerRow: sample.headerRow, delimiter: sample.delimiter });
  checkColumns(mapping, sample, file.name);
  const zone = mapping.zone ?? context.shop?.zone ?? context.zone ?? "UTC";
  const ledger = new IntervalLedger(mapping, context.shop?.intervalMinutes ?? 15, (name) =>
    zoneOfName(name, { shop: context.shop, mapping, zone }),
  );
  const reader = new TableReader(mapping, sample.columns, zone, ledger);
  // What was unpacked of a workbook is hashed where it is read whole.
  const source = {
    ...table.file,
    open: async () => (table.hash === null ? hashing(await table.file.open(), hash) : table.file.open()),
  };
  const request = { mapping, delimiter: sample.delimiter, columns: sample.columns, context };
  await readRows(source, request, reader);
  const queues = queuesOf(ledger, mapping, zone, context.shop);
  const end = partialEnd(queues, mapping, reader.runningMs, context.asOfMs ?? null);
  const histories = settledHistories(queues, mapping, end);
  const found = [
    ...findingsOf({ reader, ledger, queues, mapping, zone, end, shop: context.shop, file: file.name }),
    ...unreadFindings(sample, mapping, file.name),
  ];
  const readAgain: ReadFromFront = (onRecord, cancel) => readTable(table.file, request, onRecord, cancel);
  const findings = await withSampleRows(found, mapping.headerRow, readAgain, context.cancel);
  return {
    diagnosis: {
      file: file.name,
      hash: table.hash ?? hash.digest("hex"),
      format: table.sheets.length > 0 ? "xlsx" : "csv",
      sheets: [...table.sheets],
      recognised: {
        layout: mapping.known,
        confidence: saved !== null || said !== undefined ? 1 : guessed.recognised.confidence,
        why:
          saved !== null
            ? ["Its columns are those of a mapping that was saved."]
            : said !== undefined
              ? ["Read by the mapping that was given."]
              : [...guessed.recognised.why],
      },
      fingerprint,
      columns: [...sample.columns],
      head: headOf(sample),
      mapping: {
        ...mapping,
        ...(context.zone === undefined ? {} : { zone }),
        ...(table.sheet === null ? {} : { sheet: table.sheet }),
      },
      rowsRead: reader.rowsRead,
      rowsLeftOut: reader.rowsLeftOut,
      findings,
      preview: previewOf(histories, queues),
      ready: histories.length > 0 && findings.every(({ weight }) => weight !== "blocks"),
    },
    histories,
  };
}

interface RowsRequest {
  readonly mapping: ImportMapping;
  readonly delimiter: NonNullable<ImportMapping["delimiter"]>;
  readonly columns: readonly string[];
  readonly context: ImportContext;
}

async function readRows(file: ImportFile, request: RowsRequest, reader: TableReader): Promise<void> {
  const { mapping, columns, context } = request;
  const read = (record: CsvRecord): void => {
    if (record.row <= mapping.headerRow) return;
    // Pages of a report repeat their header.
    if (record.cells === columns.length && isHeader(record, columns)) return;
    reader.read(record);
  };
  await readTable(file, request, read, context.cancel, context.progress);
  reader.finish();
}

async function readTable(
  file: ImportFile,
  { delimiter }: RowsRequest,
  onRecord: (record: CsvRecord) => void,
  cancel: CancelSignal | undefined,
  progress?: Progress,
): Promise<void> {
  await readRecords({
    path: file.name,
    open: file.open,
    file: file.name,
    delimiter,
    encoding: "found",
    isHeader: () => true,
    onHeader: () => undefined,
    onRecord,
    progress,
    cancel,
  });
}

function isHeader(record: CsvRecord, columns: readonly string[]): boolean {
  const first = columns[0] ?? "";
  const byte = record.bytes[record.starts[0] ?? 0];
  // A look at one byte tells nearly all rows from a header.
  return (
    first !== "" &&
    byte === first.charCodeAt(0) &&
    withoutMark(cellTexts(record)).every((cell, at) => cell === columns[at])
  );
}

function queuesOf(ledger: IntervalLedger, mapping: ImportMapping, zone: string, shop: Shop | null): ExaminedQueue[] {
  const clock = timeZone(zone);
  let [fromYear, toYear] = [Infinity, -Infinity];
  for (const { startMs, size } of ledger.tables)
    for (let at = 0; at < size; at += 1) {
      const year = yearOf(clock.dayAt(startMs[at] ?? 0));
      fromYear = Math.min(fromYear, year);
      toYear = Math.max(toYear, year);
    }
  const holidaysOf = shop === null ? () => new Set<number>() : holidaysByQueue(shop, { fromYear, toYear });
  return examinedQueues(ledger, { shop, mapping, zone, holidaysOf });
}

interface FindingsRequest {
  readonly reader: TableReader;
  readonly ledger: IntervalLedger;
  readonly queues: readonly ExaminedQueue[];
  readonly mapping: ImportMapping;
  readonly zone: string;
  readonly end: PartialEnd | null;
  readonly shop: Shop | null;
  readonly file: string;
}

function findingsOf({ reader, ledger, queues, mapping, zone, end, shop, file }: FindingsRequest): ImportFinding[] {
  return [
    ...rowFindings(reader, ledger, mapping, file),
    ...queueFindings(queues, mapping, shop, file),
    ...(queues.length === 0 ? [nothingRead(reader, file)] : []),
    ...(reader.hasLocalTimes && mapping.zone === undefined && shop === null ? [zoneAssumed(zone, file)] : []),
    ...balanceFindings(queues, mapping, file),
    ...handleTimeFindings(queues, mapping, file),
    ...workFindings(queues, mapping, shop, file),
    ...zoneFindings(queues, mapping, zone, file),
    ...gapFindings(queues, mapping, file),
    ...levelFindings(queues, mapping, file),
    ...(mapping.lastInterval === "unknown" ? [] : partialFindings(end, queues, file)),
  ];
}

function zoneAssumed(zone: string, file: string): ImportFinding {
  return {
    code: "zone-assumed",
    place: { file },
    found: `times without an offset, taken for those of ${zone}`,
    rule: "a local time is a moment only in its zone",
    remedy: "Name the shop whose clock it is, or the zone in a mapping.",
    weight: "doubt",
    rows: 0,
    sample: [],
    mends: [],
  };
}

function nothingRead({ rowsRead }: TableReader, file: string): ImportFinding {
  return {
    code: rowsRead === 0 ? "header-only" : "no-contacts",
    place: { file },
    found: rowsRead === 0 ? "a header and nothing below it" : `${rowsRead} rows, none of which counts contacts`,
    rule: "at least one row must",
    remedy: "Check the period that was exported, and which columns are read.",
    weight: "blocks",
    rows: 0,
    sample: [],
    mends: [],
  };
}

/** The same bytes, hashed on their way. */
function hashing(source: ByteSource, hash: ReturnType<typeof createHash>): ByteSource {
  return {
    async next() {
      const chunk = await source.next();
      if (chunk !== null) hash.update(chunk);
      return chunk;
    },
    get doneBytes() {
      return source.doneBytes;
    },
    totalBytes: source.totalBytes,
    close: () => source.close(),
  };
}
