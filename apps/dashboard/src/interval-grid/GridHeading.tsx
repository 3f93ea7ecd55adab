import { memo } from "react";
import type { GridLayout } from "./grid-layout.ts";

/** The name over a group of rows. */
export const GridHeading = memo(function GridHeading(props: {
  readonly layout: GridLayout;
  /** The first row of the group. */
  readonly index: number;
  readonly heading: string;
}) {
  const { layout, index, heading } = props;
  const place = (layout.places[index] ?? 1) - 1;
  return (
    <div
      role="row"
      className="ig-row ig-heading"
      style={{ top: layout.headHeight + place * layout.rowHeight }}
      aria-rowindex={place + 2}
    >
      <div role="rowheader" className="ig-label" aria-colindex={1} aria-colspan={layout.columns + 2}>
        {heading}
      </div>
    </div>
  );
});
