import { inflateRawSync } from "node:zlib";
import { Refusal } from "@springtide/refusal";

/** A workbook is held whole in memory: a year of quarter hours of ten queues is some 15 MB packed. */
export const MOST_PACKED_BYTES = 30_000_000;
const MOST_UNPACKED_BYTES = 250_000_000;
const MOST_PARTS = 2000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Checks that a packed workbook unpacks within limits, by unpacking each part and throwing it away: what its directory says of sizes
 * may be a lie.
 * @throws Refusal codes workbook-damaged, workbook-too-large
 */
export function checkZip(bytes: Buffer, file: string): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged(file);
  const parts = bytes.readUInt16LE(end + 10);
  if (parts > MOST_PARTS) throw tooLarge(file, `${parts} parts`);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged(file);
    unpacked += unpackedSize(bytes, at, MOST_UNPACKED_BYTES - unpacked, file);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpackedSize(bytes: Buffer, entry: number, most: number, file: string): number {
  const packedSize = bytes.readUInt32LE(entry + 20);
  const header = bytes.readUInt32LE(entry + 42);
  if (header + 30 > bytes.length) throw damaged(file);
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packedSize > bytes.length) throw damaged(file);
  if (bytes.readUInt16LE(entry + 10) !== DEFLATED) return packedSize;
  try {
    return packedSize === 0
      ? 0
      : inflateRawSync(bytes.subarray(start, start + packedSize), { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(file, "more once it is unpacked");
    throw damaged(file);
  }
}

/** A workbook beyond the limits. */
export function tooLarge(file: string, found: string): Refusal {
  return new Refusal({
    code: "workbook-too-large",
    place: { file },
    found,
    rule: `a workbook has at most ${MOST_PACKED_BYTES / 1e6} MB, and ${MOST_UNPACKED_BYTES / 1e6} MB unpacked`,
    remedy: "Save the sheet as CSV, which may be of any size.",
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
