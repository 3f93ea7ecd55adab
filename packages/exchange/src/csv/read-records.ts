import { isUtf8 } from "node:buffer";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { Refusal, stopIfCancelled } from "@springtide/refusal";
import type { ByteSource } from "./byte-source.ts";
import { openBytes } from "./byte-source.ts";
import { cellTexts } from "./cell-text.ts";
import type { Encoding } from "./decoded-bytes.ts";
import { decoded } from "./decoded-bytes.ts";
import type { Delimiter } from "./delimiter.ts";
import { separatorLine, sniffDelimiter } from "./delimiter.ts";
import { byteOrderMarkLength, checkIsText, refuseBytes } from "./encoding.ts";
import type { CsvRecord, PlainRows } from "./record-scanner.ts";
import { LINE_FEED, QUOTE, RecordScanner } from "./record-scanner.ts";

const SAMPLE_BYTES = 64 * 1024;
const MAX_RECORD_BYTES = 1024 * 1024;

/** The cells of some thousand rows below the header, read ahead: what the dialect of a file is known by. */
type FirstRows = () => readonly (readonly string[])[];

export interface RecordsRequest {
  readonly path: string;
  /** Where the bytes come from, if not from the path. */
  readonly open?: (() => Promise<ByteSource>) | undefined;
  /** Name of the file in refusals. */
  readonly file: string;
  /** Found out if not given. */
  readonly delimiter?: Delimiter | undefined;
  /** How letters are stored: UTF-8 alone if not given, "found" to find it out. */
  readonly encoding?: Encoding | "found" | undefined;
  /** Whether these column names hold all that is needed: how the separator is known. */
  readonly isHeader: (columns: readonly string[]) => boolean;
  /** Called once, with the column names, before any record. */
  readonly onHeader: (columns: readonly string[], delimiter: Delimiter, firstRows: FirstRows) => void;
  /** A quicker reader for rows in a form it knows, asked for once, after the header; the others go to `onRecord`. */
  readonly plainRows?: ((separator: number, lineEnd: number) => PlainRows | null) | undefined;
  /** Called for every record after the header. */
  readonly onRecord: (record: CsvRecord) => void;
  /** Awaited after the records of every chunk, at the end too: where what was made of them is passed on. */
  readonly afterChunk?: (() => Promise<void>) | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/**
 * Reads a CSV file, gzipped or not, from front to back in bounded memory and hands over record by record.
 * @throws Refusal where the file as a whole cannot be read: missing, damaged, binary, not UTF-8, empty, separator unclear,
 *   a quote that is never closed
 * @returns the encoding that was found; null where the file is ASCII
 */
export async function readRecords(request: RecordsRequest): Promise<Encoding | null> {
  const { encoding = "utf-8" } = request;
  const source = decoded(await (request.open?.() ?? openBytes(request.path)), encoding === "found" ? null : encoding);
  try {
    const buffer = new GrowingBuffer();
    let isEnd = false;
    while (!isEnd && buffer.length < SAMPLE_BYTES) isEnd = !(await fill(buffer, source, request));
    const { scanner, separator, headerAt } = start(buffer, request);
    buffer.drop(headerAt);
    const plain = request.plainRows?.(separator, scanner.lineEnd) ?? null;
    const taking: Taking = { scanner, file: request.file, onRecord: request.onRecord, plain };
    for (;;) {
      scanWhole(taking, buffer, isEnd);
      await request.afterChunk?.();
      if (isEnd) break;
      isEnd = !(await fill(buffer, source, request));
    }
    return source.encoding;
  } finally {
    await source.close();
  }
}

interface Start {
  readonly scanner: RecordScanner;
  readonly separator: number;
  /** Where the header begins, behind a byte order mark and a line that names the separator. */
  readonly headerAt: number;
}

/** Looks at the first bytes: text at all? which separator and line ends? which columns? */
function start(buffer: GrowingBuffer, request: RecordsRequest): Start {
  const whole = buffer.bytes.subarray(0, buffer.length);
  checkIsText(whole, request.file);
  const bodyAt = byteOrderMarkLength(whole);
  const announced = separatorLine(whole.subarray(bodyAt));
  const headerAt = bodyAt + announced.bytes;
  const sample = whole.subarray(headerAt);
  if (sample.every((byte) => byte <= 0x20)) throw emptyFile(request.file);
  const lineEnd = sample.includes(LINE_FEED) || !sample.includes(0x0d) ? LINE_FEED : 0x0d;
  const delimiter =
    request.delimiter ?? announced.delimiter ?? sniffDelimiter(sample, lineEnd, request.file, request.isHeader);
  const separator = delimiter.charCodeAt(0);
  const scanner = new RecordScanner(separator, lineEnd);
  const columns = scanner.first(sample, cellTexts);
  request.onHeader(columns, delimiter, () => rowsBelow(sample, new RecordScanner(separator, lineEnd)));
  return { scanner, separator, headerAt };
}

function rowsBelow(sample: Uint8Array, scanner: RecordScanner): string[][] {
  const rows: string[][] = [];
  // Only whole rows: the sample may end in the middle of one. Yet a short file may lack its last line end.
  const isEnd = sample.length < SAMPLE_BYTES;
  scanner.scan(sample, sample.length, isEnd, (record) => {
    if (record.row > 1) rows.push(cellTexts(record));
  });
  return rows;
}

/** What takes the records of a file. */
interface Taking {
  readonly scanner: RecordScanner;
  readonly file: string;
  readonly onRecord: (record: CsvRecord) => void;
  readonly plain: PlainRows | null;
}

/** Scans the whole records at hand and keeps the rest for later. */
function scanWhole({ scanner, file, onRecord, plain }: Taking, buffer: GrowingBuffer, isEnd: boolean): void {
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

async function fill(buffer: GrowingBuffer, source: ByteSource, request: RecordsRequest): Promise<boolean> {
  stopIfCancelled(request.cancel);
  const chunk = await source.next();
  if (chunk === null) return false;
  buffer.append(chunk);
  request.progress?.(source.doneBytes, Math.max(source.totalBytes, source.doneBytes), `reading ${request.file}`);
  return true;
}

/** A file without a single byte of text. */
export function emptyFile(file: string): Refusal {
  return new Refusal({
    code: "empty-file",
    place: { file },
    found: "an empty file",
    rule: "it needs a header row and at least one row of data",
    remedy: "Export the file again.",
  });
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

/** Bytes that are read at the front and appended at the back; as large as the longest record and a chunk ask for. */
class GrowingBuffer {
  bytes: Uint8Array = new Uint8Array(512 * 1024);
  length = 0;

  append(chunk: Uint8Array): void {
    if (this.length + chunk.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + chunk.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.length);
    this.length += chunk.length;
  }

  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
