import type { z } from "zod";
import type { HoursRuleText, OpeningHours, OpeningHoursText, Window } from "../weekly-hours.ts";
import { isSame, unless, writtenClock } from "./written-units.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Days of the week as a shop file writes them: `mon-fri`, `sat,sun`, `daily`. @param weekdays ISO, 1 = Monday */
export function writtenWeekdays(weekdays: readonly number[]): string {
  if (weekdays.length === 7) return "daily";
  const runs: number[][] = [];
  for (const day of [...weekdays].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => DAYS[(day ?? 1) - 1] ?? "";
  const stretch = (run: readonly number[]): string =>
    run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(",");
  return runs.map(stretch).join(",");
}

/** A stretch of a day: `08:00-18:00`. */
export function writtenWindow({ fromMinute, toMinute }: Window): string {
  return `${writtenClock(fromMinute)}-${writtenClock(toMinute)}`;
}

/** Stretches of a day: one, several, or closed. */
function writtenWindows(windows: readonly Window[]): string | string[] {
  if (windows.length === 0) return "closed";
  return oneOrSeveral(windows);
}

/** Stretches of which there is one at least. */
export function oneOrSeveral(windows: readonly Window[]): string | string[] {
  const [first, ...others] = windows.map(writtenWindow);
  return first === undefined || others.length > 0 ? windows.map(writtenWindow) : first;
}

/** The rules that make a week: days with the same hours in one, days that have none left out. */
export function writtenWeek(week: readonly (readonly Window[])[]): z.input<typeof HoursRuleText>[] {
  const alike: { windows: readonly Window[]; days: number[] }[] = [];
  for (const [index, windows] of week.entries()) {
    if (windows.length === 0) continue;
    const known = alike.find((one) => isSame(one.windows, windows));
    if (known === undefined) alike.push({ windows, days: [index + 1] });
    else known.days.push(index + 1);
  }
  if (alike.length === 0) return [{ days: "daily", hours: "closed" }];
  return alike.map(({ windows, days }) => ({ days: writtenWeekdays(days), hours: writtenWindows(windows) }));
}

/** Opening hours as a shop file writes them. */
export function writtenHours({ week, exceptions, onHolidays }: OpeningHours): z.input<typeof OpeningHoursText> {
  return {
    week: writtenWeek(week),
    onHolidays: unless(onHolidays, "open"),
    exceptions:
      exceptions.length === 0
        ? undefined
        : exceptions.map(({ day, windows, name }) => ({ date: day, hours: writtenWindows(windows), name })),
  };
}
