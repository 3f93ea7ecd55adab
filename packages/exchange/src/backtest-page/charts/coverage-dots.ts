import type { BacktestGroup } from "@springtide/contracts";
import type { Frame, Point, Tick } from "./fan-chart.ts";
import { leadLabel } from "./lead-bars.ts";
import { linearScale } from "./scale.ts";

/** The shares that bands promise to hold, in per cent. */
export const NOMINAL = [50, 80, 95] as const;

/** Coverage by band of leads: what each band promises as a line, what it held as dots. */
export interface CoverageMarks {
  readonly lines: readonly { readonly percent: number; readonly at: number }[];
  readonly dots: readonly (Point & { readonly percent: number; readonly held: number; readonly days: number })[];
  readonly bands: readonly { readonly at: number; readonly label: string }[];
  readonly y: readonly Tick[];
}

/** The dots of 50, 80 and 95 % at each band of leads, from 0 to 100 %. */
export function coverageDots(groups: readonly BacktestGroup[], frame: Frame): CoverageMarks {
  const y = linearScale({ from: 0, to: 100 }, { start: frame.height - frame.bottom, end: frame.top });
  const room = (frame.width - frame.left - frame.right) / Math.max(1, groups.length);
  return {
    lines: NOMINAL.map((percent) => ({ percent, at: y(percent) })),
    dots: groups.flatMap(({ forecast }, g) =>
      [forecast.coverage50, forecast.coverage80, forecast.coverage95].flatMap((held, i) =>
        held === null
          ? []
          : [
              {
                x: frame.left + (g + 0.5) * room + (i - 1) * Math.min(9, room / 8),
                y: y(100 * held),
                percent: NOMINAL[i] ?? 0,
                held,
                days: forecast.days,
              },
            ],
      ),
    ),
    bands: groups.map((group, g) => ({ at: frame.left + (g + 0.5) * room, label: leadLabel(group) })),
    y: [0, 50, 80, 95].map((value) => ({ at: y(value), value })),
  };
}
