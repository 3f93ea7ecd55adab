import type { CancelSignal } from "@springtide/refusal";
import type { ByteRange } from "../csv/byte-source.ts";
import { openRange } from "../csv/byte-source.ts";
import type { Encoding } from "../csv/decoded-bytes.ts";
import { readStretch } from "../csv/read-stretch.ts";
import type { RecordsHead } from "../csv/records-head.ts";
import type { CountingPlan } from "./log-count.ts";
import { LogCount } from "./log-count.ts";

/** A part of a log to be counted; plain data, as a thread is told it. */
export interface PartWork {
  readonly path: string;
  /** In the file; the first part begins with the header. */
  readonly range: ByteRange;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly head: RecordsHead;
  readonly counting: CountingPlan;
}

/** A part of a log that was counted. */
export interface CountedPart {
  readonly count: LogCount;
  /** Null where the part is ASCII. */
  readonly encoding: Encoding | null;
}

/**
 * Counts a part of a log.
 * @param onBytes told now and then how many bytes of the part are read
 * @throws CutRecord where the part does not end behind a record; Refusal where it cannot be read; Cancelled
 */
export async function countPart(
  { path, range, isFirst, isLast, head, counting }: PartWork,
  onBytes: (done: number) => void,
  cancel?: CancelSignal,
): Promise<CountedPart> {
  const count = new LogCount(counting);
  const encoding = await readStretch({
    open: () => openRange(path, range),
    file: counting.file,
    head,
    isFirst,
    isLast,
    plain: count.rows.plainRows(head.separator, head.lineEnd),
    onRecord(record) {
      count.rows.read(record);
    },
    progress: onBytes,
    cancel,
  });
  return { count, encoding };
}
