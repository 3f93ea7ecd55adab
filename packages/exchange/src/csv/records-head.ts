import { Refusal } from "@springtide/refusal";
import { openBytes } from "./byte-source.ts";
import { cellTexts } from "./cell-text.ts";
import type { Encoding } from "./decoded-bytes.ts";
import { decoded } from "./decoded-bytes.ts";
import { separatorLine, sniffDelimiter } from "./delimiter.ts";
import { byteOrderMarkLength, checkIsText } from "./encoding.ts";
import { GrowingBuffer } from "./growing-buffer.ts";
import { LINE_FEED, RecordScanner } from "./record-scanner.ts";
import type { RecordsRequest } from "./records-request.ts";
import { fill } from "./take-records.ts";

const SAMPLE_BYTES = 64 * 1024;

/** How a CSV file is cut into records, as its first bytes tell. */
export interface RecordsHead {
  readonly separator: number;
  readonly lineEnd: number;
  /** Where the header begins, behind a byte order mark and a line that names the separator. */
  readonly headerAt: number;
  /** Null where the first bytes are ASCII. */
  readonly encoding: Encoding | null;
}

/** What there is to say for the head of a file to be read. */
export type HeadRequest = Omit<RecordsRequest, "plainRows" | "onRecord" | "afterChunk">;

/** A file of which the first bytes are read. */
interface OpenHead {
  readonly source: ReturnType<typeof decoded>;
  readonly buffer: GrowingBuffer;
  readonly head: RecordsHead;
  readonly isEnd: boolean;
}

/** Opens a file and reads its first bytes: their columns go to `onHeader`. Whoever asks closes the source. */
export async function openHead(request: HeadRequest): Promise<OpenHead> {
  const { encoding = "utf-8" } = request;
  const source = decoded(await (request.open?.() ?? openBytes(request.path)), encoding === "found" ? null : encoding);
  try {
    const buffer = new GrowingBuffer();
    let isEnd = false;
    while (!isEnd && buffer.length < SAMPLE_BYTES) isEnd = !(await fill(buffer, source, request));
    return { source, buffer, head: { ...start(buffer, request), encoding: source.encoding }, isEnd };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/**
 * Reads the first bytes of a CSV file alone, and tells its columns to `onHeader`.
 * @throws Refusal as `readRecords` does
 */
export async function readHead(request: HeadRequest): Promise<RecordsHead> {
  const { source, head } = await openHead(request);
  await source.close();
  return head;
}

/** Looks at the first bytes: text at all? which separator and line ends? which columns? */
function start(buffer: GrowingBuffer, request: HeadRequest): Omit<RecordsHead, "encoding"> {
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
  return { separator, lineEnd, headerAt };
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
