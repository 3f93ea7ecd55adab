import { isoDay } from "@springtide/calendar";
import type { RosterWeek } from "./roster-weeks.ts";

/** Conflicts in words, those that name a day of a week or the week itself apart from the others. */
export function conflictsOfWeek(
  conflicts: readonly string[],
  { monday, week, year }: RosterWeek,
): { readonly here: readonly string[]; readonly elsewhere: readonly string[] } {
  const days = Array.from({ length: 7 }, (_, i) => isoDay(monday + i));
  const names = [`${String(year)}-W${String(week).padStart(2, "0")}`, ...days];
  const isHere = (conflict: string): boolean => names.some((name) => conflict.includes(name));
  return { here: conflicts.filter(isHere), elsewhere: conflicts.filter((conflict) => !isHere(conflict)) };
}
