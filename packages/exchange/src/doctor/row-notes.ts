import { cellTexts } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Trouble } from "../contacts/refused-rows.ts";

/** Rows of which one thing is to be said: how many, and the first five with their cells. */
export interface RowGroup {
  count: number;
  readonly sample: { readonly row: number; readonly cells: string[] }[];
  readonly trouble: Trouble | null;
  readonly column: string | null;
  readonly found: string;
}

const SHOWN = 5;
const LONGEST_CELL = 80;

/** Groups what is to be said about rows by a key, in memory that does not grow with them. */
export class RowNotes {
  readonly groups = new Map<string, RowGroup>();

  add(key: string, record: CsvRecord, told: { trouble?: Trouble; column?: string; found?: string } = {}): void {
    const known = this.groups.get(key);
    const group = known ?? {
      count: 0,
      sample: [],
      trouble: told.trouble ?? null,
      column: told.column ?? null,
      found: told.found ?? "",
    };
    if (known === undefined) this.groups.set(key, group);
    group.count += 1;
    if (group.sample.length < SHOWN) group.sample.push({ row: record.row, cells: shownCells(record) });
  }

  of(key: string): RowGroup | null {
    return this.groups.get(key) ?? null;
  }
}

/** The cells of a row as they are shown: the first twenty, each cut to what a line holds. */
export function shownCells(record: CsvRecord): string[] {
  return cellTexts(record)
    .slice(0, 20)
    .map((cell) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 3)}...` : cell));
}
