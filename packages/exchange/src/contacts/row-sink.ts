/** Where the rows of a file go once each of their values is read and the moment is known. */
export interface RowSink {
  /**
   * @param queue index in the shop
   * @param values what the row says, in the order of the layout; reused for the next row
   */
  take(queue: number, startMs: number, row: number, values: Float64Array): void;
}
