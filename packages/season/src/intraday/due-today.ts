import type { Plan, Queue } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import type { DayReading } from "./day-reading.ts";
import type { QueueSoFar } from "./day-so-far.ts";
import type { MomentOfDay } from "./moment-of-day.ts";

/** What of deferred work must be done in the rest of today, so that no deadline is broken. */
export interface DueToday {
  /** Contacts that wait now. Their age is not known, so all of them are due. */
  readonly waiting: number;
  /** Share of what still comes today that cannot be left for the next open day. */
  readonly shareOfArrivals: number;
}

/**
 * What still comes today may wait for the next open day as far as its deadline lies after that day has opened for an hour and people there have time
 * left beside that day's own work, by the plan. Where no backlog was told, it is what came since the last close, on the queue's first day in the plan its opening backlog too, less what the people
 * planned could do by now, and nothing where they could do it all.
 */
export function dueToday(
  plan: Plan,
  grid: SeasonBasis["grid"],
  today: {
    readonly drawn: Demand["queues"][number];
    readonly queue: Queue;
    readonly moment: MomentOfDay;
    readonly reading: DayReading;
    readonly soFar: QueueSoFar;
  },
): DueToday {
  const { drawn, queue, moment, reading, soFar } = today;
  const { from, next, to } = moment;
  const staffing = plan.staffing.find((one) => one.queue === queue.id);
  const aht = drawn.aht.meanSeconds;
  /** Contacts that the people planned have time for. */
  const room = (first: number, last: number): number => {
    let seconds = 0;
    for (let t = first; t < last; t += 1)
      seconds += ((staffing?.own[t] ?? 0) + (staffing?.overflow[t] ?? 0)) * (grid.seconds[t] ?? 0);
    return (seconds * (1 - queue.shrinkage) * queue.target.maxOccupancy) / aht;
  };
  const firstOpen = drawn.open.indexOf(1);
  const isFirst = firstOpen >= from && firstOpen < to;
  const came = Array.from({ length: next - from }, (_, i) => {
    const count = soFar.contacts[i] ?? Number.NaN;
    return Number.isNaN(count) ? (reading.planned[i] ?? 0) * reading.factor.mean : count;
  }).reduce((sum, count) => sum + count, isFirst ? (drawn.opening?.contacts ?? 0) : 0);
  const waiting = soFar.backlog ?? Math.max(0, came - room(from, next));
  const opens = drawn.open.indexOf(1, to);
  const lastOpen = drawn.open.lastIndexOf(1, to - 1);
  const arrivals = sumOf(reading.planned, next - from, lastOpen - from + 1) * reading.factor.mean;
  if (opens < 0 || arrivals <= 0) return { waiting, shareOfArrivals: 1 };
  const day = grid.dayOffsets.findLastIndex((offset) => offset <= opens);
  const closes = grid.dayOffsets[day + 1] ?? grid.startsMs.length;
  const lateMs = (grid.startsMs[opens] ?? 0) + 3_600_000;
  const mayWait = Array.from({ length: Math.max(0, lastOpen + 1 - next) }, (_, i) => next + i).reduce(
    (sum, t) =>
      (grid.startsMs[t] ?? 0) + queue.target.withinSeconds * 1000 >= lateMs
        ? sum + (reading.planned[t - from] ?? 0) * reading.factor.mean
        : sum,
    0,
  );
  const spare = Math.max(0, room(opens, closes) - expectedContacts(drawn, lastOpen + 1, closes, plan.paths, grid));
  return { waiting, shareOfArrivals: 1 - Math.min(mayWait, spare) / arrivals };
}

function expectedContacts(
  { intervalRates }: Demand["queues"][number],
  from: number,
  to: number,
  paths: number,
  { startsMs }: SeasonBasis["grid"],
): number {
  let sum = 0;
  for (let path = 0; path < paths; path += 1)
    for (let t = from; t < to; t += 1) sum += intervalRates[path * startsMs.length + t] ?? 0;
  return sum / paths;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  return values.subarray(Math.max(0, from), Math.max(0, to)).reduce((sum, value) => sum + value, 0);
}
