import type { EventError } from "@springtide/contracts";
import { linearScale } from "./scale.ts";

/** The parts of an event's error, in the order in which they are told. */
export const PARTS = [
  { key: "volumeHours", name: "volume" },
  { key: "dateHours", name: "date" },
  { key: "shapeOverDaysHours", name: "shape over the days" },
  { key: "shapeWithinDayHours", name: "shape within the day" },
  { key: "ahtHours", name: "handling time" },
] as const satisfies readonly { key: keyof EventError; name: string }[];

/** A bar from the middle line: to the right it added to the error, to the left it took from it. */
export interface PartBar {
  readonly name: string;
  readonly hours: number;
  readonly y: number;
  readonly x: number;
  readonly width: number;
}

/** One bar a part on a common scale, and where its middle line is. */
export function partBars(
  error: EventError,
  { left, right, top, rowHeight }: { left: number; right: number; top: number; rowHeight: number },
): { readonly zero: number; readonly bars: readonly PartBar[] } {
  const values = PARTS.map(({ key }) => error[key]);
  const from = Math.min(0, ...values);
  const to = Math.max(0, ...values);
  const x = linearScale(from === to ? { from: 0, to: 1 } : { from, to }, { start: left, end: right });
  return {
    zero: x(0),
    bars: PARTS.map(({ key, name }, row) => ({
      name,
      hours: error[key],
      y: top + row * rowHeight,
      x: Math.min(x(0), x(error[key])),
      width: Math.abs(x(error[key]) - x(0)),
    })),
  };
}
