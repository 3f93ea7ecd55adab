import { createHash } from "node:crypto";
import type { ContactDay } from "../contact-days.ts";

const ABSENT_COLUMN = 0x6e;
const COLUMN = 0x76;
const ABSENT_VALUE = 0x00;
const VALUE = 0x01;

/**
 * What tells one version of a day from another, bit by bit: 128 bits of SHA-256 over its columns, in hexadecimal. Each column is
 * a mark, then its values as IEEE 754 doubles with the highest byte first, behind a mark each; migration 0010 lays them out alike.
 */
export function dayDigest(day: ContactDay): string {
  const hash = createHash("sha256");
  for (const column of [day.offered, day.handled, day.abandoned, day.ahtSeconds]) hash.update(bytesOf(column));
  return hash.digest("hex").slice(0, 32);
}

function bytesOf(column: readonly (number | null)[] | null): Uint8Array {
  if (column === null) return Uint8Array.of(ABSENT_COLUMN);
  const bytes = new Uint8Array(1 + column.length * 9);
  const view = new DataView(bytes.buffer);
  bytes[0] = COLUMN;
  let at = 1;
  for (const value of column) {
    bytes[at] = value === null ? ABSENT_VALUE : VALUE;
    if (value !== null) view.setFloat64(at + 1, value);
    at += value === null ? 1 : 9;
  }
  return bytes.subarray(0, at);
}
