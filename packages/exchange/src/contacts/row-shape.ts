import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Trouble } from "./refused-rows.ts";

/** What is wrong with the form of a row, before any cell is read; null where it has as many cells as the header. */
export function shapeTrouble(record: CsvRecord, width: number): Trouble | null {
  if (record.misquoted)
    return {
      code: "misplaced-quote",
      rule: "after a closing quotation mark comes the next separator",
      remedy: "Double the quotation marks that belong to the text.",
    };
  if (record.cells === width) return null;
  const few = record.cells < width;
  return {
    code: few ? "too-few-cells" : "too-many-cells",
    rule: `each row has ${width} cells, as the header has`,
    remedy: few
      ? "Complete the row; a file that was cut short ends like this."
      : "Put quotation marks around cells that hold the separator.",
  };
}
