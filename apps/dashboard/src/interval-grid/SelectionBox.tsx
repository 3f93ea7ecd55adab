import type { CellRange } from "./cell-range.ts";
import type { GridLayout } from "./grid-layout.ts";

/** The frame around what is selected; with a handle where it can be filled on. */
export function SelectionBox(props: {
  readonly layout: GridLayout;
  readonly range: CellRange;
  readonly className: string;
  readonly withHandle: boolean;
}) {
  const { layout, range, className, withHandle } = props;
  const { columnWidth, fixedWidth, headHeight, rowHeight, places } = layout;
  const top = places[range.top] ?? 0;
  const bottom = places[range.bottom] ?? top;
  return (
    <div
      className={className}
      role="presentation"
      style={{
        left: fixedWidth + range.left * columnWidth,
        top: headHeight + top * rowHeight,
        width: (range.right - range.left + 1) * columnWidth,
        height: (bottom - top + 1) * rowHeight,
      }}
    >
      {withHandle ? <span className="ig-handle" data-handle="" /> : null}
    </div>
  );
}
