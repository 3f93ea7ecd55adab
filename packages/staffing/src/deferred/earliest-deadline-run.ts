import { WorkBench } from "./work-bench.ts";
import { dueItems, requireHoursOfWork, type DeferredWork } from "./deferred-work.ts";

/** Work with deadlines and the agent-hours there are for it. */
export interface DeadlineRunNeed {
  readonly work: readonly DeferredWork[];
  /** Agent-hours in each period. */
  readonly capacityHours: ArrayLike<number>;
}

/** What becomes of the work. All lists are by period. */
export interface DeadlineRun {
  /** Agent-hours of work done. */
  readonly doneHours: Float64Array;
  /** Agent-hours in hand at the end of the period, late ones included. */
  readonly backlogHours: Float64Array;
  /** Agent-hours in hand at the end of the period whose deadline has passed. */
  readonly overdueHours: Float64Array;
  /** Periods since the arrival of the oldest work in hand at the end of the period: 1 if it came in this one, 0 if none. */
  readonly oldestAgePeriods: Int32Array;
  /** Work done by its deadline. */
  readonly onTimeHours: number;
  /** Work done after its deadline. */
  readonly lateHours: number;
  /** Work in hand at the end of the horizon, late or not. */
  readonly endBacklogHours: number;
  /** Share on time of the work done; 1 where there is none. */
  readonly onTimeShareOfDone: number;
  /** Share on time of the work whose deadline lies within the horizon or that is done in it; 1 where there is none. */
  readonly onTimeShareOfDue: number;
}

/**
 * Plays deferred work through a given capacity, earliest deadline first, older work first among equals. Late work is
 * not dropped: its deadline is the earliest, so it is done next. Where every window has the same length this is first
 * come, first served. Work that falls due after the horizon is backlog but not late.
 * The age of the oldest item is what makes customers write again or call (see spillover).
 * Source: Liu & Layland (1973), J. ACM 20(1), 46-61. Cost: O(items log items).
 * @throws Refusal for lists of different length, negative or infinite hours, or a deadline before its arrival
 * @example earliestDeadlineRun({ work: [{ workHours: [3, 0, 0], lastPeriods: [1, 1, 2] }], capacityHours: [1, 1, 1] }).lateHours // => 1
 */
export function earliestDeadlineRun({ work, capacityHours }: DeadlineRunNeed): DeadlineRun {
  const items = dueItems(work, capacityHours.length, "keep");
  requireHoursOfWork(capacityHours, "/capacityHours");
  const bench = new WorkBench(items);
  const doneHours = new Float64Array(items.periods);
  const backlogHours = new Float64Array(items.periods);
  const overdueHours = new Float64Array(items.periods);
  const oldestAgePeriods = new Int32Array(items.periods);
  for (let period = 0; period < items.periods; period += 1) {
    bench.receive(period);
    doneHours[period] = bench.work(period, capacityHours[period] ?? 0);
    backlogHours[period] = bench.backlogHours;
    overdueHours[period] = bench.overdueHours;
    oldestAgePeriods[period] = bench.oldestAge(period);
  }
  return { doneHours, backlogHours, overdueHours, oldestAgePeriods, ...shares(bench) };
}

function shares({ onTimeHours, lateHours, backlogHours, overdueHours }: WorkBench) {
  const done = onTimeHours + lateHours;
  const due = done + overdueHours;
  return {
    onTimeHours,
    lateHours,
    endBacklogHours: backlogHours,
    onTimeShareOfDone: done > 0 ? onTimeHours / done : 1,
    onTimeShareOfDue: due > 0 ? onTimeHours / due : 1,
  };
}
