import { brokenRules } from "../labour/broken-rules.ts";
import type { Breach } from "../labour/labour-rule.ts";
import type { WorkedShift } from "../labour/person-shifts.ts";
import type { ChosenShift } from "./best-week.ts";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";

/** The rules that a person's new shifts break, together with the published ones: none where the roster is legal. */
export function breachesOf(
  { problem, rules }: RosterFrame,
  { person }: PersonFrame,
  chosen: readonly (ChosenShift | null)[],
): readonly Breach[] {
  const judged = new Set<number>();
  const shifts: WorkedShift[] = person.published.map((shift) => ({ ...shift, source: -1 }));
  chosen.forEach((shift, day) => {
    if (shift === null) return;
    judged.add(day);
    shifts.push(workedShift(shift, day));
  });
  if (judged.size === 0) return [];
  return brokenRules([{ person: person.id, zone: problem.zone, holidays: problem.holidays, shifts }], rules, judged);
}

/** A chosen shift as it is worked. */
export function workedShift({ option, place }: ChosenShift, source: number): WorkedShift {
  const { startMs, endMs, places } = option;
  const breaks = Array.from({ length: places.breaks }, (_, i) => ({
    startMs: startMs + (places.startMs[place * places.breaks + i] ?? 0),
    endMs: startMs + (places.endMs[place * places.breaks + i] ?? 0),
  }));
  return { startMs, endMs, breaks, source };
}

/** Which limit of their contract a person's new shifts go beyond; null where none. */
export function brokenContract(
  frame: RosterFrame,
  { person, fixedDays, fixedHours, fixedHoursOutside, fixedOfDay, rowBefore, rowAfter }: PersonFrame,
  chosen: readonly (ChosenShift | null)[],
): "days-a-week" | "days-in-a-row" | "hours-a-week" | null {
  const { contract } = person;
  for (const [week, { firstDay, endDay }] of frame.weeks.entries()) {
    const ofWeek = chosen.slice(firstDay, endDay).filter((shift) => shift !== null);
    if (ofWeek.length === 0) continue;
    const days = (fixedDays[week] ?? 0) + ofWeek.length;
    if (days > contract.daysAWeek) return "days-a-week";
    const fixed = (fixedHours[week] ?? 0) + (fixedHoursOutside[week] ?? 0);
    const hours = ofWeek.reduce((sum, { option }) => sum + option.paidHours, fixed);
    if (hours > contract.hoursAWeek + contract.overtimeHoursAWeek + 1e-6) return "hours-a-week";
  }
  let [row, hasNew] = [rowBefore, false];
  for (let day = 0; day <= chosen.length; day += 1) {
    const isNew = day < chosen.length && chosen[day] !== null;
    const isWorked = isNew || (day < chosen.length && fixedOfDay[day] !== null);
    if (isWorked) [row, hasNew] = [row + 1, hasNew || isNew];
    const whole = day === chosen.length ? row + (row > 0 ? rowAfter : 0) : row;
    if (hasNew && whole > contract.daysInARow) return "days-in-a-row";
    if (!isWorked) [row, hasNew] = [0, false];
  }
  return null;
}
