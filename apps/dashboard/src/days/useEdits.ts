import { useEffect, useMemo, useReducer, useState } from "react";
import type { Cell, CellRange, GridSize } from "../interval-grid/cell-range.ts";
import { rangeOf, selectionAt, withinGrid } from "../interval-grid/cell-range.ts";
import type { KeyWish } from "../interval-grid/grid-keys.ts";
import type { GridAction, GridState } from "../interval-grid/grid-state.ts";
import { gridReducer, gridState } from "../interval-grid/grid-state.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Edits } from "./edits.ts";
import type { EditAnswer, EditedGrid, EditProblem } from "./grid-edits.ts";
import { clearedIn, copiedText, filledDown, filledRight, nextEditable, pasted, typed } from "./grid-edits.ts";
import { keep, kept } from "./kept.ts";
import { editsText, readEdits } from "./kept-edits.ts";

/**
 * Edits of a shop's contacts and what is selected; they stay in this browser until they are saved or given up.
 * @param firstColumn where the selection begins
 */
export function useEdits(index: PlanIndex, firstColumn: number) {
  const shop = index.plan.shop.id;
  const [state, dispatch] = useReducer(gridReducer<Edits>, null, (): GridState<Edits> =>
    gridState(readEdits(kept("edits", shop), index), { row: 0, column: firstColumn }),
  );
  const edits = state.edits.now;
  useEffect(() => {
    keep("edits", shop, editsText(edits));
  }, [shop, edits]);
  return { state, dispatch, edits };
}

/** What the grid does when it is worked in: everything that a spreadsheet would. */
export function useGridActs(
  grid: EditedGrid,
  { state, dispatch, edits }: ReturnType<typeof useEdits>,
  onPoint: (column: number | null) => void,
) {
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const size: GridSize = { rows: grid.rows.length, columns: grid.columns.length };
  const selection = useMemo(
    () => ({
      anchor: withinGrid(state.selection.anchor, { rows: size.rows, columns: size.columns }),
      active: withinGrid(state.selection.active, { rows: size.rows, columns: size.columns }),
    }),
    [state.selection, size.rows, size.columns],
  );
  const range = rangeOf(selection);
  const { active } = selection;
  const go = (action: GridAction<Edits>): void => {
    setProblem(null);
    dispatch(action);
  };
  const select = (cell: Cell, isExtending: boolean): void => {
    go({ kind: "select", cell: withinGrid(cell, size), isExtending });
  };
  /** Whether it could be done. */
  const take = (answer: EditAnswer): boolean => {
    if ("problem" in answer) {
      setProblem(answer.problem);
      return false;
    }
    go({ kind: "edit", edits: answer.edits });
    return true;
  };
  const takeDraft = (isAll: boolean): boolean => {
    const { draft } = state;
    if (draft === null) return true;
    const into: CellRange = isAll ? range : rangeOf(selectionAt(active));
    if (draft.trim() === "") {
      go({ kind: "edit", edits: clearedIn(grid, edits, into) });
      return true;
    }
    return take(typed(grid, edits, into, draft));
  };
  const begin = (text: string | null): void => {
    const row = grid.rows[active.row];
    if (row?.isEditable !== true) setProblem({ sentence: grid.words.say("days.not-editable") });
    else go({ kind: "type", text: text ?? shownText(grid, active) });
  };
  const onWish = (wish: KeyWish): void => {
    switch (wish.kind) {
      case "move":
        select(wish.to, wish.isExtending);
        break;
      case "all":
        go({ kind: "all", size });
        break;
      case "undo":
      case "redo":
        go({ kind: wish.kind });
        break;
      case "clear":
        go({ kind: "edit", edits: clearedIn(grid, edits, range) });
        break;
      case "fill-down":
        take(filledDown(grid, edits, range));
        break;
      case "fill-right":
        take(filledRight(grid, edits, range));
        break;
      case "edit":
        begin(null);
        break;
      case "type":
        begin(wish.text);
        break;
    }
  };
  const acts = {
    onWish,
    onSelect: (cell: Cell, isExtending: boolean): void => {
      if (takeDraft(false)) select(cell, isExtending);
    },
    onColumn: (column: number, isExtending: boolean): void => {
      if (!takeDraft(false)) return;
      if (!isExtending) select({ row: size.rows - 1, column }, false);
      select({ row: 0, column }, true);
    },
    onFillTo: (column: number): void => {
      take(filledRight(grid, edits, { ...range, right: Math.max(range.right, column) }));
    },
    onPoint,
    onType: (text: string): void => {
      go({ kind: "type", text });
    },
    onTake: (rows: number, columns: number, isAll = false): void => {
      if (takeDraft(isAll) && !isAll)
        select({ row: nextEditable(grid, active.row, rows), column: active.column + columns }, false);
    },
    onLeave: (): void => {
      go({ kind: "leave" });
    },
    onCopy: (): string => copiedText(grid, range),
    onPaste: (text: string): void => {
      take(pasted(grid, edits, range, text));
    },
  };
  return { acts, selection, range, problem };
}

/** What stands in a cell, as it would be typed. */
function shownText({ rows, words }: EditedGrid, { row, column }: Cell): string {
  const value = rows[row]?.cells[column]?.value ?? null;
  const plain = new Intl.NumberFormat(words.locale, { useGrouping: false, maximumFractionDigits: 1 });
  return value === null ? "" : plain.format(value);
}
