import { isUtf8 } from "node:buffer";
import { Refusal } from "@springtide/refusal";

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string; readonly remedy: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: "a ZIP archive or an Excel workbook (.xlsx)",
    remedy: "Unpack it, or save the sheet as CSV UTF-8.",
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    name: "an old Excel workbook (.xls)",
    remedy: "Save the sheet as CSV UTF-8.",
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: "a PDF", remedy: "Export the data as CSV instead." },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: "a Zstandard archive", remedy: "Unpack it, or pack it with gzip." },
  { bytes: [0x42, 0x5a, 0x68], name: "a bzip2 archive", remedy: "Unpack it, or pack it with gzip." },
];

/**
 * Refuses what is plainly not UTF-8 text, by the first bytes of a file, and says what it is instead.
 * @throws Refusal codes binary-file, not-utf-8
 */
export function checkIsText(sample: Uint8Array, file: string): void {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => sample[index] === byte));
  if (known !== undefined)
    throw new Refusal({
      code: "binary-file",
      place: { file },
      found: known.name,
      rule: "a CSV text file is needed",
      remedy: known.remedy,
    });
  const utf16 = utf16Of(sample);
  if (utf16 !== null) throw notUtf8(file, `text in UTF-16 (${utf16 === "utf-16le" ? "little-endian" : "big-endian"})`);
  if (sample.includes(0))
    throw new Refusal({
      code: "binary-file",
      place: { file },
      found: "binary data (zero bytes)",
      rule: "a CSV text file is needed",
      remedy: "Check that this is the right file.",
    });
}

/** How many bytes the UTF-8 byte order mark takes at the front: 3 or 0. */
export function byteOrderMarkLength(sample: Uint8Array): number {
  return sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
}

/** The refusal of bytes that are no UTF-8, with a guess at what they are. */
export function refuseBytes(bytes: Uint8Array, file: string, row: number): Refusal {
  const bad = firstBadByte(bytes);
  const near = Buffer.from(bytes.subarray(Math.max(0, bad - 12), bad + 12))
    .toString("latin1")
    .replaceAll(/\s+/g, " ")
    .trim();
  const control = bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return control
    ? new Refusal({
        code: "binary-file",
        place: { file, row },
        found: "binary data",
        rule: "a CSV text file is needed",
        remedy: "Check that this is the right file.",
      })
    : notUtf8(file, `text that looks like Latin-1 or Windows-1252 ("${near}")`, row);
}

function notUtf8(file: string, found: string, row?: number): Refusal {
  return new Refusal({
    code: "not-utf-8",
    place: { file, ...(row === undefined ? {} : { row }) },
    found,
    rule: "the file must be UTF-8",
    remedy: "Save it again as CSV UTF-8.",
  });
}

/** Whether these first bytes of a file are UTF-16, and which, by its mark or its zeros. */
export function utf16Of(sample: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  const length = Math.min(sample.length, 512) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  // Latin letters in UTF-16 have a zero in every other byte, and only there.
  if (length >= 8 && odd > length * 0.4 && even === 0) return "utf-16le";
  if (length >= 8 && even > length * 0.4 && odd === 0) return "utf-16be";
  return null;
}

function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // The longest prefix that is whole UTF-8, found by halving; a cut character at its end counts as bad, which is near enough.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(bytes.subarray(0, middle)) || isUtf8(bytes.subarray(0, Math.max(0, middle - 3)))) low = middle;
    else high = middle - 1;
  }
  return low;
}
