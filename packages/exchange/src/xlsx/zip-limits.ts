import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { Refusal } from "@springtide/refusal";
import type { PackedEntry } from "../workbook/zip-file.ts";
import { packedZip } from "../workbook/zip-file.ts";

/** A workbook is held whole in memory: a year of quarter hours of ten queues is some 15 MB packed. */
export const MOST_PACKED_BYTES = 30_000_000;
const MOST_UNPACKED_BYTES = 250_000_000;
const MOST_PARTS = 2000;
/** Readers make room for every cell between the first and the last, filled or not. */
export const MOST_CELLS = 20_000_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
/** All that is read of a workbook. */
const NEEDED = /\.(xml|rels)$/;

/**
 * A packed workbook, packed anew from what its directory lists once each part was unpacked within limits: what headers say of sizes may be a
 * lie, and readers that walk through a file find parts in it that its directory hides.
 * @param look is shown the text of each part
 * @param most bytes of all parts unpacked
 * @throws Refusal codes workbook-damaged, workbook-too-large, and what `look` throws
 */
export function repacked(bytes: Buffer, file: string, look: (xml: Buffer) => void, most = MOST_UNPACKED_BYTES): Buffer {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged(file);
  const parts = bytes.readUInt16LE(end + 10);
  if (parts > MOST_PARTS) throw tooLarge(file, `${parts} parts`);
  const entries: PackedEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged(file);
    const after = at + 46 + bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, after);
    const { packed, whole } = partAt(bytes, at, most - unpacked, file);
    unpacked += whole.length;
    if (NEEDED.test(name)) {
      look(whole);
      entries.push({ name, packed, check: crc32(whole), whole: whole.length });
    }
    at = after + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return packedZip(entries);
}

/** A part by its entry in the directory, as it is packed and unpacked. */
function partAt(bytes: Buffer, entry: number, most: number, file: string): { packed: Buffer; whole: Buffer } {
  const packedSize = bytes.readUInt32LE(entry + 20);
  const header = bytes.readUInt32LE(entry + 42);
  if (header + 30 > bytes.length) throw damaged(file);
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packedSize > bytes.length) throw damaged(file);
  const found = bytes.subarray(start, start + packedSize);
  const method = bytes.readUInt16LE(entry + 10);
  if (method === STORED) return { packed: deflateRawSync(found), whole: found };
  if (method !== DEFLATED) throw damaged(file);
  return { packed: found, whole: unpackedBytes(found, most, file) };
}

function unpackedBytes(packed: Buffer, most: number, file: string): Buffer {
  try {
    return packed.length === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(file, `more than ${Math.round(most / 1e6)} MB once it is unpacked`);
    throw damaged(file);
  }
}

/** A workbook beyond the limits. */
export function tooLarge(file: string, found: string): Refusal {
  return new Refusal({
    code: "workbook-too-large",
    place: { file },
    found,
    rule: `a workbook has at most ${MOST_PACKED_BYTES / 1e6} MB, ${MOST_UNPACKED_BYTES / 1e6} MB unpacked, and ${MOST_CELLS / 1e6} million cells from its first to its last`,
    remedy: "Save the sheet alone, as CSV, or split it.",
  });
}

/** A workbook that cannot be unpacked. */
export function damaged(file: string): Refusal {
  return new Refusal({
    code: "workbook-damaged",
    place: { file },
    found: "a workbook that cannot be unpacked",
    rule: "it must be complete, and without a password",
    remedy: "Open it in a spreadsheet, save it as .xlsx without a password, or as CSV.",
  });
}
