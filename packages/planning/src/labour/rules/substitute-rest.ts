import { weekday, type CivilDay } from "@springtide/calendar";
import { rule, type Found, type LabourRule } from "../labour-rule.ts";
import { daysOf, type PersonShifts, type WorkedShift } from "../person-shifts.ts";

const SUNDAY = 7;

/**
 * A free day for each Sunday worked (`on` "sunday"), or each public holiday on a weekday ("holiday"), within so many days that hold the
 * day worked: up to as many before or after it. A free day stands in for one only; the earliest are given first, which leaves nobody
 * without one where all could have one (Glover, 1967, Naval Research Logistics Quarterly 14(3): days worked and the days around them lie in
 * the same order). Days after the last one known count as free. Broken by the day worked and every shift on a day that could have
 * been free for it.
 */
export function substituteRest(terms: {
  readonly id: string;
  readonly on: "sunday" | "holiday";
  readonly withinDays: number;
}): LabourRule {
  return rule(terms.id, (of) => {
    const worked = new Map<CivilDay, WorkedShift>();
    for (const shift of of.shifts) for (const day of daysOf(shift, of.zone)) worked.set(day, shift);
    const given = new Set<CivilDay>();
    return [...worked]
      .filter(([day]) => needsRest(day, terms.on, of))
      .sort(([a], [b]) => a - b)
      .flatMap(([day, { source }]): Found[] => {
        const around = daysAround(day, terms.withinDays).filter((other) => isPlain(other, of));
        const substitute = around.find((other) => !worked.has(other) && !given.has(other));
        if (substitute !== undefined) {
          given.add(substitute);
          return [];
        }
        const [fromMs, toMs] = [of.zone.startOfDayMs(day), of.zone.startOfDayMs(day + 1)];
        const sources = [...new Set([source, ...around.flatMap((other) => worked.get(other)?.source ?? [])])];
        return [{ fromMs, toMs, found: 0, limit: 1, unit: "days", sources }];
      });
  });
}

function needsRest(day: CivilDay, on: "sunday" | "holiday", { holidays }: PersonShifts): boolean {
  return on === "sunday" ? weekday(day) === SUNDAY : weekday(day) !== SUNDAY && holidays.has(day);
}

/** Not one of the days that are free anyway. */
function isPlain(day: CivilDay, { holidays }: PersonShifts): boolean {
  return weekday(day) !== SUNDAY && !holidays.has(day);
}

/** Days that lie with `day` in a stretch of so many days, in order. */
function daysAround(day: CivilDay, within: number): CivilDay[] {
  return Array.from({ length: 2 * within - 1 }, (_, i) => day + 1 - within + i);
}
