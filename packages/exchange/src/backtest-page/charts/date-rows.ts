import type { TriggerOutcome } from "@springtide/contracts";
import { linearScale } from "./scale.ts";

/** One prediction of a date: a bar from early to late, its middle, and what happened; places on the row, null for none. */
export interface DateRow {
  readonly outcome: TriggerOutcome;
  readonly y: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly middle: number | null;
  readonly happened: number | null;
}

const DAY_MS = 86_400_000;

/** Rows of predicted dates on the days of their own horizon, the first row at `top`. */
export function dateRows(
  outcomes: readonly TriggerOutcome[],
  horizonDays: number,
  { left, right, top, rowHeight }: { left: number; right: number; top: number; rowHeight: number },
): DateRow[] {
  const x = linearScale({ from: 0, to: horizonDays - 1 }, { start: left, end: right });
  return outcomes.map((outcome, row) => {
    const at = (day: string | null): number | null => (day === null ? null : x(daysBetween(outcome.origin, day)));
    return {
      outcome,
      y: top + row * rowHeight,
      from: at(outcome.p10),
      to: at(outcome.p90),
      middle: at(outcome.p50),
      happened: at(outcome.happened),
    };
  });
}

/** Days from one date to another. @example daysBetween("2024-02-28", "2024-03-01") // => 2 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
