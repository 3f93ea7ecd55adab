import { isUtf8 } from "node:buffer";
import { Refusal, stopIfCancelled } from "@springtide/refusal";
import type { ByteSource } from "./byte-source.ts";
import { refuseBytes } from "./encoding.ts";
import type { GrowingBuffer } from "./growing-buffer.ts";
import type { CsvRecord, PlainRows, RecordScanner } from "./record-scanner.ts";
import { QUOTE } from "./record-scanner.ts";
import type { RecordsRequest } from "./records-request.ts";

const MAX_RECORD_BYTES = 1024 * 1024;

/** What takes the records of a file. */
export interface Taking {
  readonly scanner: RecordScanner;
  readonly file: string;
  readonly onRecord: (record: CsvRecord) => void;
  readonly afterChunk?: RecordsRequest["afterChunk"];
  readonly plain: PlainRows | null;
}

/** What was read of a file, and what is still to come. */
export interface Flow {
  readonly source: ByteSource;
  readonly buffer: GrowingBuffer;
  /** Nothing is to come. */
  isEnd: boolean;
  /** What stands at the end without a line end is a record. */
  readonly isLast: boolean;
}

export type Watching = Pick<RecordsRequest, "file" | "progress" | "cancel">;

/** Scans all that is to come, and hands over record by record. */
export async function takeRecords(taking: Taking, flow: Flow, watching: Watching): Promise<void> {
  for (;;) {
    scanWhole(taking, flow.buffer, flow.isEnd && flow.isLast);
    await taking.afterChunk?.();
    if (flow.isEnd) return;
    flow.isEnd = !(await fill(flow.buffer, flow.source, watching));
  }
}

/** Scans the whole records at hand and keeps the rest for later. */
function scanWhole({ scanner, file, onRecord, plain }: Taking, buffer: GrowingBuffer, isEnd: boolean): void {
  if (buffer.length === 0 && !isEnd) return;
  // Cut at a line end, no character is cut; a bad byte anywhere is traced to its record before any is handed over.
  const lastLine = isEnd ? buffer.length : buffer.bytes.lastIndexOf(scanner.lineEnd, buffer.length - 1) + 1;
  if (!isUtf8(buffer.bytes.subarray(0, lastLine))) throw refuseBytes(...badRecord(scanner, buffer, file));
  const take = (record: CsvRecord): void => {
    if (scanner.openQuote) throw unclosedQuote(file, record.row);
    if (record.row > 1) onRecord(record);
  };
  const used = scanner.scan(buffer.bytes, buffer.length, isEnd, take, plain);
  buffer.drop(used);
  if (buffer.length > MAX_RECORD_BYTES) {
    const quoted = buffer.bytes.subarray(0, buffer.length).includes(QUOTE);
    throw quoted ? unclosedQuote(file, scanner.row + 1) : rowTooLong(file, scanner.row + 1);
  }
}

function badRecord(scanner: RecordScanner, buffer: GrowingBuffer, file: string): [Uint8Array, string, number] {
  let row = scanner.row;
  let at = 0;
  for (let end = 0; end < buffer.length; at = end) {
    const lineEnd = buffer.bytes.indexOf(scanner.lineEnd, at);
    end = lineEnd < 0 || lineEnd >= buffer.length ? buffer.length : lineEnd + 1;
    row += 1;
    const line = buffer.bytes.subarray(at, end);
    if (!isUtf8(line)) return [line, file, row];
  }
  return [buffer.bytes.subarray(0, buffer.length), file, row];
}

/** Reads the next bytes; whether there were any. */
export async function fill(buffer: GrowingBuffer, source: ByteSource, request: Watching): Promise<boolean> {
  stopIfCancelled(request.cancel);
  const chunk = await source.next();
  if (chunk === null) return false;
  buffer.append(chunk);
  request.progress?.(source.doneBytes, Math.max(source.totalBytes, source.doneBytes), `reading ${request.file}`);
  return true;
}

function unclosedQuote(file: string, row: number): Refusal {
  return new Refusal({
    code: "unclosed-quote",
    place: { file, row },
    found: "a quotation mark that is never closed",
    rule: "a cell that starts with a quotation mark ends with one, within a mebibyte",
    remedy: "Close it, or double the quotation marks that belong to the text.",
  });
}

function rowTooLong(file: string, row: number): Refusal {
  return new Refusal({
    code: "row-too-long",
    place: { file, row },
    found: "a row of more than a mebibyte",
    rule: "a row is a line of cells that count contacts",
    remedy: "Check that this is the right file, and that its line ends were not lost.",
  });
}
