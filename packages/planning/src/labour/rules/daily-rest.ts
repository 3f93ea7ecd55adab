import { rule, type LabourRule } from "../labour-rule.ts";
import { elapsedHours } from "../person-shifts.ts";

/**
 * So many hours off between two shifts, counted as they pass: from 22:00 to 09:00 is ten hours in the night in which the clocks go forward.
 */
export function dailyRest({ id, hours }: { readonly id: string; readonly hours: number }): LabourRule {
  return rule(id, ({ shifts }) =>
    shifts.slice(1).flatMap((later, i) => {
      const earlier = shifts[i];
      if (earlier === undefined) return [];
      const rest = elapsedHours(earlier.endMs, later.startMs);
      // Shifts that overlap break another rule: nobody is in two places.
      if (rest >= hours || rest < 0) return [];
      const sources = [earlier.source, later.source];
      return [{ fromMs: earlier.endMs, toMs: later.startMs, found: rest, limit: hours, unit: "hours", sources }];
    }),
  );
}
