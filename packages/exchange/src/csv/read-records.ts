import type { Encoding } from "./decoded-bytes.ts";
import { RecordScanner } from "./record-scanner.ts";
import { openHead } from "./records-head.ts";
import type { RecordsRequest } from "./records-request.ts";
import { takeRecords } from "./take-records.ts";

/**
 * Reads a CSV file, gzipped or not, from front to back in bounded memory and hands over record by record.
 * @throws Refusal where the file as a whole cannot be read: missing, damaged, binary, not UTF-8, empty, separator unclear,
 *   a quote that is never closed
 * @returns the encoding that was found; null where the file is ASCII
 */
export async function readRecords(request: RecordsRequest): Promise<Encoding | null> {
  const { source, buffer, head, isEnd } = await openHead(request);
  try {
    buffer.drop(head.headerAt);
    const { file, onRecord, afterChunk } = request;
    const scanner = new RecordScanner(head.separator, head.lineEnd);
    const plain = request.plainRows?.(head.separator, head.lineEnd) ?? null;
    await takeRecords({ scanner, file, onRecord, afterChunk, plain }, { source, buffer, isEnd, isLast: true }, request);
    return source.encoding;
  } finally {
    await source.close();
  }
}
