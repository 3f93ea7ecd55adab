/** The numbers of a table as plain data; the columns may be longer than its size. */
export type ToldTable = Pick<IntervalTable, "size" | "startMs" | "columns">;

/**
 * Numbers by start of interval, in columns that grow. Rows mostly come in order, so the last start and its neighbours are tried
 * first, and an index is only made once a row comes out of order.
 */
export class IntervalTable {
  size = 0;
  startMs = new Float64Array(FIRST_ROWS);
  readonly columns: Float64Array<ArrayBuffer>[];
  /** Positions by start in an open-addressed table, a power of two and at most half full; empty until it is needed. */
  #slots = new Int32Array(0);
  #latestMs = Number.NEGATIVE_INFINITY;
  #lastFound = -1;

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(FIRST_ROWS));
  }

  /** Position of the interval that starts then, or -1. */
  find(startMs: number): number {
    if (startMs > this.#latestMs) return -1;
    const last = this.#lastFound;
    if (this.startMs[last] === startMs) return last;
    const position = this.#near(startMs, last);
    if (position >= 0) this.#lastFound = position;
    return position;
  }

  /** Adds an interval, all columns zero, and returns its position. */
  add(startMs: number): number {
    const position = this.size;
    if (position === this.startMs.length) this.#grow();
    this.startMs[position] = startMs;
    this.size += 1;
    const ascends = startMs > this.#latestMs;
    if (ascends) this.#latestMs = startMs;
    if (this.#slots.length > 0) this.#place(position);
    else if (!ascends) this.#index();
    this.#lastFound = position;
    return position;
  }

  /** Adds the numbers of another table to those here, interval by interval. */
  absorb({ startMs, columns, size }: ToldTable): void {
    for (let from = 0; from < size; from += 1) {
      const ms = startMs[from] ?? Number.NaN;
      const found = this.find(ms);
      const to = found < 0 ? this.add(ms) : found;
      this.columns.forEach((column, at) => (column[to] = (column[to] ?? 0) + (columns[at]?.[from] ?? 0)));
    }
  }

  /** Positions in ascending order of start. */
  order(): Uint32Array {
    const positions = Uint32Array.from({ length: this.size }, (_, position) => position);
    const starts = this.startMs;
    return this.#slots.length === 0 ? positions : positions.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  }

  /** Rows of a log jump to and fro between two intervals that follow each other. */
  #near(startMs: number, last: number): number {
    if (last > 0 && this.startMs[last - 1] === startMs) return last - 1;
    if (last + 1 < this.size && this.startMs[last + 1] === startMs) return last + 1;
    if (this.#slots.length === 0) this.#index();
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(startMs) & mask; ; slot = (slot + 1) & mask) {
      const position = (this.#slots[slot] ?? 0) - 1;
      if (position < 0 || this.startMs[position] === startMs) return position;
    }
  }

  #index(): void {
    this.#slots = new Int32Array(Math.max(FIRST_ROWS, this.startMs.length) * 2);
    for (let position = 0; position < this.size; position += 1) this.#place(position);
  }

  /** A slot holds a position plus one, so that zero is an empty one. */
  #place(position: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.startMs[position] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = position + 1;
  }

  #grow(): void {
    const longer = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.startMs = longer(this.startMs);
    this.columns.forEach((column, at) => (this.columns[at] = longer(column)));
    if (this.#slots.length > 0) this.#index();
  }
}

const FIRST_ROWS = 64;

/** Starts lie a fixed number of seconds apart: mixed, so that they do not all fall on the same few slots. */
function hashOf(startMs: number): number {
  const mixed = Math.imul(Math.floor(startMs / 1000) | 0, 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
}
