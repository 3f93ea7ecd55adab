import type { BacktestGroup } from "@springtide/contracts";
import type { Frame, Tick } from "./fan-chart.ts";
import { linearScale, niceTicks } from "./scale.ts";

/** One bar: who it is of (0 the forecast, then the yardsticks) and what it says. */
interface Bar {
  readonly of: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
}

/** WAPE by band of leads: bars side by side. */
export interface LeadBars {
  readonly bars: readonly Bar[];
  readonly bands: readonly { readonly at: number; readonly label: string }[];
  readonly y: readonly Tick[];
}

/** Share of a band's room that its bars fill. */
const FILLED = 0.76;
const BETWEEN = 1.5;

/** Bars of the forecast and its yardsticks, by band of leads; one that could not be measured is left out. */
export function leadBars(groups: readonly BacktestGroup[], frame: Frame): LeadBars {
  const values = groups.map(({ forecast, yardsticks }) => [forecast.wape, ...yardsticks.map(({ wape }) => wape)]);
  const ticks = niceTicks(Math.max(0, ...values.flat().map((value) => value ?? 0)), 4);
  const y = linearScale({ from: 0, to: ticks.at(-1) ?? 1 }, { start: frame.height - frame.bottom, end: frame.top });
  const room = (frame.width - frame.left - frame.right) / Math.max(1, groups.length);
  const floor = frame.height - frame.bottom;
  return {
    bars: values.flatMap((ofGroup, g) => {
      const width = (room * FILLED) / ofGroup.length;
      const start = frame.left + g * room + (room * (1 - FILLED)) / 2;
      return ofGroup.flatMap((value, of) =>
        value === null
          ? []
          : [
              {
                of,
                x: start + of * width,
                y: y(value),
                width: Math.max(1, width - BETWEEN),
                height: floor - y(value),
                value,
              },
            ],
      );
    }),
    bands: groups.map((group, g) => ({ at: frame.left + (g + 0.5) * room, label: leadLabel(group) })),
    y: ticks.map((value) => ({ at: y(value), value })),
  };
}

/** "1", "2-7": the days ahead of a band. */
export function leadLabel({ fromLead, toLead }: Pick<BacktestGroup, "fromLead" | "toLead">): string {
  return fromLead === toLead ? String(fromLead) : `${fromLead}\u2013${toLead}`;
}
