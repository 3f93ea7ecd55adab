import { Refusal } from "@springtide/refusal";
import { cellTexts } from "../csv/cell-text.ts";
import { decoded } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { DELIMITERS, separatorLine } from "../csv/delimiter.ts";
import { byteOrderMarkLength, checkIsText } from "../csv/encoding.ts";
import { emptyFile } from "../csv/records-head.ts";
import { LINE_FEED, RecordScanner } from "../csv/record-scanner.ts";
import { namesAmong } from "../mapping/column-names.ts";
import type { ImportFile } from "./import-file.ts";

/** The first rows of a table, once its separator and its header are found. */
export interface FileSample {
  readonly delimiter: Delimiter;
  /** Row of the header, from 1; titles may stand above it. */
  readonly headerRow: number;
  readonly columns: readonly string[];
  readonly titles: readonly (readonly string[])[];
  /** Rows below the header, without blank ones. */
  readonly rows: readonly (readonly string[])[];
}

/** Rows that tell somebody what stands in which column. */
const HEAD_ROWS = 5;

/** The first rows of a table, cut to what a screen shows of a cell. */
export function headOf({ rows }: FileSample): string[][] {
  return rows.slice(0, HEAD_ROWS).map((cells) => cells.map((cell) => cell.slice(0, 80)));
}

const SAMPLE_BYTES = 256 * 1024;
/** Titles take a few lines; what stands further down is no header. */
const HEADER_WITHIN = 30;

/**
 * Reads the first quarter of a mebibyte and finds separator and header: the row that has most names of columns, and as many cells as
 * the rows below it; where no row has any, the first that is as wide as what follows.
 * @throws Refusal codes empty-file, binary-file, table-unclear, and those of files that cannot be opened
 */
export async function sampleOf(
  file: ImportFile,
  said: { delimiter?: Delimiter | undefined; headerRow?: number | undefined } = {},
): Promise<FileSample> {
  const bytes = await firstBytes(file);
  checkIsText(bytes, file.name);
  const text = bytes.subarray(byteOrderMarkLength(bytes));
  const announced = separatorLine(text);
  const body = text.subarray(announced.bytes);
  if (body.every((byte) => byte <= 0x20)) throw emptyFile(file.name);
  const known = said.delimiter ?? announced.delimiter;
  const readings = (known === null ? DELIMITERS : [known]).map((delimiter) =>
    readingOf(body, delimiter, said.headerRow),
  );
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.sample.columns.length < 2) throw unclear(file.name, best.sample.columns[0] ?? "");
  return best.sample;
}

async function firstBytes(file: ImportFile): Promise<Uint8Array> {
  const source = decoded(await file.open(), null);
  try {
    const chunks: Uint8Array[] = [];
    for (let length = 0; length < SAMPLE_BYTES;) {
      const chunk = await source.next();
      if (chunk === null) break;
      chunks.push(chunk.slice());
      length += chunk.length;
    }
    return Buffer.concat(chunks).subarray(0, SAMPLE_BYTES);
  } finally {
    await source.close();
  }
}

interface Reading {
  readonly score: number;
  readonly sample: FileSample;
}

function readingOf(body: Uint8Array, delimiter: Delimiter, headerRow: number | undefined): Reading {
  const rows = rowsOf(body, delimiter);
  const scores = rows.slice(0, HEADER_WITHIN).map((_, at) => headerScore(rows, at));
  const best = headerRow === undefined ? scores.indexOf(Math.max(...scores)) : headerRow - 1;
  const columns = withoutMark(rows[best] ?? []);
  return {
    score: scores[best] ?? 0,
    sample: {
      delimiter,
      headerRow: best + 1,
      columns,
      titles: rows.slice(0, best),
      rows: rows.slice(best + 1).filter((cells) => cells.some((cell) => cell !== "")),
    },
  };
}

/** NICE IEX writes `#fields` before the names of its columns. */
export function withoutMark(cells: readonly string[]): readonly string[] {
  const [first = "", ...rest] = cells;
  const bare = first.replace(/^#fields:?\s*/i, "");
  return bare === first ? cells : bare === "" ? rest : [bare, ...rest];
}

function headerScore(rows: readonly (readonly string[])[], at: number): number {
  const cells = withoutMark(rows[at] ?? []);
  const filled = cells.filter((cell) => cell !== "").length;
  if (filled < 2) return 0;
  const below = rows.slice(at + 1, at + 51).filter((row) => row.some((cell) => cell !== ""));
  const even = below.length === 0 ? 0.5 : below.filter((row) => row.length === cells.length).length / below.length;
  const isText = cells.filter((cell) => cell !== "" && !/^[\d.,:%/\s-]+$/.test(cell)).length / filled;
  return even * isText * (10 * namesAmong(cells) + Math.min(filled, 9)) - at / 100;
}

function rowsOf(body: Uint8Array, delimiter: Delimiter): string[][] {
  const lineEnd = body.includes(LINE_FEED) || !body.includes(0x0d) ? LINE_FEED : 0x0d;
  const scanner = new RecordScanner(delimiter.charCodeAt(0), lineEnd);
  const rows: string[][] = [];
  scanner.scan(body, body.length, body.length < SAMPLE_BYTES, (record) => rows.push(cellTexts(record)));
  return rows;
}

function unclear(file: string, first: string): Refusal {
  return new Refusal({
    code: "table-unclear",
    place: { file, row: 1 },
    found: `a single column, "${first.slice(0, 60)}"`,
    rule: "a table has names of columns and rows of cells between commas, semicolons, tabs or bars",
    remedy: "Check that this is the right file, or say in a mapping which separator and which headerRow it has.",
  });
}
