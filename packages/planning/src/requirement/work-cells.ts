import type { PlanningGrid, QueueDemand } from "./queue-demand.ts";

/**
 * The stretches of time for which a queue's agents are set: an open interval where customers wait on the line, an
 * open day where the work may be moved within the day.
 */
export interface WorkCells {
  readonly count: number;
  /** Open time of each cell. */
  readonly seconds: Float64Array;
  /** 1 where the line of the cell before goes on in this one: no closed time lies between. */
  readonly continues: Uint8Array;
  /** For each interval of the grid: the cell that works what arrives then; -1 if none does within the plan. */
  readonly arrivalCell: Int32Array;
  /** For each interval of the grid: the cell whose agents are there; -1 when closed. */
  readonly staffedCell: Int32Array;
  /** First cell of each week that has cells, then the number of cells. */
  readonly weekStarts: Int32Array;
}

/** Lays out a queue's cells on the grid. Cost: O(intervals). */
export function workCells(queue: Pick<QueueDemand, "open" | "work">, grid: PlanningGrid): WorkCells {
  return queue.work === "immediate" ? intervalCells(queue.open, grid) : dayCells(queue.open, grid);
}

/** Every open interval is a cell; what arrives outside opening hours is worked by none. */
function intervalCells(open: Uint8Array, { intervalSeconds, weekOfInterval }: PlanningGrid): WorkCells {
  const staffedCell = new Int32Array(intervalSeconds.length).fill(-1);
  const lengths: number[] = [];
  const weeks: number[] = [];
  const continues: number[] = [];
  intervalSeconds.forEach((length, t) => {
    if (open[t] !== 1) return;
    continues.push(open[t - 1] === 1 ? 1 : 0);
    staffedCell[t] = lengths.length;
    lengths.push(length);
    weeks.push(weekOfInterval[t] ?? 0);
  });
  return { ...cellsOf(lengths, weeks, staffedCell, staffedCell), continues: Uint8Array.from(continues) };
}

/**
 * Every day with an open interval is a cell. It works what arrived after the last close before it, up to its own close;
 * what arrives after the last close of the plan is left to the next plan.
 */
function dayCells(open: Uint8Array, { intervalSeconds, dayOffsets, weekOfInterval }: PlanningGrid): WorkCells {
  const intervals = intervalSeconds.length;
  const staffedCell = new Int32Array(intervals).fill(-1);
  const arrivalCell = new Int32Array(intervals).fill(-1);
  const lengths: number[] = [];
  const weeks: number[] = [];
  let arrivalsFrom = 0;
  for (let day = 0; day + 1 < dayOffsets.length; day += 1) {
    const from = dayOffsets[day] ?? intervals;
    const to = dayOffsets[day + 1] ?? intervals;
    let openSeconds = 0;
    let close = -1;
    for (let t = from; t < to; t += 1) {
      if (open[t] !== 1) continue;
      staffedCell[t] = lengths.length;
      openSeconds += intervalSeconds[t] ?? 0;
      close = t + 1;
    }
    if (close === -1) continue;
    arrivalCell.fill(lengths.length, arrivalsFrom, close);
    arrivalsFrom = close;
    lengths.push(openSeconds);
    weeks.push(weekOfInterval[close - 1] ?? 0);
  }
  return cellsOf(lengths, weeks, arrivalCell, staffedCell);
}

function cellsOf(
  lengths: readonly number[],
  weeks: readonly number[],
  arrivalCell: Int32Array,
  staffedCell: Int32Array,
): WorkCells {
  const starts = weeks.flatMap((week, cell) => (cell === 0 || week !== weeks[cell - 1] ? [cell] : []));
  return {
    count: lengths.length,
    seconds: Float64Array.from(lengths),
    continues: new Uint8Array(lengths.length),
    arrivalCell,
    staffedCell,
    weekStarts: Int32Array.from([...starts, lengths.length]),
  };
}

/** Adds up a path's contacts by cell. `rates` is by interval of the grid, `into` by cell. Cost: O(intervals). */
export function contactsByCell(cells: WorkCells, rates: Float64Array, into: Float64Array): void {
  const { arrivalCell } = cells;
  into.fill(0);
  for (let t = 0; t < arrivalCell.length; t += 1) {
    const cell = arrivalCell[t] ?? -1;
    if (cell >= 0) into[cell] = (into[cell] ?? 0) + (rates[t] ?? 0);
  }
}
