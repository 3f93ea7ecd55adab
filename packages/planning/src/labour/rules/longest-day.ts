import type { CivilDay } from "@springtide/calendar";
import { rule, type LabourRule } from "../labour-rule.ts";
import { workedHours, type WorkedShift } from "../person-shifts.ts";

/** At most so many hours of work in the shifts that begin on one local day. */
export function longestDay({ id, hours }: { readonly id: string; readonly hours: number }): LabourRule {
  return rule(id, ({ shifts, zone }) => {
    const byDay = new Map<CivilDay, WorkedShift[]>();
    for (const shift of shifts) {
      const day = zone.dayAt(shift.startMs);
      byDay.set(day, [...(byDay.get(day) ?? []), shift]);
    }
    return [...byDay.values()].flatMap((ofDay) => {
      const found = ofDay.reduce((sum, shift) => sum + workedHours(shift), 0);
      const [first, last] = [ofDay[0], ofDay.at(-1)];
      if (found <= hours || first === undefined || last === undefined) return [];
      const sources = ofDay.map(({ source }) => source);
      return [{ fromMs: first.startMs, toMs: last.endMs, found, limit: hours, unit: "hours", sources }];
    });
  });
}
