import { readNumber } from "../contacts/number-cell.ts";
import { plainName } from "../doctor/recognise-log.ts";
import { isUnknown } from "../series/number-style.ts";

/** A table's columns and the rows that were looked at. */
interface Looked {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const ALONE = 0.99;
const MOST_QUEUES = 200;

/**
 * The column that tells apart rows of the same time, where no column is named as the queue: with it each row is another one. A word a
 * row that hardly comes again, such as a note, is none; nor is a figure.
 * @param taken columns that tell something else
 * @returns its name; null where times do not come twice, or no column parts them
 */
export function partingColumn(
  { columns, rows }: Looked,
  start: readonly string[],
  taken: readonly string[],
): string | null {
  const places = start.map((name) => columns.indexOf(name));
  const times = rows.map((cells) => places.map((at) => cells[at] ?? "").join("\n"));
  const distinct = new Set(times).size;
  if (rows.length < 4 || distinct > ALONE * rows.length) return null;
  const candidate = columns.find((name, at) => {
    if (name === "" || taken.includes(name)) return false;
    const cells = rows.map((row) => row[at] ?? "");
    const values = new Set(cells);
    const isText = cells.every((text) => !isUnknown(text) && typeof readNumber(text, ".") !== "number");
    if (!isText || values.size < 2 || values.size > Math.min(MOST_QUEUES, rows.length / 2)) return false;
    return new Set(cells.map((text, row) => `${times[row] ?? ""}\n${text}`)).size >= ALONE * rows.length;
  });
  return candidate ?? null;
}

/** Of many rows, a few values are numbers of kinds, not counts. */
const MANY_ROWS = 50;
const FEW_VALUES = 4;
/** Whole numbers that stand in tables of contacts and count none. */
const NO_COUNTS =
  /^(?:year|month|week|weekday|day|dayofweek|dow|hour|quarter|holiday|id|index|no|nr|row|jahr|monat|woche|wochentag|stunde|tag)$|temp|merged$|flag$|^is/;

/**
 * Columns of whole numbers, where none is named as a count and each row is another time: each is taken for the contacts of a queue, to
 * be named or left out by whoever looks at it.
 * @returns queue, as the column is named, and column
 */
export function countColumns(
  { columns, rows }: Looked,
  start: readonly string[],
  taken: readonly string[],
): Record<string, string> {
  const places = start.map((name) => columns.indexOf(name));
  const times = new Set(rows.map((cells) => places.map((at) => cells[at] ?? "").join("\n")));
  if (rows.length < 2 || start.length === 0 || times.size < ALONE * rows.length) return {};
  const found = columns.filter((name, at) => {
    if (name === "" || taken.includes(name) || columns.indexOf(name) !== at || NO_COUNTS.test(plainName(name)))
      return false;
    const cells = rows.map((row) => row[at] ?? "").filter((text) => !isUnknown(text));
    return (
      cells.length > 0.5 * rows.length &&
      cells.every((text) => /^(?:\d{1,7}|\d{1,3}(?:[.,]\d{3}){1,2})$/.test(text)) &&
      (rows.length < MANY_ROWS || new Set(cells).size > FEW_VALUES) &&
      cells.some((text) => text !== "0" && text !== "1")
    );
  });
  return Object.fromEntries(found.map((name) => [name, name]));
}
