import type { TimeZone } from "@springtide/calendar";
import type { RosterFile, RosterLayout, RowNow, ShiftNow } from "../roster-file.ts";
import { isSameShift, shiftText } from "./shift-text.ts";

type MatrixLayout = Extract<RosterLayout, { readonly form: "matrix" }>;

/** A shift in a cell as it is to be written. */
interface Part {
  readonly startMs: number;
  readonly text: string;
}

/** Cells of a sheet by row and column. */
class Cells<T> {
  readonly #byPlace = new Map<string, { readonly row: number; readonly column: number; readonly held: T[] }>();

  add(row: number, column: number, ...held: readonly T[]): void {
    const key = `${row} ${column}`;
    const cell = this.#byPlace.get(key) ?? { row, column, held: [] };
    cell.held.push(...held);
    this.#byPlace.set(key, cell);
  }

  at(row: number, column: number): readonly T[] {
    return this.#byPlace.get(`${row} ${column}`)?.held ?? [];
  }

  all(): Iterable<{ readonly row: number; readonly column: number }> {
    return this.#byPlace.values();
  }
}

/**
 * The rows of a matrix with its shifts as they are now: only cells in which a shift changed are written anew.
 * @throws RangeError for a shift on a day or of a person that the sheet has not
 */
export function matrixRows(
  { sheet, shifts }: RosterFile,
  layout: MatrixLayout,
  now: readonly ShiftNow[],
  zone: TimeZone,
): readonly RowNow[] {
  const columnOfDay = new Map([...layout.days].map(([column, day]) => [day, column]));
  const columnOf = (ms: number): number => known(columnOfDay.get(zone.dayAt(ms)), "a day");
  const rowOf = new Map(sheet.rows.toReversed().map(({ row, cells }) => [cells[layout.personColumn] ?? "", row]));
  const parts = new Cells<Part>();
  const changed = new Cells<never>();
  shifts.forEach((before, i) => {
    const after = now[i] ?? null;
    const from = columnOf(before.startMs);
    if (after === null) {
      changed.add(before.row, from);
      return;
    }
    const isKept = isSameShift(before, after);
    const row = after.person === before.person ? before.row : known(rowOf.get(after.person), "a person");
    const to = columnOf(after.startMs);
    parts.add(row, to, {
      startMs: after.startMs,
      text: isKept ? (layout.texts[i] ?? "") : shiftText(after, zone),
    });
    if (isKept && row === before.row) return;
    changed.add(before.row, from);
    changed.add(row, to);
  });
  const written = new Map(sheet.rows.map(({ row, cells }) => [row, [...cells]]));
  for (const { row, column } of changed.all()) {
    const inOrder = parts.at(row, column).toSorted((a, b) => a.startMs - b.startMs);
    known(written.get(row), "a row")[column] = inOrder.map(({ text }) => text).join(" + ");
  }
  return [...written].map(([row, cells]) => ({
    row,
    cells: Array.from(cells, (text: string | undefined) => text ?? ""),
  }));
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new RangeError(`a shift of ${what} that the sheet has not`);
  return found;
}
