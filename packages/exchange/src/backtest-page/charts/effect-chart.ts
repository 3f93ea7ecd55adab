import type { LearnedEffect } from "@springtide/contracts";
import type { Frame, Point, Tick } from "./fan-chart.ts";
import { linearScale, niceTicks } from "./scale.ts";

/** What a trigger does by day around its onset, as believed before an event and after it. */
export interface EffectMarks {
  /** Outline of the band after the event; empty where nothing was learned. */
  readonly band: readonly Point[];
  readonly before: readonly Point[];
  readonly after: readonly Point[];
  /** Place of the onset, and of no effect at all. */
  readonly onset: number;
  readonly nothing: number;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

const STEP_DAYS = [1, 2, 5, 7, 14, 30] as const;
const MOST_STEPS = 8;

/** The marks of both effects on common axes; days on which neither differs from nothing by a hundredth are cut off the ends. */
export function effectChart(before: LearnedEffect | null, after: LearnedEffect | null, frame: Frame): EffectMarks {
  const known = [before, after].filter((effect) => effect !== null);
  const [from, to] = daysShown(known);
  const values = known.flatMap((effect) => [
    ...shown(effect, effect.high, from, to),
    ...shown(effect, effect.low, from, to),
  ]);
  const most = Math.max(0.05, ...values.map(({ value }) => value));
  const least = Math.min(0, ...values.map(({ value }) => value));
  const up = niceTicks(most, 3);
  const step = (up[1] ?? 1) - (up[0] ?? 0);
  const down = Array.from({ length: Math.floor(-least / step) }, (_, i) => -(i + 1) * step).reverse();
  const ticks = [...down, ...up];
  const x = linearScale({ from, to }, { start: frame.left, end: frame.width - frame.right });
  const y = linearScale({ from: least, to: ticks.at(-1) ?? 1 }, { start: frame.height - frame.bottom, end: frame.top });
  const line = (effect: LearnedEffect | null, of: readonly number[]): Point[] =>
    effect === null ? [] : shown(effect, of, from, to).map(({ offset, value }) => ({ x: x(offset), y: y(value) }));
  return {
    band: after === null ? [] : [...line(after, after.high), ...line(after, after.low).reverse()],
    before: before === null ? [] : line(before, before.mean),
    after: after === null ? [] : line(after, after.mean),
    onset: x(0),
    nothing: y(0),
    x: dayTicks(from, to).map((value) => ({ at: x(value), value })),
    y: ticks.map((value) => ({ at: y(value), value })),
  };
}

const WORTH_SHOWING = 0.01;

function daysShown(effects: readonly LearnedEffect[]): [from: number, to: number] {
  const felt = effects.flatMap(({ firstOffset, mean }) =>
    mean.flatMap((value, i) => (Math.abs(value) >= WORTH_SHOWING ? [firstOffset + i] : [])),
  );
  return [Math.min(-1, ...felt), Math.max(1, ...felt)];
}

function shown(
  { firstOffset }: LearnedEffect,
  values: readonly number[],
  from: number,
  to: number,
): { offset: number; value: number }[] {
  return values
    .map((value, i) => ({ offset: firstOffset + i, value }))
    .filter(({ offset }) => offset >= from && offset <= to);
}

function dayTicks(from: number, to: number): number[] {
  const step = STEP_DAYS.find((days) => (to - from) / days <= MOST_STEPS) ?? 60;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step);
}
