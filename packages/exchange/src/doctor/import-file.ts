import { Readable } from "node:stream";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import type { ByteSource } from "../csv/byte-source.ts";
import { openBytes, piped } from "../csv/byte-source.ts";

/** A file that is examined: what it is called, and its bytes, as often as they are wanted. */
export interface ImportFile {
  readonly name: string;
  readonly open: () => Promise<ByteSource>;
}

/** A file on disk. It is opened when it is read, so a missing one is refused then. */
export function importFileAt(path: string): ImportFile {
  return { name: basename(path), open: () => openBytes(path) };
}

/** Bytes that were sent or pasted, under the name they came with. */
export function importFileOf(name: string, bytes: Uint8Array): ImportFile {
  return { name, open: () => piped(Readable.from(chunksOf(bytes))) };
}

/**
 * Bytes that were kept packed by gzip, unpacked piece by piece while they are read: it is never there whole.
 * @param bytes how many they are unpacked, for progress
 */
export function packedImportFile(name: string, packed: Uint8Array, bytes: number): ImportFile {
  return {
    name,
    async open() {
      const source = await piped(Readable.from(chunksOf(packed)).pipe(createGunzip({ chunkSize: CHUNK_BYTES })));
      return {
        next: () => source.next(),
        get doneBytes() {
          return source.doneBytes;
        },
        totalBytes: bytes,
        close: () => source.close(),
      };
    },
  };
}

const CHUNK_BYTES = 256 * 1024;

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.slice(at, at + CHUNK_BYTES);
}
