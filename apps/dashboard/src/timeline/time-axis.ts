import { passOf } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** A stretch of an axis as shares of its length, 0 to 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A full hour on the local clock. `pass` tells the two of a repeated hour apart, and is "" of every other. */
interface Tick {
  readonly at: number;
  readonly label: string;
  readonly pass: string;
}

/** Part of one local day laid out by elapsed time: an hour that comes twice has room for both, a skipped one for none. */
export interface TimeAxis {
  readonly startMs: number;
  readonly endMs: number;
  readonly hours: number;
  readonly ticks: readonly Tick[];
  /** Where the clock shows again what it showed before; null on most days. */
  readonly secondPass: Span | null;
}

/**
 * The axis of a day for all that happens on it, widened to full hours of the local clock and cut to the day.
 * @param stretches what is to be seen, in milliseconds; without any, the whole day
 */
export function timeAxis(
  index: PlanIndex,
  dayIndex: number,
  stretches: readonly { readonly startMs: number; readonly endMs: number }[],
  words: Words,
): TimeAxis {
  const day = dayStretch(index, dayIndex);
  const hours = fullHours(index, dayIndex);
  const seen = stretches.length === 0 ? [day] : stretches;
  const first = Math.min(...seen.map(({ startMs }) => startMs));
  const last = Math.max(...seen.map(({ endMs }) => endMs));
  const startMs = hours.findLast((ms) => ms <= first) ?? day.startMs;
  const endMs = hours.find((ms) => ms >= last) ?? day.endMs;
  const bare = { startMs, endMs, hours: (endMs - startMs) / 3_600_000 };
  const share = (ms: number): number => (ms - startMs) / (endMs - startMs);
  const ticks = hours.filter((ms) => ms >= startMs && ms < endMs).map((ms) => tickAt(index, ms, share(ms), words));
  return { ...bare, ticks, secondPass: secondPass(index, bare) };
}

/** Where a stretch lies on the axis, cut to it; null where it does not reach it. */
export function placeOn({ startMs, endMs }: TimeAxis, fromMs: number, toMs: number): Span | null {
  const from = Math.max(startMs, fromMs);
  const to = Math.min(endMs, toMs);
  if (from >= to) return null;
  return { from: (from - startMs) / (endMs - startMs), to: (to - startMs) / (endMs - startMs) };
}

/** The instants between which a local day lies. */
export function dayStretch({ zone, firstDay }: PlanIndex, dayIndex: number): { startMs: number; endMs: number } {
  const day = firstDay + dayIndex;
  return { startMs: zone.startOfDayMs(day), endMs: zone.startOfDayMs(day + 1) };
}

function fullHours(index: PlanIndex, dayIndex: number): readonly number[] {
  const { from, to } = intervalsOfDay(index, dayIndex);
  return Array.from(index.grid.startsMs.subarray(from, to)).filter((ms) => index.zone.minuteOfDayAt(ms) % 60 === 0);
}

function tickAt(index: PlanIndex, ms: number, at: number, words: Words): Tick {
  const pass = passOf(index, ms);
  return {
    at,
    label: words.hourOfDay(index.zone.minuteOfDayAt(ms)),
    pass: pass === 0 ? "" : words.say(pass === 1 ? "timeline.pass-1" : "timeline.pass-2"),
  };
}

/** From the moment the clocks go back for as long as they were set back. */
function secondPass({ zone }: PlanIndex, bare: { startMs: number; endMs: number }): Span | null {
  const back = zone
    .transitions(bare.startMs, bare.endMs)
    .find(({ beforeMinutes, afterMinutes }) => afterMinutes < beforeMinutes);
  if (back === undefined) return null;
  const share = (ms: number): number => Math.min(1, (ms - bare.startMs) / (bare.endMs - bare.startMs));
  return { from: share(back.atMs), to: share(back.atMs + (back.beforeMinutes - back.afterMinutes) * 60_000) };
}
