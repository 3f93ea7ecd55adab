import type { CivilDay } from "@springtide/calendar";
import { isoWeek, weekday } from "@springtide/calendar";
import type { Words } from "../words/words.ts";

/** A column of the sheet: seven days from the day on which the reader's weeks begin. */
export interface StripWeek {
  readonly firstDay: CivilDay;
  /** "14", the ISO week; where weeks do not begin on Monday, and so have no such number, the day of the month they begin on. */
  readonly label: string;
  /** "Week 14 of 2026", "Week of Sun, Mar 29". */
  readonly name: string;
}

const MONDAY = 1;

/** The weeks that some days lie in. */
export function stripWeeks(firstDay: CivilDay, days: number, words: Words): readonly StripWeek[] {
  const lead = (weekday(firstDay) - words.firstWeekday + 7) % 7;
  return Array.from({ length: Math.ceil((lead + days) / 7) }, (_, i) => weekFrom(firstDay - lead + 7 * i, words));
}

function weekFrom(firstDay: CivilDay, words: Words): StripWeek {
  if (words.firstWeekday !== MONDAY)
    return {
      firstDay,
      label: words.dayOfMonth(firstDay),
      name: words.say("season-strip.week-of", { day: words.day(firstDay) }),
    };
  const { week, year } = isoWeek(firstDay);
  const said = { week: String(week), year: String(year) };
  return { firstDay, label: said.week, name: words.say("season-strip.week", said) };
}

/** What stands at the head of the weeks: that they are numbered, or from which day they run. */
export function weeksHead({ say, firstWeekday }: Words): string {
  return say(firstWeekday === MONDAY ? "season-strip.weeks" : "season-strip.week-starts");
}
