import { crc32, deflateRawSync } from "node:zlib";

/** 1980-01-01 00:00 as ZIP files write it: the same content makes the same bytes, whenever it is packed. */
const FIXED_DATE = 0x21;
const FIXED_TIME = 0;
const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

/** One file of an archive, deflated already. */
export interface PackedEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  /** CRC-32 of what it unpacks to, and how many bytes that are. */
  readonly check: number;
  readonly whole: number;
}

/** A ZIP archive of some texts in UTF-8, deflated, in their order. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  return packedZip(
    entries.map(({ name, text }) => {
      const bytes = Buffer.from(text, "utf8");
      return { name, packed: deflateRawSync(bytes), check: crc32(bytes), whole: bytes.length };
    }),
  );
}

/** A ZIP archive (APPNOTE 6.3.3, without ZIP64: at most 65,535 files and 4 GiB) of files that are deflated already, in their order. */
export function packedZip(entries: readonly PackedEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, packed, check, whole } of entries) {
    const named = Buffer.from(name, "utf8");
    const sizes = { check, packed: packed.length, whole, name: named.length };
    const head = localHeader(sizes);
    parts.push(head, named, packed);
    directory.push(directoryHeader(sizes, offset), named);
    offset += head.length + named.length + packed.length;
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, endOfDirectory(entries.length, directoryBytes, offset)]);
}

interface EntrySizes {
  readonly check: number;
  readonly packed: number;
  readonly whole: number;
  readonly name: number;
}

function localHeader(sizes: EntrySizes): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4, sizes);
  return head;
}

function directoryHeader(sizes: EntrySizes, offset: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(VERSION, 4);
  writeCommon(head, 6, sizes);
  head.writeUInt32LE(offset, 42);
  return head;
}

/** What a file's own header and its entry in the directory have in common. */
function writeCommon(head: Buffer, at: number, { check, packed, whole, name }: EntrySizes): void {
  head.writeUInt16LE(VERSION, at);
  head.writeUInt16LE(UTF8_NAMES, at + 2);
  head.writeUInt16LE(DEFLATED, at + 4);
  head.writeUInt16LE(FIXED_TIME, at + 6);
  head.writeUInt16LE(FIXED_DATE, at + 8);
  head.writeUInt32LE(check, at + 10);
  head.writeUInt32LE(packed, at + 14);
  head.writeUInt32LE(whole, at + 18);
  head.writeUInt16LE(name, at + 22);
}

function endOfDirectory(files: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
