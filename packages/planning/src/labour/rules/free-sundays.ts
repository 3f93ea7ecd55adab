import { dayFrom, weekday, yearOf, type CivilDay } from "@springtide/calendar";
import { rule, type Found, type LabourRule } from "../labour-rule.ts";
import { daysOf, type PersonShifts, type WorkedShift } from "../person-shifts.ts";

const SUNDAY = 7;

/** At least so many Sundays a calendar year without work. Sundays of which nothing is known count as free. */
export function freeSundaysAYear({ id, sundays }: { readonly id: string; readonly sundays: number }): LabourRule {
  return rule(id, (of) => {
    const byYear = new Map<number, [CivilDay, WorkedShift][]>();
    for (const [day, shift] of sundaysWorked(of))
      byYear.set(yearOf(day), [...(byYear.get(yearOf(day)) ?? []), [day, shift]]);
    return [...byYear].flatMap(([year, worked]): Found[] => {
      const found = sundaysOf(year) - new Set(worked.map(([day]) => day)).size;
      if (found >= sundays) return [];
      const [fromMs, toMs] = [of.zone.startOfDayMs(dayFrom(year, 1, 1)), of.zone.startOfDayMs(dayFrom(year + 1, 1, 1))];
      return [
        { fromMs, toMs, found, limit: sundays, unit: "Sundays", sources: worked.map(([, { source }]) => source) },
      ];
    });
  });
}

/** At least one Sunday without work in any so many weeks in a row. */
export function oneFreeSundayIn({ id, weeks }: { readonly id: string; readonly weeks: number }): LabourRule {
  return rule(id, (of) => {
    const worked = new Map(sundaysWorked(of));
    const found: Found[] = [];
    let inRow: WorkedShift[] = [];
    let last = -Infinity;
    for (const [day, shift] of [...worked].sort(([a], [b]) => a - b)) {
      inRow = day === last + 7 ? [...inRow, shift] : [shift];
      last = day;
      if (inRow.length % weeks !== 0) continue;
      const [fromMs, toMs] = [of.zone.startOfDayMs(day - 7 * (weeks - 1)), of.zone.startOfDayMs(day + 1)];
      const sources = inRow.slice(-weeks).map(({ source }) => source);
      found.push({ fromMs, toMs, found: 0, limit: 1, unit: "Sundays", sources });
    }
    return found;
  });
}

function sundaysWorked({ shifts, zone }: PersonShifts): [CivilDay, WorkedShift][] {
  return shifts.flatMap((shift) =>
    daysOf(shift, zone)
      .filter((day) => weekday(day) === SUNDAY)
      .map((day): [CivilDay, WorkedShift] => [day, shift]),
  );
}

/** How many Sundays a calendar year has: 52 or 53. */
export function sundaysOf(year: number): number {
  const first = dayFrom(year, 1, 1);
  const toSunday = (SUNDAY - weekday(first)) % 7;
  return Math.floor((dayFrom(year + 1, 1, 1) - 1 - first - toSunday) / 7) + 1;
}
