import { weekday, type CivilDay } from "@springtide/calendar";
import { rule, type Found, type LabourRule } from "../labour-rule.ts";
import { daysOf, type PersonShifts, type WorkedShift } from "../person-shifts.ts";

const SUNDAY = 7;

/**
 * A free day for each Sunday worked (`on` "sunday"), or each public holiday on a weekday ("holiday"), within so many days that hold the
 * day worked: up to as many before or after it. A free day stands in for one only; the nearest are given first. Days after the last one
 * known count as free as long as there are any.
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
        const substitute = nearest(
          day,
          terms.withinDays,
          (other) => isPlainFree(other, worked, of) && !given.has(other),
        );
        if (substitute !== null) {
          given.add(substitute);
          return [];
        }
        const [fromMs, toMs] = [of.zone.startOfDayMs(day), of.zone.startOfDayMs(day + 1)];
        return [{ fromMs, toMs, found: 0, limit: 1, unit: "days", sources: [source] }];
      });
  });
}

function needsRest(day: CivilDay, on: "sunday" | "holiday", { holidays }: PersonShifts): boolean {
  return on === "sunday" ? weekday(day) === SUNDAY : weekday(day) !== SUNDAY && holidays.has(day);
}

/** Free, and not one of the days that are free anyway. */
function isPlainFree(day: CivilDay, worked: ReadonlyMap<CivilDay, unknown>, { holidays }: PersonShifts): boolean {
  return !worked.has(day) && weekday(day) !== SUNDAY && !holidays.has(day);
}

function nearest(day: CivilDay, within: number, does: (day: CivilDay) => boolean): CivilDay | null {
  for (let away = 1; away < within; away += 1) {
    if (does(day + away)) return day + away;
    if (does(day - away)) return day - away;
  }
  return null;
}
