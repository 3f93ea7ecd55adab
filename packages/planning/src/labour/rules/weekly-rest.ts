import type { CivilDay } from "@springtide/calendar";
import { rule, type Found, type LabourRule } from "../labour-rule.ts";
import { elapsedHours, type PersonShifts, type WorkedShift } from "../person-shifts.ts";
import { mondaysOf } from "../weeks.ts";

/**
 * One rest of so many hours in a row within every week from Monday to Sunday (local time). Only what lies within the week counts, so
 * that a rest over the turn of two weeks serves whichever week holds enough of it.
 */
export function weeklyRest({ id, hours }: { readonly id: string; readonly hours: number }): LabourRule {
  return rule(id, (of) => mondaysOf(of).flatMap((monday) => weekOf(of, monday, hours)));
}

function weekOf({ shifts, zone }: PersonShifts, monday: CivilDay, hours: number): Found[] {
  const [fromMs, toMs] = [zone.startOfDayMs(monday), zone.startOfDayMs(monday + 7)];
  const here = shifts.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  const found = longestRest(here, fromMs, toMs);
  if (found >= hours) return [];
  return [{ fromMs, toMs, found, limit: hours, unit: "hours", sources: here.map(({ source }) => source) }];
}

function longestRest(shifts: readonly WorkedShift[], fromMs: number, toMs: number): number {
  let [restFrom, longest] = [fromMs, 0];
  for (const { startMs, endMs } of shifts) {
    longest = Math.max(longest, elapsedHours(restFrom, startMs));
    restFrom = Math.max(restFrom, endMs);
  }
  return Math.max(longest, elapsedHours(restFrom, toMs));
}
