import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import type { ByteSource } from "./byte-source.ts";
import { utf16Of } from "./encoding.ts";

/** How the letters of a text file are stored. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes of a text as UTF-8, whatever they were. */
interface DecodedSource extends ByteSource {
  /** What the bytes were read as; null while they were ASCII alone, which is the same in most. */
  readonly encoding: Encoding | null;
}

/**
 * Turns the bytes of a text into UTF-8. Where no encoding is named, UTF-16 is known by its zeros or its mark, and Windows-1252 (which
 * holds Latin-1) by the first bytes beyond ASCII, where they are no UTF-8; bytes that are mostly UTF-8 or no text are handed on as
 * they stand, to be refused with their row.
 */
export function decoded(source: ByteSource, named: Encoding | null): DecodedSource {
  let encoding = named;
  let first = true;
  let held: Uint8Array = new Uint8Array(0);
  let utf16: TextDecoder | null = null;
  const windows = new Windows1252();
  const next = async (): Promise<Uint8Array | null> => {
    const chunk = await source.next();
    if (chunk === null) return rest();
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = new Uint8Array(0);
    if (first) encoding ??= utf16Of(bytes);
    first = false;
    if (encoding === null && !isAscii(bytes)) {
      const whole = wholeLetters(bytes);
      // The one letter beyond ASCII may be cut: what follows will tell.
      if (whole < bytes.length && isAscii(bytes.subarray(0, whole))) {
        held = bytes.slice(whole);
        return bytes.subarray(0, whole);
      }
      encoding = isWindows1252(bytes, whole) ? "windows-1252" : "utf-8";
    }
    return converted(bytes);
  };
  const converted = (bytes: Uint8Array): Uint8Array => {
    if (encoding === "windows-1252") return isAscii(bytes) ? bytes : windows.utf8Of(bytes);
    if (encoding !== "utf-16le" && encoding !== "utf-16be") return bytes;
    utf16 ??= new TextDecoder(encoding);
    return Buffer.from(utf16.decode(bytes, { stream: true }), "utf8");
  };
  const rest = (): Uint8Array | null => {
    if (held.length > 0) {
      encoding = isWindows1252(held, held.length) ? "windows-1252" : "utf-8";
      const last = converted(held);
      held = new Uint8Array(0);
      return last;
    }
    const last = utf16?.decode() ?? "";
    return last === "" ? null : Buffer.from(last, "utf8");
  };
  return {
    next,
    get encoding() {
      return encoding;
    },
    get doneBytes() {
      return source.doneBytes;
    },
    totalBytes: source.totalBytes,
    close: () => source.close(),
  };
}

/** Where the last letter of UTF-8 that may be cut begins. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

const CONTROL = 0x20;
const BLANKS = new Set([0x09, 0x0a, 0x0d]);

function isWindows1252(bytes: Uint8Array, whole: number): boolean {
  if (isUtf8(bytes.subarray(0, whole))) return false;
  if (bytes.some((byte) => byte < CONTROL && !BLANKS.has(byte))) return false;
  // Damaged UTF-8 still has more letters that are whole than broken ones.
  let [letters, broken] = [0, 0];
  for (const letter of new TextDecoder().decode(bytes))
    if (letter === "\uFFFD") broken += 1;
    else if (letter > "\u007F") letters += 1;
  return broken > letters;
}

/** The letters of Windows-1252 beyond ASCII, each in three bytes of UTF-8 at most, and how many it takes. */
const LETTERS = new Uint8Array(128 * 3);
const LETTER_BYTES = new Uint8Array(128);
const windows1252 = new TextDecoder("windows-1252");
for (let letter = 0; letter < 128; letter += 1) {
  const written = Buffer.from(windows1252.decode(Uint8Array.of(letter + 128)), "utf8");
  LETTERS.set(written, letter * 3);
  LETTER_BYTES[letter] = written.length;
}

/** Used for one chunk after the other: each is only good until the next. */
class Windows1252 {
  #out = new Uint8Array(0);

  utf8Of(bytes: Uint8Array): Uint8Array {
    if (this.#out.length < bytes.length * 3) this.#out = new Uint8Array(bytes.length * 3);
    const out = this.#out;
    let to = 0;
    for (let from = 0; from < bytes.length; from += 1) {
      const byte = bytes[from] ?? 0;
      if (byte < 128) {
        out[to] = byte;
        to += 1;
        continue;
      }
      const length = LETTER_BYTES[byte - 128] ?? 0;
      for (let at = 0; at < length; at += 1) out[to + at] = LETTERS[(byte - 128) * 3 + at] ?? 0;
      to += length;
    }
    return out.subarray(0, to);
  }
}
