import type { OverflowBlock, PlannedShift } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalAt, intervalsOfDay } from "../plan-index/plan-index.ts";
import { workedStretches } from "./shift-bars.ts";
import type { Span, TimeAxis } from "./time-axis.ts";
import { placeOn } from "./time-axis.ts";

/** Heads of one interval on the axis. */
export interface CoverStep extends Span {
  readonly required: number;
  /** People at work and partners' seats. */
  readonly there: number;
  readonly short: number;
}

/** Heads required by some queues against the people and seats that are there, interval by interval of a day's axis. */
export function coverOf(
  index: PlanIndex,
  asked: {
    axis: TimeAxis;
    queues: readonly string[];
    dayIndex: number;
    shifts: readonly PlannedShift[];
    blocks: readonly OverflowBlock[];
  },
): readonly CoverStep[] {
  const { axis, queues, dayIndex, shifts, blocks } = asked;
  const range = intervalsOfDay(index, dayIndex);
  const atWork = headsAtWork(index, shifts, range);
  const staffing = index.plan.staffing.filter(({ queue }) => queues.includes(queue));
  return Array.from(atWork).flatMap((people, i) => {
    const t = range.from + i;
    const startMs = index.grid.startsMs[t] ?? 0;
    const endMs = startMs + (index.grid.seconds[t] ?? 0) * 1000;
    const place = placeOn(axis, startMs, endMs);
    if (place === null) return [];
    const sum = (pick: (queue: (typeof staffing)[number]) => readonly number[]): number =>
      staffing.reduce((total, queue) => total + (pick(queue)[t] ?? 0), 0);
    const seats = blocks
      .filter(({ start, end }) => Date.parse(start) <= startMs && Date.parse(end) >= endMs)
      .reduce((total, block) => total + block.seats, 0);
    return [
      { ...place, required: sum(({ required }) => required), there: people + seats, short: sum(({ gap }) => gap) },
    ];
  });
}

/**
 * Heads at work in each of some intervals of the plan's grid: people in a shift and not on a break. A break that takes part of
 * an interval takes that part of a head.
 * @param from first interval counted
 * @param to the one after the last
 */
export function headsAtWork(
  index: PlanIndex,
  shifts: readonly PlannedShift[],
  { from, to }: { readonly from: number; readonly to: number },
): Float64Array {
  const heads = new Float64Array(Math.max(0, to - from));
  for (const [startMs, endMs] of shifts.flatMap(workedStretches))
    addStretch(index, heads, { from, to, startMs, endMs });
  return heads;
}

function addStretch(
  index: PlanIndex,
  heads: Float64Array,
  stretch: { from: number; to: number; startMs: number; endMs: number },
): void {
  const { startsMs, seconds } = index.grid;
  const first = Math.max(stretch.from, intervalAt(index, stretch.startMs));
  for (let t = first; t < stretch.to; t += 1) {
    const startMs = startsMs[t] ?? 0;
    const lengthMs = (seconds[t] ?? 0) * 1000;
    const within = Math.min(stretch.endMs, startMs + lengthMs) - Math.max(stretch.startMs, startMs);
    if (within <= 0) return;
    heads[t - stretch.from] = (heads[t - stretch.from] ?? 0) + within / lengthMs;
  }
}
