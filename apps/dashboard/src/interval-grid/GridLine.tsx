import { memo } from "react";
import type { CellRange } from "./cell-range.ts";
import type { GridLayout } from "./grid-layout.ts";
import { CHUNK } from "./grid-layout.ts";
import type { GridRow } from "./grid-row.ts";
import { GridCells } from "./GridCells.tsx";

/** One row: its label and total, which stay in view, and as many chunks of its cells as are drawn. */
export const GridLine = memo(function GridLine(props: {
  readonly row: GridRow;
  readonly index: number;
  readonly layout: GridLayout;
  readonly firstChunk: number;
  readonly lastChunk: number;
  /** The range selected, if the row is in it. */
  readonly selected: CellRange | null;
  /** The active column, if this is the active row; else -1. */
  readonly active: number;
  readonly draft: string | null;
}) {
  const { row, index, layout, firstChunk, lastChunk, selected, active, draft } = props;
  const { columns, columnWidth, fixedWidth, headHeight, rowHeight, places } = layout;
  const place = places[index] ?? 0;
  const activeChunk = active < 0 ? firstChunk : Math.floor(active / CHUNK);
  const chunks = chunksOf(firstChunk, lastChunk, activeChunk);
  return (
    <div
      role="row"
      className={row.isEditable ? "ig-row ig-row-editable" : "ig-row"}
      style={{ top: headHeight + place * rowHeight }}
      aria-rowindex={place + 2}
    >
      <div role="presentation" className="ig-fixed">
        <div role="rowheader" className="ig-label" aria-colindex={1} aria-label={row.spoken}>
          {row.label}
        </div>
        <div
          role="gridcell"
          className={`ig-total ig-${row.total.tone}${row.total.isChanged === true ? " ig-changed" : ""}`}
          aria-colindex={2}
          title={row.total.said}
        >
          {row.total.text}
        </div>
      </div>
      {chunks.map((chunk) => {
        const from = chunk * CHUNK;
        const to = Math.min(columns, from + CHUNK);
        const isActive = active >= from && active < to;
        const isIn = selected !== null && selected.left < to && selected.right >= from;
        return (
          <GridCells
            key={chunk}
            cells={row.cells}
            row={index}
            {...{ from, to, fixedWidth, columnWidth }}
            selectedFrom={isIn ? Math.max(from, selected.left) : -1}
            selectedTo={isIn ? Math.min(to - 1, selected.right) : -1}
            active={isActive ? active : -1}
            draft={isActive ? draft : null}
            label={row.spoken}
          />
        );
      })}
    </div>
  );
});

/** The chunks drawn, and that of the active cell wherever it is, so that the focus is never lost by scrolling. */
function chunksOf(firstChunk: number, lastChunk: number, activeChunk: number): readonly number[] {
  const chunks = Array.from({ length: Math.max(0, lastChunk - firstChunk + 1) }, (_, i) => firstChunk + i);
  if (activeChunk < firstChunk) return [activeChunk, ...chunks];
  return activeChunk > lastChunk ? [...chunks, activeChunk] : chunks;
}
