import { yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { firstRun } from "./first-run.ts";
import type { ArmedSeason } from "./season-bounds.ts";
import { seasonBounds } from "./season-bounds.ts";

/** Days that count (1 yes, 0 no, NaN not known) from `firstDay` on. */
export interface DayVerdicts {
  readonly firstDay: CivilDay;
  readonly qualifies: Float64Array;
}

/** A season and how many days in a row must count in it. */
export interface RunRule extends ArmedSeason {
  readonly sustainedDays: number;
}

/** A season's first run of days: it sets in on `onset`, and is sure only on `detected`, the last of the days needed in a row. */
export interface SeasonFirst {
  readonly year: number;
  readonly onset: CivilDay;
  readonly detected: CivilDay;
}

/**
 * The first run of every season in the record that had one: the first of `sustainedDays` days in a row that count, at or after
 * the arming day, beginning no later than the disarming day. A missing day breaks a run and never counts. `year` is the year of
 * the arming day. A season whose arming day lies before the record is left out: its first may be before the record too.
 * Cost: days of the record.
 */
export function seasonFirsts({ firstDay, qualifies }: DayVerdicts, rule: RunRule): readonly SeasonFirst[] {
  const found: SeasonFirst[] = [];
  for (let year = yearOf(firstDay); year <= yearOf(firstDay + qualifies.length); year++) {
    const { arm, disarm } = seasonBounds(rule, year);
    if (arm < firstDay) continue;
    const onset = firstRun((day) => qualifies[day - firstDay] === 1, {
      from: arm,
      to: disarm,
      length: rule.sustainedDays,
    });
    if (onset !== null) found.push({ year, onset, detected: onset + rule.sustainedDays - 1 });
  }
  return found;
}
