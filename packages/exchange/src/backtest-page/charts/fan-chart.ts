import type { BacktestDay } from "@springtide/contracts";
import { linearScale, niceTicks } from "./scale.ts";

/** A point of a picture, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A size and the room around the drawing. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mark on an axis with what it says. */
export interface Tick {
  readonly at: number;
  readonly value: number;
}

/** One forecast as a fan: bands around a line, and what happened as dots. */
export interface FanMarks {
  /** The central 95, 80 and 50 %, widest first: outline of each, along the top and back along the bottom. */
  readonly bands: readonly { readonly percent: number; readonly outline: readonly Point[] }[];
  readonly mean: readonly Point[];
  readonly actual: readonly (Point & { readonly inside: boolean; readonly day: string; readonly contacts: number })[];
  readonly y: readonly Tick[];
  readonly x: readonly Tick[];
}

const WEEK = 7;

/** The marks of one forecast, whose days are in order of lead; `most` is the highest value any fan beside it shows. */
export function fanChart(days: readonly BacktestDay[], frame: Frame, most: number): FanMarks {
  const ticks = niceTicks(most, 4);
  const longest = days.at(-1)?.lead ?? 1;
  const x = linearScale({ from: 1, to: longest }, { start: frame.left, end: frame.width - frame.right });
  const y = linearScale({ from: 0, to: ticks.at(-1) ?? 1 }, { start: frame.height - frame.bottom, end: frame.top });
  const along = (of: (day: BacktestDay) => number): Point[] => days.map((day) => ({ x: x(day.lead), y: y(of(day)) }));
  const band = (percent: number, low: (day: BacktestDay) => number, high: (day: BacktestDay) => number) => ({
    percent,
    outline: [...along(high), ...along(low).reverse()],
  });
  return {
    bands: [
      band(
        95,
        (day) => day.p2_5,
        (day) => day.p97_5,
      ),
      band(
        80,
        (day) => day.p10,
        (day) => day.p90,
      ),
      band(
        50,
        (day) => day.p25,
        (day) => day.p75,
      ),
    ],
    mean: along((day) => day.mean),
    actual: days.flatMap(({ lead, actual, p2_5, p97_5, day }) =>
      actual === null
        ? []
        : [{ x: x(lead), y: y(actual), inside: actual >= p2_5 && actual <= p97_5, day, contacts: actual }],
    ),
    y: ticks.map((value) => ({ at: y(value), value })),
    x: Array.from({ length: Math.floor((longest - 1) / WEEK) + 1 }, (_, week) => ({
      at: x(1 + week * WEEK),
      value: 1 + week * WEEK,
    })),
  };
}

/** The highest value that the fans of some forecasts reach. */
export function mostOf(days: readonly BacktestDay[]): number {
  return days.reduce((most, day) => Math.max(most, day.p97_5, day.mean, day.actual ?? 0), 0);
}
