import "./interval-grid.css";
import type { ClipboardEvent, CSSProperties, KeyboardEvent } from "react";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { Cell, GridSize, Selection } from "./cell-range.ts";
import { rangeOf } from "./cell-range.ts";
import type { DraftActs } from "./grid-acts.ts";
import { DraftContext } from "./grid-acts.ts";
import type { KeyWish } from "./grid-keys.ts";
import { wishOfKey } from "./grid-keys.ts";
import type { GridLayout } from "./grid-layout.ts";
import { scrollTo, widthOfColumns } from "./grid-layout.ts";
import type { GridColumn, GridRow } from "./grid-row.ts";
import { placesOf } from "./grid-row.ts";
import { GridHead } from "./GridHead.tsx";
import { GridHeading } from "./GridHeading.tsx";
import { GridLine } from "./GridLine.tsx";
import { SelectionBox } from "./SelectionBox.tsx";
import { useDrawnPart } from "./useDrawnPart.ts";
import { useRoom } from "./useRoom.ts";
import type { PointerActs } from "./usePointer.ts";
import { usePointer } from "./usePointer.ts";

const ROW_HEIGHT = 26;
const HEAD_HEIGHT = 30;

/** What a grid tells of what is done in it. */
export interface GridActs extends PointerActs, DraftActs {
  readonly onWish: (wish: KeyWish) => void;
  /** What of the selection goes to the clipboard. */
  readonly onCopy: () => string;
  readonly onPaste: (text: string) => void;
}

/**
 * Figures in rows and columns that are worked in as in a spreadsheet. One cell is in the order of the Tab key, arrows go on from it. Only
 * what is in view is drawn: rows and chunks of columns, in the row and column numbers of the whole.
 */
export function IntervalGrid(props: {
  readonly label: string;
  readonly corner: string;
  readonly totalLabel: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** At least; few columns share the room that there is. */
  readonly columnWidth: number;
  /** Of the labels and the totals together, and of the totals. */
  readonly fixedWidth: number;
  readonly totalWidth: number;
  /** The column that stands first in view when the grid is opened. */
  readonly firstColumn: number;
  readonly selection: Selection;
  readonly draft: string | null;
  readonly acts: GridActs;
}) {
  const { rows, columns, fixedWidth, firstColumn, selection, draft, acts } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const columnWidth = widthOfColumns(props.columnWidth, columns.length, useRoom(scroller) - fixedWidth);
  const layout = useMemo(
    (): GridLayout => ({
      ...placesOf(rows),
      columns: columns.length,
      columnWidth,
      fixedWidth,
      headHeight: HEAD_HEIGHT,
      rowHeight: ROW_HEIGHT,
    }),
    [rows, columns.length, columnWidth, fixedWidth],
  );
  const size: GridSize = { rows: rows.length, columns: columns.length };
  const range = rangeOf(selection);
  const { active } = selection;
  const drawn = useDrawnPart(scroller, layout);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ left: firstColumn * columnWidth });
  }, [firstColumn, columnWidth]);
  useLayoutEffect(() => {
    if (!wantsFocus.current || draft !== null) return;
    wantsFocus.current = false;
    bringIntoView(scroller.current, layout, active);
  }, [layout, active, draft]);
  const focused = <Args extends readonly unknown[]>(act: (...args: Args) => void) => {
    return (...args: Args): void => {
      wantsFocus.current = true;
      act(...args);
    };
  };
  const pointer = usePointer(scroller, {
    layout,
    size,
    range,
    acts: {
      ...acts,
      onSelect: focused(acts.onSelect),
      onColumn: focused(acts.onColumn),
      onFillTo: focused(acts.onFillTo),
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey: shift, altKey } = event;
    if (altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const isFilled = ({ row, column }: Cell): boolean => (rows[row]?.cells[column]?.value ?? null) !== null;
    const wish = wishOfKey({ key, shift, ctrl: event.ctrlKey || event.metaKey }, { active, size, page, isFilled });
    if (wish === null) return;
    event.preventDefault();
    event.stopPropagation();
    focused(acts.onWish)(wish);
  };
  const draftActs = {
    onType: acts.onType,
    onTake: focused(acts.onTake),
    onLeave: focused(acts.onLeave),
  };
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    "--ig-fixed": `${String(fixedWidth)}px`,
    "--ig-total": `${String(props.totalWidth)}px`,
    "--ig-column": `${String(columnWidth)}px`,
    width: fixedWidth + columns.length * columnWidth,
    height: HEAD_HEIGHT + layout.height * ROW_HEIGHT,
  };
  return (
    <DraftContext value={draftActs}>
      <div
        ref={scroller}
        className="ig"
        role="grid"
        aria-label={props.label}
        aria-multiselectable
        aria-rowcount={layout.height + 1}
        aria-colcount={columns.length + 2}
        onKeyDown={onKeyDown}
        onPointerDown={pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onPointerUp={pointer.onPointerUp}
        onPointerCancel={pointer.onPointerCancel}
        onPointerLeave={pointer.onPointerLeave}
        onDoubleClick={({ target }) => {
          if (target instanceof HTMLElement && target.closest("[data-cell]") !== null)
            focused(acts.onWish)({ kind: "edit" });
        }}
        onCopy={(event) => {
          copied(event, draft, acts.onCopy);
        }}
        onCut={(event) => {
          if (!copied(event, draft, acts.onCopy)) return;
          focused(acts.onWish)({ kind: "clear" });
        }}
        onPaste={(event) => {
          if (draft !== null) return;
          event.preventDefault();
          focused(acts.onPaste)(event.clipboardData.getData("text/plain"));
        }}
      >
        <div className="ig-sheet" role="presentation" style={sizes}>
          <GridHead
            {...{ columns, layout, drawn, range }}
            corner={props.corner}
            total={props.totalLabel}
            above={drawn.headedAbove === null ? null : (rows[drawn.headedAbove]?.heading ?? null)}
          />
          {rows.map((row, index) =>
            row.heading === null || !isDrawn(drawn, index) ? null : (
              <GridHeading key={`heading ${row.key}`} layout={layout} index={index} heading={row.heading} />
            ),
          )}
          {rows.map((row, index) =>
            isDrawn(drawn, index) || index === active.row ? (
              <GridLine
                key={row.key}
                {...{ row, index, layout }}
                firstChunk={drawn.firstChunk}
                lastChunk={drawn.lastChunk}
                selected={index >= range.top && index <= range.bottom ? range : null}
                active={index === active.row ? active.column : -1}
                draft={index === active.row ? draft : null}
              />
            ) : null,
          )}
          <SelectionBox
            layout={layout}
            range={range}
            className="ig-selection"
            withHandle={draft === null && range.top === range.bottom && rows[range.top]?.isEditable === true}
          />
          {pointer.fillTo === null ? null : (
            <SelectionBox
              layout={layout}
              range={{ ...range, right: pointer.fillTo }}
              className="ig-filling"
              withHandle={false}
            />
          )}
        </div>
      </div>
    </DraftContext>
  );
}

function isDrawn({ firstRow, lastRow }: { firstRow: number; lastRow: number }, index: number): boolean {
  return index >= firstRow && index <= lastRow;
}

function bringIntoView(scroller: HTMLElement | null, layout: GridLayout, { row, column }: Cell): void {
  if (scroller === null) return;
  const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = scroller;
  scroller.scrollTo(scrollTo(layout, { row, column }, { left, top, width, height }));
  scroller.querySelector<HTMLElement>(`[data-cell="${String(row)}:${String(column)}"]`)?.focus({ preventScroll: true });
}

/** A cell that is typed in copies its own text. */
function copied(event: ClipboardEvent, draft: string | null, text: () => string): boolean {
  if (draft !== null) return false;
  event.preventDefault();
  event.clipboardData.setData("text/plain", text());
  return true;
}
