import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Refusal } from "@springtide/refusal";

/** Bytes of a file in order, unpacked where it is gzipped. A chunk is only good until the next one is asked for. */
export interface ByteSource {
  /** The next bytes, or null at the end. */
  next(): Promise<Uint8Array | null>;
  /** Bytes of the file on disk read so far, and in all: what a progress bar needs. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  close(): Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/** A stretch of a file, its end exclusive. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The word for what is piped in, in place of a path. */
export const STANDARD_INPUT = "-";

/**
 * Opens a file for reading from front to back in bounded memory; `-` is what is piped in. Gzip is known by its content, not by the
 * name.
 * @throws Refusal codes file-not-found, file-not-readable, not-a-file; gzip-damaged while reading
 */
export async function openBytes(path: string): Promise<ByteSource> {
  if (path === STANDARD_INPUT) return piped(process.stdin);
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    const stat = await handle.stat();
    if (stat.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    const magic = new Uint8Array(2);
    const { bytesRead } = stat.isFile() ? await handle.read(magic, 0, 2, 0) : { bytesRead: 0 };
    const gzipped = bytesRead === 2 && magic[0] === 0x1f && magic[1] === 0x8b;
    return gzipped ? gunzipped(handle, stat.size, path) : plain(handle, stat.size);
  } catch (error) {
    await handle?.close();
    throw asRefusal(error, path);
  }
}

/**
 * Opens a stretch of a file that is neither packed nor piped in. Its chunks end where those of the whole file do, so that whoever cuts
 * records from them meets the same chunks.
 * @throws Refusal codes file-not-found, file-not-readable, not-a-file
 */
export async function openRange(path: string, { from, to }: ByteRange): Promise<ByteSource> {
  const handle = await open(path, "r").catch((error: unknown) => {
    throw asRefusal(error, path);
  });
  const chunk = new Uint8Array(CHUNK_BYTES);
  let at = from;
  return {
    async next() {
      const length = Math.min(CHUNK_BYTES - (at % CHUNK_BYTES), to - at);
      const { bytesRead } = await handle.read(chunk, 0, length, at);
      at += bytesRead;
      return bytesRead === 0 ? null : chunk.subarray(0, bytesRead);
    },
    get doneBytes() {
      return at - from;
    },
    totalBytes: to - from,
    close: () => handle.close(),
  };
}

function plain(handle: FileHandle, totalBytes: number): ByteSource {
  const chunk = new Uint8Array(CHUNK_BYTES);
  let doneBytes = 0;
  return {
    async next() {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, null);
      doneBytes += bytesRead;
      return bytesRead === 0 ? null : chunk.subarray(0, bytesRead);
    },
    get doneBytes() {
      return doneBytes;
    },
    totalBytes,
    close: () => handle.close(),
  };
}

const FIRST_BYTES = 512;

/** @param input any stream of bytes; how many there are in all is not known */
export async function piped(input: Readable): Promise<ByteSource> {
  const chunks: AsyncIterator<unknown> = input[Symbol.asyncIterator]();
  let [doneBytes, first] = [0, Buffer.alloc(0)];
  const nextChunk = async (): Promise<Uint8Array | null> => {
    const step: IteratorResult<unknown, unknown> = await chunks.next();
    if (step.done === true || !(step.value instanceof Uint8Array)) return null;
    doneBytes += step.value.length;
    return step.value;
  };
  while (first.length < FIRST_BYTES) {
    const chunk = await nextChunk();
    if (chunk === null) break;
    first = Buffer.concat([first, chunk]);
  }
  const plainBytes = async function* (): AsyncGenerator<Uint8Array> {
    if (first.length > 0) yield first;
    for (let chunk = await nextChunk(); chunk !== null; chunk = await nextChunk()) yield chunk;
  };
  const gzipped = first[0] === 0x1f && first[1] === 0x8b;
  const unpack = gzipped ? createGunzip({ chunkSize: CHUNK_BYTES }) : null;
  const packed = Readable.from(plainBytes(), { objectMode: false });
  if (unpack !== null) pipeline(packed, unpack, () => undefined);
  const out: AsyncIterator<unknown> = (unpack ?? packed)[Symbol.asyncIterator]();
  return {
    async next() {
      try {
        const step: IteratorResult<unknown, unknown> = await out.next();
        return step.done !== true && step.value instanceof Uint8Array ? step.value : null;
      } catch (error) {
        throw asRefusal(error, STANDARD_INPUT);
      }
    },
    get doneBytes() {
      return doneBytes;
    },
    totalBytes: 0,
    close() {
      unpack?.destroy();
      packed.destroy();
      input.destroy();
      return Promise.resolve();
    },
  };
}

function gunzipped(handle: FileHandle, totalBytes: number, path: string): ByteSource {
  const packed = handle.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES });
  const unpack = createGunzip({ chunkSize: CHUNK_BYTES });
  // Errors surface where the chunks are consumed; the pipeline only ties the two lives together.
  pipeline(packed, unpack, () => undefined);
  const chunks: AsyncIterator<unknown> = unpack[Symbol.asyncIterator]();
  return {
    async next() {
      try {
        const step: IteratorResult<unknown, unknown> = await chunks.next();
        return step.done !== true && step.value instanceof Uint8Array ? step.value : null;
      } catch (error) {
        throw asRefusal(error, path);
      }
    },
    get doneBytes() {
      return packed.bytesRead;
    },
    totalBytes,
    async close() {
      unpack.destroy();
      packed.destroy();
      await handle.close().catch(() => undefined);
    },
  };
}

function asRefusal(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const refuse = (name: string, found: string, rule: string, remedy: string): Refusal =>
    new Refusal({ code: name, place: { file: path }, found, rule, remedy });
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG")
    return refuse("file-not-found", "no such file", "it must exist", "Check the path.");
  if (code === "ELOOP")
    return refuse("file-not-found", "a link that leads back to itself", "it must lead to a file", "Check the path.");
  if (code === "EISDIR")
    return refuse("not-a-file", "a folder", "a file is needed", "Name the file inside this folder.");
  if (code === "EACCES" || code === "EPERM")
    return refuse(
      "file-not-readable",
      "a file that may not be opened",
      "it must be readable",
      "Check who may read it.",
    );
  if (code.startsWith("Z_"))
    return refuse(
      "gzip-damaged",
      code === "Z_BUF_ERROR" ? "a gzip file that ends too early" : "a gzip file that cannot be unpacked",
      "it must be complete",
      "Copy or pack the file again.",
    );
  return error;
}
