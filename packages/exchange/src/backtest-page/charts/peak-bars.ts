import type { BacktestQueue } from "@springtide/contracts";
import type { Frame, Tick } from "./fan-chart.ts";
import { linearScale, niceTicks } from "./scale.ts";

type Peak = BacktestQueue["peaks"][number];

/** One of the busiest days as a bar of what came, and the height of what was forecast. */
export interface PeakBar {
  readonly peak: Peak;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly forecast: number;
}

const WIDEST = 24;
/** Share of a bar's room that it fills. */
const FILLED = 0.7;

/** Bars of the busiest days in the order given. */
export function peakBars(
  peaks: readonly Peak[],
  frame: Frame,
): { readonly bars: readonly PeakBar[]; readonly y: readonly Tick[] } {
  const ticks = niceTicks(Math.max(0, ...peaks.flatMap(({ actual, mean }) => [actual, mean])), 4);
  const floor = frame.height - frame.bottom;
  const y = linearScale({ from: 0, to: ticks.at(-1) ?? 1 }, { start: floor, end: frame.top });
  const room = (frame.width - frame.left - frame.right) / Math.max(1, peaks.length);
  const width = Math.min(WIDEST, room * FILLED);
  return {
    bars: peaks.map((peak, i) => ({
      peak,
      x: frame.left + (i + 0.5) * room - width / 2,
      y: y(peak.actual),
      width,
      height: floor - y(peak.actual),
      forecast: y(peak.mean),
    })),
    y: ticks.map((value) => ({ at: y(value), value })),
  };
}
