import { rule, type Found, type LabourRule } from "../labour-rule.ts";
import { elapsedHours, workedHours, type WorkedShift } from "../person-shifts.ts";

const MINUTES = 60;

/** How long breaks have to be once a shift has more than so many hours of work. */
export interface BreakStep {
  readonly moreThanHours: number;
  readonly minutes: number;
}

/**
 * Breaks of so many minutes altogether, by the hours worked; parts shorter than `leastPartMinutes` do not count. Where
 * `longestStretchHours` is given, nobody works longer than that without a break that counts.
 */
export function breaks(terms: {
  readonly id: string;
  readonly steps: readonly BreakStep[];
  readonly leastPartMinutes: number;
  readonly longestStretchHours?: number | undefined;
}): LabourRule {
  return rule(terms.id, ({ shifts }) =>
    shifts.flatMap((shift) => {
      const counting = shift.breaks.filter(
        ({ startMs, endMs }) => elapsedHours(startMs, endMs) * MINUTES >= terms.leastPartMinutes,
      );
      return [...tooShort(shift, counting, terms.steps), ...tooLong(shift, counting, terms.longestStretchHours)];
    }),
  );
}

function tooShort(shift: WorkedShift, counting: WorkedShift["breaks"], steps: readonly BreakStep[]): Found[] {
  // A part too short to count is no rest: it is work.
  const hours = workedHours({ ...shift, breaks: counting });
  const limit = Math.max(0, ...steps.filter((step) => hours > step.moreThanHours).map(({ minutes }) => minutes));
  const found = counting.reduce((sum, away) => sum + elapsedHours(away.startMs, away.endMs) * MINUTES, 0);
  if (found >= limit) return [];
  return [{ fromMs: shift.startMs, toMs: shift.endMs, found, limit, unit: "minutes", sources: [shift.source] }];
}

function tooLong(shift: WorkedShift, counting: WorkedShift["breaks"], limit: number | undefined): Found[] {
  if (limit === undefined) return [];
  const starts = [shift.startMs, ...counting.map(({ endMs }) => endMs)];
  const ends = [...counting.map(({ startMs }) => startMs), shift.endMs];
  return starts.flatMap((fromMs, i): Found[] => {
    const toMs = ends[i] ?? shift.endMs;
    const found = elapsedHours(fromMs, toMs);
    return found > limit ? [{ fromMs, toMs, found, limit, unit: "hours", sources: [shift.source] }] : [];
  });
}
