import { memo } from "react";
import { CellEditor } from "./CellEditor.tsx";
import type { GridCell } from "./grid-row.ts";

/** A chunk of a row's cells. What it is given stays the same while others are scrolled into view, so that it is drawn once. */
export const GridCells = memo(function GridCells(props: {
  readonly cells: readonly GridCell[];
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly fixedWidth: number;
  readonly columnWidth: number;
  /** Selected columns among them; -1 where none is. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The active column, if it is among them; else -1. */
  readonly active: number;
  readonly draft: string | null;
  readonly label: string;
}) {
  const { cells, row, from, to, fixedWidth, columnWidth, selectedFrom, selectedTo, active, draft, label } = props;
  return (
    <div role="presentation" className="ig-chunk" style={{ left: fixedWidth + from * columnWidth }}>
      {cells.slice(from, to).map(({ text, tone, said, isChanged }, i) => {
        const column = from + i;
        const isActive = column === active;
        return (
          <div
            key={column}
            role="gridcell"
            className={`ig-cell ig-${tone}${isChanged === true ? " ig-changed" : ""}`}
            aria-colindex={column + 3}
            aria-selected={column >= selectedFrom && column <= selectedTo}
            tabIndex={isActive ? 0 : -1}
            title={said}
            data-cell={`${String(row)}:${String(column)}`}
          >
            {isActive && draft !== null ? <CellEditor draft={draft} label={label} /> : text}
          </div>
        );
      })}
    </div>
  );
});
