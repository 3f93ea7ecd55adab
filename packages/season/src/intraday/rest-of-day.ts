import type { Plan, Queue } from "@springtide/contracts";
import { type ConvexLoss, lossTables, type PlanningGrid, type QueueDemand } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import type { Demand } from "../demand.ts";
import type { QueueContactLoss } from "../economics/contact-losses.ts";
import { queueOf } from "../places.ts";
import { lineModel } from "../queues-to-staff.ts";
import { type DayReading, FACTOR_VALUES } from "./day-reading.ts";
import type { QueueSoFar } from "./day-so-far.ts";
import { dueToday } from "./due-today.ts";
import type { MomentOfDay } from "./moment-of-day.ts";

/** One queue's rest of a day. */
interface RestOfQueue {
  readonly queue: Queue;
  readonly demand: QueueDemand;
  readonly grid: PlanningGrid;
  /** Place in the day of the first interval of `grid`. */
  readonly first: number;
  /** By interval of the day: the cell of `cells` that people there work in; -1 where there is none any more. */
  readonly cellOf: Int32Array;
  /** Agents that one head is in its cell, by interval of the day. */
  readonly perHead: Float64Array;
}

/** What the rest of a day loses by the people in it. */
export interface RestOfDay {
  readonly queues: readonly RestOfQueue[];
  readonly cells: readonly ConvexLoss[];
}

/** Losses that change by less are left out. */
const TOLERANCE = 0.02;

/**
 * The rest of a day as the loss tables see it: of lines every open interval to come, what is in hand from before carried on; of deferred work all
 * the rest of the day together, with what must be done today. Paths are the equally likely values of the day's factor.
 */
export function restOfDay(
  plan: Plan,
  basis: SeasonBasis,
  demand: Demand,
  moment: MomentOfDay,
  day: {
    readonly readings: readonly DayReading[];
    readonly soFar: readonly QueueSoFar[];
    readonly losses: readonly QueueContactLoss[];
    /** How many intervals of the day are looked at as known. */
    readonly known: number;
  },
): RestOfDay {
  const cells: ConvexLoss[] = [];
  const queues = demand.queues.flatMap((drawn, q): RestOfQueue[] => {
    const [reading, soFar, loss] = [day.readings[q], day.soFar[q], day.losses[q]];
    if (reading === undefined || soFar === undefined || loss === undefined) return [];
    const queue = queueOf(basis.shop, drawn.queue);
    const rest = isDeferred(queue)
      ? deferredRest(plan, basis, { drawn, queue, moment, reading, soFar })
      : lineRest(basis, { drawn, queue, moment, reading, soFar, known: day.known });
    const pathsOfSignal = [Array.from({ length: FACTOR_VALUES }, (_, path) => path)];
    const tables = lossTables({ queue: rest.demand, grid: rest.grid, pathsOfSignal, loss, tolerance: TOLERANCE });
    const length = moment.to - moment.from;
    const cellOf = new Int32Array(length).fill(-1);
    const perHead = new Float64Array(length);
    const placed = new Map<number, number>();
    for (let i = moment.next - moment.from; i < length; i += 1) {
      const cell = tables.cells.staffedCell[i - rest.first] ?? -1;
      const table = tables.losses[0]?.[cell];
      if (cell < 0 || table === undefined) continue;
      if (!placed.has(cell)) placed.set(cell, cells.push(table) - 1);
      cellOf[i] = placed.get(cell) ?? -1;
      const part = (rest.grid.intervalSeconds[i - rest.first] ?? 0) / (tables.cells.seconds[cell] ?? 1);
      perHead[i] = (1 - queue.shrinkage) * part;
    }
    return [{ queue, ...rest, cellOf, perHead }];
  });
  return { queues, cells };
}

interface QueueToday {
  readonly drawn: Demand["queues"][number];
  readonly queue: Queue;
  readonly moment: MomentOfDay;
  readonly reading: DayReading;
  readonly soFar: QueueSoFar;
}

function lineRest(
  { shop, grid }: SeasonBasis,
  { drawn, queue, moment, reading, soFar, known }: QueueToday & { readonly known: number },
): Pick<RestOfQueue, "demand" | "grid" | "first"> {
  const { from, to } = moment;
  return {
    first: 0,
    grid: gridOf(grid, from, to),
    demand: {
      ...promiseOf(queue, drawn),
      ahtOfInterval: drawn.aht.ofInterval?.slice(from, to),
      work: "immediate",
      model: lineModel(queue, shop.plan.model),
      open: drawn.open.slice(from, to),
      ratesOfPath: (path, into) => {
        const factor = reading.values[path] ?? 1;
        for (let i = 0; i < to - from; i += 1) {
          const counted = i < known ? (soFar.contacts[i] ?? Number.NaN) : Number.NaN;
          into[i] = Number.isNaN(counted) ? (reading.planned[i] ?? 0) * factor : counted;
        }
      },
    },
  };
}

function deferredRest(
  plan: Plan,
  { shop, grid }: SeasonBasis,
  { drawn, queue, moment, reading, soFar }: QueueToday,
): Pick<RestOfQueue, "demand" | "grid" | "first"> {
  const { from, next, to } = moment;
  const due = dueToday(plan, grid, { drawn, queue, moment, reading, soFar });
  return {
    first: next - from,
    grid: gridOf(grid, next, to),
    demand: {
      ...promiseOf(queue, drawn),
      ahtOfInterval: drawn.aht.ofInterval?.slice(next, to),
      work: "deferred",
      model: lineModel(queue, shop.plan.model),
      waiting: due.waiting,
      open: drawn.open.slice(next, to),
      ratesOfPath: (path, into) => {
        const factor = reading.values[path] ?? 1;
        for (let i = 0; i < to - next; i += 1)
          into[i] = (reading.planned[next - from + i] ?? 0) * factor * due.shareOfArrivals;
      },
    },
  };
}

function promiseOf(
  { id, target, shrinkage }: Queue,
  { aht }: Demand["queues"][number],
): Pick<QueueDemand, "id" | "ahtSeconds" | "target" | "shrinkage"> {
  return { id, ahtSeconds: aht.meanSeconds, target, shrinkage };
}

function gridOf({ seconds }: SeasonBasis["grid"], from: number, to: number): PlanningGrid {
  return {
    intervalSeconds: seconds.slice(from, to),
    dayOffsets: Int32Array.of(0, to - from),
    weekOfInterval: new Int32Array(to - from),
  };
}
