import type { CellRange } from "./cell-range.ts";
import type { DrawnPart, GridLayout } from "./grid-layout.ts";
import { CHUNK } from "./grid-layout.ts";
import type { GridColumn } from "./grid-row.ts";

/** The names of the columns, in view above all rows; pointed at, one chooses its whole column. */
export function GridHead(props: {
  readonly columns: readonly GridColumn[];
  readonly layout: GridLayout;
  readonly drawn: DrawnPart;
  readonly range: CellRange;
  readonly corner: string;
  /** The heading of the rows in view, once it was scrolled away. */
  readonly above: string | null;
  readonly total: string;
}) {
  const { columns, layout, drawn, range, corner, above, total } = props;
  const from = drawn.firstChunk * CHUNK;
  return (
    <div role="row" className="ig-head" aria-rowindex={1}>
      <div role="presentation" className="ig-fixed">
        <div
          role="columnheader"
          className={above === null ? "ig-label" : "ig-label ig-above"}
          aria-colindex={1}
          aria-label={corner}
        >
          {above ?? corner}
        </div>
        <div role="columnheader" className="ig-total" aria-colindex={2}>
          {total}
        </div>
      </div>
      <div role="presentation" className="ig-chunk" style={{ left: layout.fixedWidth + from * layout.columnWidth }}>
        {columns.slice(from, (drawn.lastChunk + 1) * CHUNK).map(({ key, label, spoken }, i) => {
          const column = from + i;
          const isIn = column >= range.left && column <= range.right;
          return (
            <div
              key={key}
              role="columnheader"
              className={isIn ? "ig-column ig-column-in" : "ig-column"}
              aria-colindex={column + 3}
              aria-label={spoken}
              data-column={column}
            >
              {label}
            </div>
          );
        })}
      </div>
    </div>
  );
}
