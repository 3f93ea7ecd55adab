import { Refusal } from "@springtide/refusal";
import { openBytes } from "../csv/byte-source.ts";

export interface TextFile {
  readonly path: string;
  /** What the file should hold, for people: "a shop description". */
  readonly what: string;
  readonly largestMegabytes: number;
}

/**
 * The whole text of a file that fits in memory: UTF-8, with or without a byte order mark, gzipped or not.
 * @throws Refusal if there is none, it cannot be read, is empty, larger than it can be, or not text
 */
export async function readTextFile(file: TextFile): Promise<string> {
  const bytes = await allBytes(file);
  const text = decoded(bytes);
  if (text === null) throw notText(file, bytes);
  if (text.trim() === "")
    throw new Refusal({
      code: "empty-file",
      place: { file: file.path },
      found: "an empty file",
      rule: `${file.what} is expected`,
      remedy: "Check that this is the right file.",
    });
  return text;
}

async function allBytes({ path, what, largestMegabytes }: TextFile): Promise<Uint8Array> {
  const source = await openBytes(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) {
      length += chunk.length;
      if (length > largestMegabytes * 1_000_000)
        throw new Refusal({
          code: "file-too-large",
          place: { file: path },
          found: `more than ${largestMegabytes} MB`,
          rule: `${what} is never that large`,
          remedy: "Check that this is the right file.",
        });
      // The source reuses its chunk.
      chunks.push(chunk.slice());
    }
    return Buffer.concat(chunks);
  } finally {
    await source.close();
  }
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notText({ path, what }: TextFile, bytes: Uint8Array): Refusal {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const binary = bytes.includes(0) && !utf16;
  return new Refusal({
    code: binary ? "binary-file" : "not-utf-8",
    place: { file: path },
    found: binary ? "binary data" : utf16 ? "text in UTF-16" : "text that is not UTF-8",
    rule: `${what} is a text file in UTF-8`,
    remedy: binary ? "Check that this is the right file." : "Save it again as UTF-8.",
  });
}
