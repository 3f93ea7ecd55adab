import { cell } from "./cell.ts";
import { writeFileWhole } from "./write-file.ts";

export type TableRow = readonly (string | number)[];

/** A table as it goes into a CSV file: UTF-8, comma, header first, one line feed after every row. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: Iterable<TableRow>;
}

/**
 * Writes a CSV file as a whole or not at all (see `writeFileWhole`); rows are taken one by one, so they may be generated.
 * @throws Refusal if it cannot be written there
 */
export async function writeTable(path: string, header: readonly string[], rows: Iterable<TableRow>): Promise<void> {
  await writeFileWhole(path, tableLines({ header, rows }));
}

/** Writes a value as JSON, as a whole or not at all. @throws Refusal if it cannot be written there */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFileWhole(path, [jsonText(value)]);
}

export function* tableLines({ header, rows }: Table): Generator<string> {
  yield line(header);
  for (const row of rows) {
    if (row.length !== header.length)
      throw new RangeError(`a row of ${row.length} cells under a header of ${header.length}`);
    yield line(row);
  }
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function line(row: TableRow): string {
  return `${row.map(cell).join(",")}\n`;
}
