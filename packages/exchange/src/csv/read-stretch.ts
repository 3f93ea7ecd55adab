import type { ByteSource } from "./byte-source.ts";
import type { Encoding } from "./decoded-bytes.ts";
import { decoded } from "./decoded-bytes.ts";
import { GrowingBuffer } from "./growing-buffer.ts";
import type { PlainRows } from "./record-scanner.ts";
import { RecordScanner } from "./record-scanner.ts";
import type { RecordsHead } from "./records-head.ts";
import type { RecordsRequest } from "./records-request.ts";
import { takeRecords } from "./take-records.ts";

/** A stretch of a file whose head is known. */
export interface StretchRequest extends Pick<RecordsRequest, "file" | "onRecord" | "progress" | "cancel"> {
  readonly open: () => Promise<ByteSource>;
  readonly head: RecordsHead;
  /** The first stretch begins with the header; every other is numbered as if it did. */
  readonly isFirst: boolean;
  /** The last one ends with the file, every other behind a record. */
  readonly isLast: boolean;
  readonly plain: PlainRows | null;
}

/** Thrown where a stretch ends in the middle of a record. */
export class CutRecord extends Error {
  override readonly name = "CutRecord";
  constructor() {
    super("A stretch of the file ends in the middle of a record.");
  }
}

/**
 * Reads a stretch of a CSV file, and hands over record by record. Its row numbers count from 2.
 * @throws CutRecord where it does not end behind a record, and as `readRecords` does
 * @returns the encoding that was found; null where the stretch is ASCII
 */
export async function readStretch(request: StretchRequest): Promise<Encoding | null> {
  const { head, file, onRecord, plain, isFirst, isLast } = request;
  const source = decoded(await request.open(), head.encoding);
  try {
    const scanner = new RecordScanner(head.separator, head.lineEnd);
    if (!isFirst) scanner.row = 1;
    const buffer = new GrowingBuffer();
    await takeRecords({ scanner, file, onRecord, plain }, { source, buffer, isEnd: false, isLast }, request);
    if (buffer.length > 0) throw new CutRecord();
    return source.encoding;
  } finally {
    await source.close();
  }
}
