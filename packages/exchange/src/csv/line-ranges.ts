import type { FileHandle } from "node:fs/promises";
import { open, stat } from "node:fs/promises";
import type { ByteRange } from "./byte-source.ts";
import { utf16Of } from "./encoding.ts";
import { LINE_FEED } from "./record-scanner.ts";

/** Looked through for a line end, beginning at the place where a file is to be cut. */
const SEARCHED_BYTES = 256 * 1024;
const FIRST_BYTES = 512;

/**
 * Cuts a file into about equal stretches, each of which begins behind a line end: a row may begin there, unless the line end stands in
 * quotes. None where the file is to be read in one go: it is short, or cannot be read from the middle (a pipe, gzip, UTF-16), or cannot
 * be opened, for which its reader has the words.
 * @param most so many stretches at most
 * @param leastBytes of a stretch
 */
export async function lineRanges(path: string, most: number, leastBytes: number): Promise<readonly ByteRange[]> {
  // A pipe that is opened and closed is lost.
  const found = await stat(path).catch(() => null);
  const stretches = found?.isFile() === true ? Math.min(most, Math.floor(found.size / leastBytes)) : 1;
  const handle = stretches > 1 ? await open(path, "r").catch(() => null) : null;
  if (found === null || handle === null) return [];
  try {
    if (!(await isReadableFromWithin(handle))) return [];
    const starts = [0];
    for (let at = 1; at < stretches; at += 1) {
      const start = await lineStart(handle, Math.floor((found.size * at) / stretches));
      if (start > (starts.at(-1) ?? 0) && start < found.size) starts.push(start);
    }
    return starts.length === 1 ? [] : starts.map((from, at) => ({ from, to: starts[at + 1] ?? found.size }));
  } finally {
    await handle.close();
  }
}

async function isReadableFromWithin(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(FIRST_BYTES), 0, FIRST_BYTES, 0);
  const first = buffer.subarray(0, bytesRead);
  return !(first[0] === 0x1f && first[1] === 0x8b) && utf16Of(first) === null;
}

/** Where the first line behind a place begins; -1 where none does within reach. */
async function lineStart(handle: FileHandle, from: number): Promise<number> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(SEARCHED_BYTES), 0, SEARCHED_BYTES, from);
  const at = buffer.subarray(0, bytesRead).indexOf(LINE_FEED);
  return at < 0 ? -1 : from + at + 1;
}
