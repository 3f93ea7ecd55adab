import { Refusal } from "@springtide/refusal";
import type { ByteRange } from "../csv/byte-source.ts";
import type { Encoding } from "../csv/decoded-bytes.ts";
import { CutRecord } from "../csv/read-stretch.ts";
import { readHead } from "../csv/records-head.ts";
import type { AggregateRequest } from "./aggregate-request.ts";
import type { BeginPart } from "./count-in-thread.ts";
import type { LogHead } from "./log-head.ts";
import { headRequest } from "./log-head.ts";
import type { PartWork } from "./log-part.ts";
import { countPart } from "./log-part.ts";
import type { LogReading } from "./log-reading.ts";
import type { PartNews } from "./part-news.ts";

/**
 * Reads a log in parts, all at the same time: the first in this thread, the others in threads that `begin` begins. Each part begins
 * behind a line end, which may stand in quotes; so each but the last has to end behind a record, and then the next began with one.
 * @param ranges the parts, two or more
 * @returns null where only reading in one go tells what is to be said: a cut in quotes, and whatever refuses the log as a whole
 * @throws Cancelled
 */
export async function readInParts(
  request: AggregateRequest,
  file: string,
  ranges: readonly ByteRange[],
  begin: BeginPart,
): Promise<LogReading | null> {
  try {
    const { head, works } = await partsOf(request, file, ranges);
    const [firstWork, ...others] = works;
    if (firstWork === undefined) return null;
    const doneBytes = new Float64Array(new SharedArrayBuffer(works.length * Float64Array.BYTES_PER_ELEMENT));
    const totalBytes = ranges.at(-1)?.to ?? 0;
    const onBytes = (done: number): void => {
      doneBytes[0] = done;
      request.progress?.(sumOf(doneBytes), totalBytes, `reading ${file}`);
    };
    const threads = others.map((work, at) => begin({ work, doneBytes, part: at + 1 }));
    try {
      const first = countPart(firstWork, onBytes, request.cancel);
      const [{ count, encoding }, ...news] = await Promise.all([first, ...threads.map((thread) => thread.news)]);
      return joined({ ...head, count, encoding }, news);
    } finally {
      await Promise.all(threads.map((thread) => thread.stop()));
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof CutRecord) return null;
    throw error;
  }
}

interface Parts {
  readonly head: LogHead;
  readonly works: readonly PartWork[];
}

/** The head of a log, and its parts. @throws Refusal where the head tells that the log cannot be read */
async function partsOf(request: AggregateRequest, file: string, ranges: readonly ByteRange[]): Promise<Parts> {
  const found: { head?: LogHead } = {};
  const records = await readHead(headRequest(request, file, (head) => (found.head = head)));
  const { head } = found;
  if (head === undefined) throw new Error("A log was read without a header.");
  const works = ranges.map(({ from, to }, at) => ({
    path: request.path,
    range: { from: at === 0 ? records.headerAt : from, to },
    isFirst: at === 0,
    isLast: at === ranges.length - 1,
    head: records,
    counting: head.counting,
  }));
  return { head, works };
}

/** Goes on with what the threads tell, part after part. @throws Refusal as `LogCount.absorb` does */
function joined(reading: LogReading, news: readonly PartNews[]): LogReading | null {
  let { encoding } = reading;
  for (const part of news) {
    if (part === null || !isOneFile(encoding, part.encoding)) return null;
    reading.count.absorb(part.told);
    encoding ??= part.encoding;
  }
  return { ...reading, encoding };
}

/** Whether a part that was read as `following` would have been read so behind what stands above: ASCII reads the same in both. */
function isOneFile(above: Encoding | null, following: Encoding | null): boolean {
  return following === null || following === (above ?? "utf-8");
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
