import type { Cell, GridSize, Selection } from "./cell-range.ts";
import { selectionAt } from "./cell-range.ts";
import type { Undoable } from "./undo.ts";
import { done, redone, undoable, undone } from "./undo.ts";

/** What a grid remembers: what is selected, what is being typed, and what was edited. */
export interface GridState<Edits> {
  readonly selection: Selection;
  /** Text in the active cell while somebody types there; null while nobody does. */
  readonly draft: string | null;
  readonly edits: Undoable<Edits>;
}

export type GridAction<Edits> =
  | { readonly kind: "select"; readonly cell: Cell; readonly isExtending: boolean }
  | { readonly kind: "all"; readonly size: GridSize }
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "leave" | "undo" | "redo" }
  | { readonly kind: "edit"; readonly edits: Edits }
  /** From here on there is no way back: the edits before have become something else. */
  | { readonly kind: "start-over"; readonly edits: Edits };

export function gridState<Edits>(edits: Edits, cell: Cell): GridState<Edits> {
  return { selection: selectionAt(cell), draft: null, edits: undoable(edits) };
}

/** Whatever is done leaves the cell that was typed in; what was typed is taken over by an edit or given up. */
export function gridReducer<Edits>(state: GridState<Edits>, action: GridAction<Edits>): GridState<Edits> {
  switch (action.kind) {
    case "select":
      return {
        ...state,
        draft: null,
        selection: action.isExtending
          ? { anchor: state.selection.anchor, active: action.cell }
          : selectionAt(action.cell),
      };
    case "all":
      return {
        ...state,
        draft: null,
        selection: {
          anchor: { row: action.size.rows - 1, column: action.size.columns - 1 },
          active: { row: 0, column: 0 },
        },
      };
    case "type":
      return { ...state, draft: action.text };
    case "leave":
      return { ...state, draft: null };
    case "edit":
      return { ...state, draft: null, edits: done(state.edits, action.edits) };
    case "start-over":
      return { ...state, draft: null, edits: undoable(action.edits) };
    case "undo":
      return { ...state, draft: null, edits: undone(state.edits) };
    case "redo":
      return { ...state, draft: null, edits: redone(state.edits) };
  }
}
