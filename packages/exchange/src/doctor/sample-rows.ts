import type { ImportFinding } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import { Cancelled } from "@springtide/refusal";
import type { CsvRecord } from "../csv/record-scanner.ts";
import { shownCells } from "./row-notes.ts";

/** Reads a file from the front, record by record, until it is cancelled. */
export type ReadFromFront = (onRecord: (record: CsvRecord) => void, cancel: CancelSignal) => Promise<void>;

/**
 * Findings with the cells of the row that each names, where reading did not keep them: what is wrong with sums and times is only known
 * once all is read. Reads the file again as far as the last such row, and not at all where there is none.
 * @param headerRow rows to here are no rows of the table
 */
export async function withSampleRows(
  findings: readonly ImportFinding[],
  headerRow: number,
  read: ReadFromFront,
  cancel: CancelSignal | undefined,
): Promise<ImportFinding[]> {
  const rowOf = ({ place, sample }: ImportFinding): number =>
    sample.length === 0 && (place.row ?? 0) > headerRow ? (place.row ?? 0) : 0;
  const lastRow = Math.max(0, ...findings.map(rowOf));
  if (lastRow === 0) return [...findings];
  const wanted = new Set(findings.map(rowOf));
  const shown = new Map<number, string[]>();
  const ending = { isDone: false };
  const signal = {
    get aborted() {
      return ending.isDone || cancel?.aborted === true;
    },
  };
  const take = (record: CsvRecord): void => {
    if (wanted.has(record.row)) shown.set(record.row, shownCells(record));
    ending.isDone ||= record.row >= lastRow;
  };
  await read(take, signal).catch((error: unknown) => {
    // That the rest was not read is what was wanted.
    if (!(error instanceof Cancelled) || cancel?.aborted === true) throw error;
  });
  return findings.map((finding) => {
    const cells = shown.get(rowOf(finding));
    return cells === undefined ? finding : { ...finding, sample: [{ row: rowOf(finding), cells }] };
  });
}
