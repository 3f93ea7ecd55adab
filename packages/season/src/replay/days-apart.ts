import { blockOptions } from "../decisions/block-options.ts";
import { type DecisionSpan, intervalsOf } from "../decisions/decision-span.ts";
import type { ReplayedSeason } from "./replayed-season.ts";

/** The days of a span, each to be decided on for itself: by its own weather and at its own deadlines. Days over whose midnight a block may run stay together. */
export function daysApart({ grid, deciding, partners }: ReplayedSeason, span: DecisionSpan): DecisionSpan[] {
  const within = intervalsOf(grid, span);
  const options = blockOptions(deciding, partners, { within, atMs: -Infinity, watched: null });
  const spans: { firstDay: number; days: number }[] = [];
  for (let day = span.firstDay; day < span.firstDay + span.days; day += 1) {
    const midnight = grid.dayOffsets[day - grid.firstDay] ?? 0;
    const last = spans.at(-1);
    if (last !== undefined && options.some(({ from, to }) => from < midnight && to > midnight)) last.days += 1;
    else spans.push({ firstDay: day, days: 1 });
  }
  return spans;
}
