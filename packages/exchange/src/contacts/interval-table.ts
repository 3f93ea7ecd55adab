/**
 * Numbers by start of interval, in columns that grow. Rows mostly come in order, so the last start is tried first and a map
 * is only made once a row comes out of order.
 */
export class IntervalTable {
  size = 0;
  startMs = new Float64Array(256);
  readonly columns: Float64Array[];
  #positionByStart: Map<number, number> | null = null;
  #latestMs = Number.NEGATIVE_INFINITY;
  #lastFound = -1;

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(256));
  }

  /** Position of the interval that starts then, or -1. */
  find(startMs: number): number {
    if (startMs > this.#latestMs) return -1;
    if (this.startMs[this.#lastFound] === startMs) return this.#lastFound;
    this.#positionByStart ??= this.#index();
    const position = this.#positionByStart.get(startMs) ?? -1;
    if (position >= 0) this.#lastFound = position;
    return position;
  }

  /** Adds an interval, all columns zero, and returns its position. */
  add(startMs: number): number {
    const position = this.size;
    if (position === this.startMs.length) this.#grow();
    this.startMs[position] = startMs;
    this.size += 1;
    this.#positionByStart?.set(startMs, position);
    if (startMs > this.#latestMs) this.#latestMs = startMs;
    else this.#positionByStart ??= this.#index();
    this.#lastFound = position;
    return position;
  }

  /** Positions in ascending order of start. */
  order(): Uint32Array {
    const positions = Uint32Array.from({ length: this.size }, (_, position) => position);
    const starts = this.startMs;
    return this.#positionByStart === null ? positions : positions.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  }

  #index(): Map<number, number> {
    const index = new Map<number, number>();
    for (let position = 0; position < this.size; position += 1) index.set(this.startMs[position] ?? 0, position);
    return index;
  }

  #grow(): void {
    const longer = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.startMs = longer(this.startMs);
    this.columns.forEach((column, at) => (this.columns[at] = longer(column)));
  }
}
