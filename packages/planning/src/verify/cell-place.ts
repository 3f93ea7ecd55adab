/** Where a cell stands: its stretch, and which of its cells it is. */
export interface CellPlace {
  readonly stretch: number;
  readonly cell: number;
}
