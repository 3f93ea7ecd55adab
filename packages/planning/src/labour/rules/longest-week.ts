import { rule, type LabourRule } from "../labour-rule.ts";
import { hoursByWeek } from "../hours-by-week.ts";

/** At most so many hours of work on average over any so many weeks in a row, from Monday to Sunday; `weeks` 1 is every week alone. */
export function longestWeek(terms: {
  readonly id: string;
  readonly hours: number;
  readonly weeks: number;
}): LabourRule {
  const { id, hours, weeks } = terms;
  return rule(id, (of) => {
    const worked = hoursByWeek(of);
    const [first, last] = [worked[0]?.monday ?? 0, worked.at(-1)?.monday ?? -7];
    const windows = Math.max(1, (last - first) / 7 + 2 - weeks);
    return Array.from({ length: windows }, (_, i) => first + 7 * i).flatMap((monday) => {
      const inside = worked.filter((week) => week.monday >= monday && week.monday < monday + 7 * weeks);
      // Weeks of which nothing is known count as free: what is broken here is broken whatever happened in them.
      const found = inside.reduce((sum, week) => sum + week.hours, 0) / weeks;
      if (found <= hours + 1e-9) return [];
      const [fromMs, toMs] = [of.zone.startOfDayMs(monday), of.zone.startOfDayMs(monday + 7 * weeks)];
      return [{ fromMs, toMs, found, limit: hours, unit: "hours", sources: inside.flatMap(({ sources }) => sources) }];
    });
  });
}
