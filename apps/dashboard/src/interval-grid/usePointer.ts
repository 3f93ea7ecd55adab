import type { PointerEvent, RefObject } from "react";
import { useRef, useState } from "react";
import type { Cell, CellRange, GridSize } from "./cell-range.ts";
import { withinGrid } from "./cell-range.ts";
import type { GridLayout } from "./grid-layout.ts";

/** What the pointer tells the grid. */
export interface PointerActs {
  readonly onSelect: (cell: Cell, isExtending: boolean) => void;
  readonly onColumn: (column: number, isExtending: boolean) => void;
  /** Fills on from what is selected to a column. */
  readonly onFillTo: (column: number) => void;
  readonly onPoint: (column: number | null) => void;
}

/** Selects by pressing and dragging; drags the fill handle. A finger scrolls, and selects by a tap. */
export function usePointer(
  scroller: RefObject<HTMLElement | null>,
  { layout, size, range, acts }: { layout: GridLayout; size: GridSize; range: CellRange; acts: PointerActs },
) {
  const dragging = useRef<"cells" | "columns" | "fill" | null>(null);
  const [fillTo, setFillTo] = useState<number | null>(null);
  const cellAt = ({ clientX, clientY }: PointerEvent): Cell => {
    const box = scroller.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const { scrollLeft = 0, scrollTop = 0 } = scroller.current ?? {};
    const place = (clientY - box.top + scrollTop - layout.headHeight) / layout.rowHeight;
    const row = layout.places.findLastIndex((from) => from <= place);
    return withinGrid(
      { row, column: Math.floor((clientX - box.left + scrollLeft - layout.fixedWidth) / layout.columnWidth) },
      size,
    );
  };
  const end = (): void => {
    if (dragging.current === "fill" && fillTo !== null) acts.onFillTo(fillTo);
    dragging.current = null;
    setFillTo(null);
  };
  return {
    fillTo,
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
      const { target, shiftKey } = event;
      if (target.closest("input") !== null) return;
      const heading = target.closest("[data-column]");
      if (target.closest("[data-handle]") !== null) {
        dragging.current = "fill";
        setFillTo(range.right);
      } else if (heading !== null) {
        dragging.current = "columns";
        acts.onColumn(Number(heading.getAttribute("data-column")), shiftKey);
      } else if (target.closest("[data-cell]") !== null) {
        dragging.current = "cells";
        acts.onSelect(cellAt(event), shiftKey);
      } else return;
      event.preventDefault();
      if (event.pointerType === "touch") dragging.current = null;
      else event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const { column, row } = cellAt(event);
      if (dragging.current === "fill") setFillTo(Math.max(range.right, column));
      else if (dragging.current === "columns") acts.onColumn(column, true);
      else if (dragging.current === "cells") acts.onSelect({ row, column }, true);
      else if (event.pointerType !== "touch") acts.onPoint(column);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerLeave: (): void => {
      acts.onPoint(null);
    },
  };
}
