import type { CivilDay, IntervalGrid } from "@springtide/calendar";
import { monthOf } from "@springtide/calendar";
import type { DayClass, ProfilesByClass } from "@springtide/forecast";
import { profileOfClass, profilesByClass, spreadDay } from "@springtide/forecast";
import type { ShapedTrigger } from "../triggers/dated-trigger.ts";

/** Interval counts of a history, NaN where unknown, and whether each interval was open. */
interface Counted {
  readonly grid: IntervalGrid;
  readonly contacts: Float64Array;
  readonly open: Uint8Array;
}

/** What tells one day's class from another's: all of it known beforehand. */
interface ClassCalendar {
  readonly holidays: ReadonlySet<CivilDay>;
  readonly triggers: readonly ShapedTrigger[];
}

/** By the third of months that begins in March, June, September and December. */
const SEASONS = ["winter", "spring", "summer", "autumn"];
const HOLIDAY = "public holiday";

/**
 * Classes of days in a row: the quarter of the year, and the public holiday or the trigger of known dates that is felt. A trigger whose
 * dates are drawn has no class: its days would differ from season to season.
 */
export function classesOfDays(
  { firstDay, days }: { readonly firstDay: CivilDay; readonly days: number },
  { holidays, triggers }: ClassCalendar,
): DayClass[] {
  const eventOf = new Map<CivilDay, string>();
  for (const trigger of triggers.filter(({ nextOnsets }) => nextOnsets.every(({ basis }) => basis === "known"))) {
    const onsets = [...trigger.pastOnsets, ...trigger.nextOnsets.flatMap((next) => next.days)];
    for (const { day } of onsets)
      for (let near = day - Math.floor(trigger.leadDays); near < day + Math.max(1, trigger.decayDays); near += 1)
        eventOf.set(near, trigger.id);
  }
  for (const day of holidays) eventOf.set(day, HOLIDAY);
  return Array.from({ length: days }, (_, i) => ({
    season: SEASONS[Math.floor((monthOf(firstDay + i) % 12) / 3)] ?? "",
    event: eventOf.get(firstDay + i) ?? "",
  }));
}

/** Share of the days, the latest, on which profiles are judged that were learned from those before. */
const JUDGED = 0.2;
/** A gain counts from so many of its standard errors. */
const STANDARD_ERRORS = 2;
const LEAST_SHARE = 1e-6;

/**
 * Profiles by class of day where they foretell the latest fifth of the history better than those of the weekday alone do: by the
 * likelihood of its days, learned from the days before; null where they do not.
 */
export function classProfiles(history: Counted, classOfDay: readonly DayClass[]): ProfilesByClass | null {
  const { grid, contacts } = history;
  const from = Math.floor((1 - JUDGED) * grid.days);
  const before = contacts.slice().fill(Number.NaN, grid.dayOffsets[from]);
  const learned = profilesByClass({ history: { ...history, contacts: before }, classOfDay });
  if (learned.basis === "default") return null;
  const gains: number[] = [];
  for (let day = from; day < grid.days; day += 1) {
    const gain = gainOf(history, day, learned, classOfDay[day]);
    if (gain !== null) gains.push(gain);
  }
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length);
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, gains.length - 1);
  const isGain = mean > STANDARD_ERRORS * Math.sqrt(variance / Math.max(1, gains.length)) && gains.length > 1;
  return isGain ? profilesByClass({ history, classOfDay }) : null;
}

/** How much likelier a day's contacts are by the profile of its class than by that of its weekday; null where nothing is known. */
function gainOf(
  { grid, contacts }: Counted,
  day: number,
  learned: ProfilesByClass,
  ofDay: DayClass | undefined,
): number | null {
  const [first, end] = [grid.dayOffsets[day] ?? 0, grid.dayOffsets[day + 1] ?? 0];
  const counted = contacts.subarray(first, end);
  if (ofDay === undefined || !counted.some((count) => count > 0)) return null;
  const [ofClass, ofWeekday] = [new Float64Array(end - first), new Float64Array(end - first)];
  spreadDay({ profile: profileOfClass(learned, ofDay), grid, day, into: ofClass });
  spreadDay({ profile: learned.weekdays, grid, day, into: ofWeekday });
  return counted.reduce((sum, count, i) => {
    if (!(count > 0)) return sum;
    return sum + count * Math.log(Math.max(LEAST_SHARE, ofClass[i] ?? 0) / Math.max(LEAST_SHARE, ofWeekday[i] ?? 0));
  }, 0);
}
