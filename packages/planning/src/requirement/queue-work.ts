import type { PlanningGrid, QueueDemand } from "./queue-demand.ts";
import type { ServiceModel } from "./service-model.ts";
import { serviceModel } from "./model-of-queue.ts";
import { loadsAlone, loadsCarriedOn } from "./offered-load.ts";
import type { WorkCells } from "./work-cells.ts";
import { contactsByCell, workCells } from "./work-cells.ts";

/** A queue made ready for counting: its cells, its model, and room for one path at a time. */
export interface QueueWork {
  readonly queue: QueueDemand;
  readonly cells: WorkCells;
  readonly model: ServiceModel;
  /** Contacts and loads of one path by cell; valid until the next path is asked for. */
  ofPath(path: number): PathWork;
}

/** What one path brings, by cell. */
export interface PathWork {
  readonly contacts: Float64Array;
  readonly loads: Float64Array;
}

/**
 * @param rates room for one path's rates, by interval of the grid; queues may share it
 * @param model of the same queue, so that tables it has made are kept
 */
export function queueWork(
  queue: QueueDemand,
  grid: PlanningGrid,
  rates: Float64Array,
  model: ServiceModel = serviceModel(queue),
): QueueWork {
  const cells = workCells(queue, grid);
  const contacts = new Float64Array(cells.count);
  const loads = new Float64Array(cells.count);
  const work = queue.ahtOfInterval === undefined ? null : new Float64Array(cells.count);
  const loadOfCells =
    model.name === "patience"
      ? loadsCarriedOn(cells, queue.ahtSeconds, ahtOfCells(queue, cells))
      : loadsAlone(cells, queue.ahtSeconds);
  const waiting = waitingByCell(queue, cells);
  return {
    queue,
    cells,
    model,
    ofPath: (path) => {
      queue.ratesOfPath(path, rates);
      contactsByCell(cells, rates, contacts);
      addTo(contacts, waiting);
      if (work !== null) workOfPath(queue, cells, rates, waiting, work);
      loadOfCells(work ?? contacts, loads);
      return { contacts, loads };
    },
  };
}

/** Work of one path by cell, in contacts of the queue's mean AHT: those that take longer count for more. Scales `rates` in place. */
function workOfPath(
  { ahtSeconds, ahtOfInterval = new Float64Array() }: QueueDemand,
  cells: WorkCells,
  rates: Float64Array,
  waiting: ReadonlyMap<number, number>,
  into: Float64Array,
): void {
  for (let t = 0; t < rates.length; t += 1)
    rates[t] = ((rates[t] ?? 0) * (ahtOfInterval[t] ?? ahtSeconds)) / ahtSeconds;
  contactsByCell(cells, rates, into);
  addTo(into, waiting);
}

/** What waits when the grid begins, by the cell that does it; empty for a line. */
function waitingByCell({ work, waiting = 0, waitingLater = [] }: QueueDemand, cells: WorkCells): Map<number, number> {
  const ofCells = new Map<number, number>();
  if (work !== "deferred" || cells.count === 0) return ofCells;
  if (waiting > 0) ofCells.set(0, waiting);
  for (const { interval, contacts } of waitingLater) {
    const cell = Math.max(0, cells.staffedCell[interval] ?? 0);
    ofCells.set(cell, (ofCells.get(cell) ?? 0) + contacts);
  }
  return ofCells;
}

function addTo(ofCells: Float64Array, waiting: ReadonlyMap<number, number>): void {
  for (const [cell, contacts] of waiting) ofCells[cell] = (ofCells[cell] ?? 0) + contacts;
}

/** Contacts of a cell served as promised, of those that the model says are: work already late goes first, and is late. */
export function keptInTime({ alreadyLate = 0 }: QueueDemand, cell: number, kept: number): number {
  return cell === 0 && alreadyLate > 0 ? Math.max(0, kept - alreadyLate) : kept;
}

/** AHT of each cell; a cell of several intervals has that of its last. */
function ahtOfCells({ ahtSeconds, ahtOfInterval }: QueueDemand, { count, staffedCell }: WorkCells): Float64Array {
  const ofCells = new Float64Array(count).fill(ahtSeconds);
  if (ahtOfInterval !== undefined)
    staffedCell.forEach((cell, t) => {
      if (cell >= 0) ofCells[cell] = ahtOfInterval[t] ?? ahtSeconds;
    });
  return ofCells;
}

/** Spreads a figure by cell over the intervals of the grid that the cell staffs; the rest get `closed`. */
export function byInterval<A extends Uint16Array | Float64Array>(
  cells: WorkCells,
  values: A,
  into: A,
  closed: number,
): A {
  const { staffedCell } = cells;
  for (let t = 0; t < staffedCell.length; t += 1) into[t] = values[staffedCell[t] ?? -1] ?? closed;
  return into;
}
