import { civilDay, isOpenAt, timeZone } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Span, TimeAxis } from "./time-axis.ts";
import { placeOn } from "./time-axis.ts";

/** When at least one of the queues is open, by its own hours and holidays. */
export function openStretches(
  index: PlanIndex,
  queues: readonly string[],
  dayIndex: number,
): readonly { readonly startMs: number; readonly endMs: number }[] {
  const { plan, grid } = index;
  const { from, to } = intervalsOfDay(index, dayIndex);
  const doors = plan.shop.queues
    .filter(({ id }) => queues.includes(id))
    .map(({ zone, openingHours, site }) => ({
      zone: timeZone(zone),
      hours: openingHours,
      holidays: new Set((plan.holidays.bySite[site] ?? []).map(({ day }) => civilDay(day))),
    }));
  const stretches: { startMs: number; endMs: number }[] = [];
  for (let t = from; t < to; t += 1) {
    const ms = grid.startsMs[t] ?? 0;
    if (!doors.some((door) => isOpenAt({ ...door, ms }))) continue;
    const endMs = ms + (grid.seconds[t] ?? 0) * 1000;
    const last = stretches.at(-1);
    if (last?.endMs === ms) last.endMs = endMs;
    else stretches.push({ startMs: ms, endMs });
  }
  return stretches;
}

/** What lies between the open stretches, for an axis that holds them all. */
export function closedStretches(
  axis: TimeAxis,
  open: readonly { readonly startMs: number; readonly endMs: number }[],
): readonly Span[] {
  const edges = [axis.startMs, ...open.flatMap(({ startMs, endMs }) => [startMs, endMs]), axis.endMs];
  return edges.flatMap((from, i) => (i % 2 === 0 ? (placeOn(axis, from, edges[i + 1] ?? from) ?? []) : []));
}
