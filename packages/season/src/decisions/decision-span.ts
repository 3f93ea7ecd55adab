import { type CivilDay, type IntervalGrid, weekday } from "@springtide/calendar";
import type { CellRange } from "@springtide/planning";
import type { Deciding } from "./deciding.ts";

/** Local days in a row of a plan for which partners are decided on together. */
export interface DecisionSpan {
  readonly firstDay: CivilDay;
  readonly days: number;
}

/** The weeks from Monday to Sunday of a plan; the first and the last may be shorter. */
export function weeksToDecide({ firstDay, days }: IntervalGrid): DecisionSpan[] {
  const spans: DecisionSpan[] = [];
  const end = firstDay + days;
  for (let day = firstDay; day < end;) {
    const next = Math.min(end, day + 8 - weekday(day));
    spans.push({ firstDay: day, days: next - day });
    day = next;
  }
  return spans;
}

/** Intervals of a grid; `to` is not among them. */
export interface Intervals {
  readonly from: number;
  readonly to: number;
}

export function intervalsOf({ firstDay, dayOffsets }: IntervalGrid, span: DecisionSpan): Intervals {
  const from = dayOffsets[span.firstDay - firstDay] ?? 0;
  return { from, to: dayOffsets[span.firstDay - firstDay + span.days] ?? from };
}

/** The cells of each queue that are worked in these intervals. */
export function cellRanges({ queues }: Pick<Deciding, "queues">, { from, to }: Intervals): CellRange[] {
  return queues.map(({ losses: { cells } }) => {
    const worked = cells.staffedCell.subarray(from, to).filter((cell) => cell >= 0);
    const [first = 0] = worked;
    return { from: first, to: (worked.at(-1) ?? first - 1) + 1 };
  });
}
