import { availableParallelism } from "node:os";
import { STANDARD_INPUT } from "../csv/byte-source.ts";
import { lineRanges } from "../csv/line-ranges.ts";
import { readRecords } from "../csv/read-records.ts";
import type { AggregateRequest } from "./aggregate-request.ts";
import { LogCount } from "./log-count.ts";
import type { LogHead } from "./log-head.ts";
import { headRequest } from "./log-head.ts";
import type { LogReading } from "./log-reading.ts";
import type { BeginPart } from "./count-in-thread.ts";
import { readInParts } from "./read-in-parts.ts";

/** More threads would hold more memory than they are worth. */
const MOST_THREADS = 2;
/** A thread takes about a tenth of a second to begin: as long as counting so many bytes. */
const LEAST_BYTES = 8 * 1024 * 1024;

/**
 * Reads and counts a log: a long file in several threads, where there are cores for them. What is told is the same.
 * @throws Refusal where the log as a whole cannot be read
 */
export async function readLog(request: AggregateRequest, file: string, begin: BeginPart): Promise<LogReading> {
  const { path, threads } = request;
  const most = threads ?? Math.min(MOST_THREADS, availableParallelism());
  if (most > 1 && path !== STANDARD_INPUT) {
    const ranges = await lineRanges(path, most, threads === undefined ? LEAST_BYTES : 1);
    const reading = ranges.length > 0 ? await readInParts(request, file, ranges, begin) : null;
    if (reading !== null) return reading;
  }
  return readInOne(request, file);
}

/** Reads a log from front to back. */
async function readInOne(request: AggregateRequest, file: string): Promise<LogReading> {
  const begun: { head?: LogHead; count?: LogCount } = {};
  const encoding = await readRecords({
    ...headRequest(request, file, (head) => {
      begun.head = head;
      begun.count = new LogCount(head.counting);
    }),
    plainRows: (separator, lineEnd) => begun.count?.rows.plainRows(separator, lineEnd) ?? null,
    onRecord(record) {
      begun.count?.rows.read(record);
    },
    progress: request.progress,
  });
  const { head, count } = begun;
  if (head === undefined || count === undefined) throw new Error("A log was read without a header.");
  return { ...head, count, encoding };
}
