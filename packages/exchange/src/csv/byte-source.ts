import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
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

/**
 * Opens a file for reading from front to back in bounded memory. Gzip is known by its content, not by the name.
 * @throws Refusal codes file-not-found, file-not-readable, not-a-file; gzip-damaged while reading
 */
export async function openBytes(path: string): Promise<ByteSource> {
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
