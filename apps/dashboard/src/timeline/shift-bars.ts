import type { PlannedShift } from "@springtide/contracts";
import { clockAt, clockOfEnd } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { fromTo } from "./from-to.ts";
import type { Span, TimeAxis } from "./time-axis.ts";
import { placeOn } from "./time-axis.ts";

/** One shift as it lies on the axis of a day: its stretches of work, with the breaks between them left out. */
export interface ShiftBar extends Span {
  readonly shift: PlannedShift;
  /** Stretches of work, in order; each as a share of the axis. */
  readonly work: readonly Span[];
  /** It began on the day before, or ends on the day after. */
  readonly fromBefore: boolean;
  readonly intoNext: boolean;
  /** "07:00–15:30" */
  readonly times: string;
  /** "07:00 to 15:30, break 11:00 to 11:30, 8 hours of work" */
  readonly words: string;
}

/** A shift's bar; null where it does not touch the axis. */
export function shiftBar(index: PlanIndex, axis: TimeAxis, shift: PlannedShift, words: Words): ShiftBar | null {
  const [startMs, endMs] = [Date.parse(shift.start), Date.parse(shift.end)];
  const place = placeOn(axis, startMs, endMs);
  if (place === null) return null;
  return {
    ...place,
    shift,
    work: workedStretches(shift).flatMap(([from, to]) => placeOn(axis, from, to) ?? []),
    fromBefore: startMs < axis.startMs,
    intoNext: endMs > axis.endMs,
    times: shiftTimes(index, shift, words),
    words: shiftInWords(index, shift, words),
  };
}

/** Stretches in which the person is at work: the shift with its breaks taken out, in milliseconds, ascending. */
export function workedStretches(shift: PlannedShift): readonly (readonly [fromMs: number, toMs: number])[] {
  const breaks = shift.breaks
    .map(({ start, end }) => [Date.parse(start), Date.parse(end)] as const)
    .sort(([a], [b]) => a - b);
  const edges = [Date.parse(shift.start), ...breaks.flat(), Date.parse(shift.end)];
  return edges.flatMap((from, i) => {
    const to = edges[i + 1];
    return i % 2 === 0 && to !== undefined && from < to ? [[from, to] as const] : [];
  });
}

/** "07:00–15:30"; "22:00–06:00" runs into the next day. */
export function shiftTimes(index: Pick<PlanIndex, "zone">, { start, end }: PlannedShift, words: Words): string {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  return `${clockAt(index, startMs, words)}–${clockOfEnd(index, startMs, endMs, words)}`;
}

/** When a shift begins and ends, its breaks and its hours: what a screen reader says of its bar. */
export function shiftInWords(index: Pick<PlanIndex, "zone">, shift: PlannedShift, words: Words): string {
  const [startMs, endMs] = [Date.parse(shift.start), Date.parse(shift.end)];
  const said = { times: fromTo(index, startMs, endMs, words), count: shift.hours, hours: words.hours(shift.hours) };
  const number = shift.breaks.length;
  return number === 0
    ? words.say("timeline.shift-no-break", said)
    : words.say("timeline.shift-breaks", { ...said, number, breaks: breaksInWords(index, shift, words) });
}

/** "11:00 to 11:30 and 15:00 to 15:15"; "" without breaks. */
export function breaksInWords(index: Pick<PlanIndex, "zone">, { breaks }: PlannedShift, words: Words): string {
  const times = [...breaks]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map(({ start, end }) => fromTo(index, Date.parse(start), Date.parse(end), words));
  return words.list(times);
}
