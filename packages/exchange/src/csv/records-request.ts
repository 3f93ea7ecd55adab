import type { CancelSignal, Progress } from "@springtide/refusal";
import type { ByteSource } from "./byte-source.ts";
import type { Encoding } from "./decoded-bytes.ts";
import type { Delimiter } from "./delimiter.ts";
import type { CsvRecord, PlainRows } from "./record-scanner.ts";

/** The cells of some thousand rows below the header, read ahead: what the dialect of a file is known by. */
type FirstRows = () => readonly (readonly string[])[];

export interface RecordsRequest {
  readonly path: string;
  /** Where the bytes come from, if not from the path. */
  readonly open?: (() => Promise<ByteSource>) | undefined;
  /** Name of the file in refusals. */
  readonly file: string;
  /** Found out if not given. */
  readonly delimiter?: Delimiter | undefined;
  /** How letters are stored: UTF-8 alone if not given, "found" to find it out. */
  readonly encoding?: Encoding | "found" | undefined;
  /** Whether these column names hold all that is needed: how the separator is known. */
  readonly isHeader: (columns: readonly string[]) => boolean;
  /** Called once, with the column names, before any record. */
  readonly onHeader: (columns: readonly string[], delimiter: Delimiter, firstRows: FirstRows) => void;
  /** A quicker reader for rows in a form it knows, asked for once, after the header; the others go to `onRecord`. */
  readonly plainRows?: ((separator: number, lineEnd: number) => PlainRows | null) | undefined;
  /** Called for every record after the header. */
  readonly onRecord: (record: CsvRecord) => void;
  /** Awaited after the records of every chunk, at the end too: where what was made of them is passed on. */
  readonly afterChunk?: (() => Promise<void>) | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}
