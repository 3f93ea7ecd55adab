import type { Cell, GridSize } from "./cell-range.ts";
import { withinGrid } from "./cell-range.ts";

/** A key as it was pressed. */
interface PressedKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** What a key asks of a grid. */
export type KeyWish =
  | { readonly kind: "move"; readonly to: Cell; readonly isExtending: boolean }
  | { readonly kind: "all" | "undo" | "redo" | "clear" | "fill-down" | "fill-right" | "edit" }
  | { readonly kind: "type"; readonly text: string };

const ARROWS: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const WITH_CONTROL: Readonly<Record<string, "all" | "undo" | "redo" | "fill-down" | "fill-right">> = {
  a: "all",
  z: "undo",
  y: "redo",
  d: "fill-down",
  r: "fill-right",
};

/**
 * What a key means, by the habits of spreadsheets; null where it is none of the grid's.
 * @param around.isFilled whether a cell has a figure: Ctrl with an arrow goes to where figures begin or end
 */
export function wishOfKey(
  { key, ctrl, shift }: PressedKey,
  around: {
    readonly active: Cell;
    readonly size: GridSize;
    readonly page: number;
    readonly isFilled: (cell: Cell) => boolean;
  },
): KeyWish | null {
  const { active, size, page } = around;
  const move = (to: Cell, isExtending = shift): KeyWish => ({ kind: "move", to: withinGrid(to, size), isExtending });
  const arrow = ARROWS[key];
  if (arrow !== undefined) return move(ctrl ? jump(active, arrow, around) : added(active, arrow));
  if (key === "Home") return move({ row: ctrl ? 0 : active.row, column: 0 });
  if (key === "End") return move({ row: ctrl ? size.rows - 1 : active.row, column: size.columns - 1 });
  if (key === "PageUp" || key === "PageDown")
    return move({ row: active.row + (key === "PageUp" ? -page : page), column: active.column });
  if (key === "Enter") return move({ row: active.row + (shift ? -1 : 1), column: active.column }, false);
  if (key === "F2") return { kind: "edit" };
  if (key === "Delete" || key === "Backspace") return { kind: "clear" };
  if (ctrl) return controlled(key, shift);
  return key.length === 1 && key !== " " ? { kind: "type", text: key } : null;
}

function controlled(key: string, shift: boolean): KeyWish | null {
  const kind = WITH_CONTROL[key.toLowerCase()];
  if (kind === undefined) return null;
  return { kind: kind === "undo" && shift ? "redo" : kind };
}

function added(a: Cell, b: Cell): Cell {
  return { row: a.row + b.row, column: a.column + b.column };
}

/** To the last filled cell of a run, or over empty ones to the first that is filled; to the edge where there is none. */
function jump(
  from: Cell,
  step: Cell,
  { size, isFilled }: { readonly size: GridSize; readonly isFilled: (cell: Cell) => boolean },
): Cell {
  const isThere = ({ row, column }: Cell): boolean =>
    row >= 0 && column >= 0 && row < size.rows && column < size.columns;
  const first = added(from, step);
  const isInRun = isFilled(from) && isThere(first) && isFilled(first);
  let at = from;
  for (let next = first; isThere(next); next = added(next, step)) {
    if (isInRun && !isFilled(next)) break;
    at = next;
    if (!isInRun && isFilled(next)) break;
  }
  return at;
}
