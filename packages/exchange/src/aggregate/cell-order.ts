import { IntervalTable } from "../contacts/interval-table.ts";

/** The cells of several tables by their starts. */
export interface CellOrder {
  /** Starts of all intervals that have a cell, ascending, each once. */
  readonly startMs: Float64Array;
  /** How many cells stand before those of each start; and, last, how many there are. */
  readonly before: Uint32Array;
  /** Of each cell: its table, and its position in there. Those of one start stand in the order of the tables. */
  readonly table: Uint32Array;
  readonly position: Uint32Array;
}

/** Orders cells by counting how many there are of each start, which takes a time in proportion to the cells. */
export function cellsByStart(tables: readonly IntervalTable[]): CellOrder {
  const starts = new IntervalTable(0);
  for (const ms of startsOf(tables)) starts.add(ms);
  const before = new Uint32Array(starts.size + 1);
  for (const { size, startMs } of tables)
    for (let at = 0; at < size; at += 1) {
      const next = starts.find(startMs[at] ?? Number.NaN) + 1;
      before[next] = (before[next] ?? 0) + 1;
    }
  for (let at = 1; at < before.length; at += 1) before[at] = (before[at] ?? 0) + (before[at - 1] ?? 0);
  const free = before.slice();
  const cells = before.at(-1) ?? 0;
  const startMs = starts.startMs.subarray(0, starts.size);
  const order = { startMs, before, table: new Uint32Array(cells), position: new Uint32Array(cells) };
  tables.forEach((table, index) => {
    for (let at = 0; at < table.size; at += 1) {
      const start = starts.find(table.startMs[at] ?? Number.NaN);
      const cell = free[start] ?? 0;
      order.table[cell] = index;
      order.position[cell] = at;
      free[start] = cell + 1;
    }
  });
  return order;
}

/** The starts of some tables, ascending, each once. */
function* startsOf(tables: readonly IntervalTable[]): Generator<number> {
  const all = new Float64Array(tables.reduce((sum, { size }) => sum + size, 0));
  let filled = 0;
  for (const { startMs, size } of tables) {
    all.set(startMs.subarray(0, size), filled);
    filled += size;
  }
  let last = Number.NaN;
  for (const ms of all.sort()) {
    if (ms !== last) yield ms;
    last = ms;
  }
}
