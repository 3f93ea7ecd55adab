import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";

/** How a past is cut into forecasts and what followed. */
export interface BacktestSettings {
  /** How many origins at most, the latest ones; null for all from `fromDay` on. */
  readonly origins: number | null;
  readonly horizonDays: number;
  readonly everyDays: number;
  /** First origin; null where `origins` says how many. */
  readonly fromDay: CivilDay | null;
  /** Last day that is scored; the last day of the history if null. */
  readonly toDay: CivilDay | null;
  /** Days of weather from each origin on that are taken as they came: perfect foresight. 0 for weather as issued. */
  readonly weatherKnownDays: number;
}

/** Days of the past that every origin must have behind it. */
export const LEAST_KNOWN_DAYS = 56;

/**
 * First days to be forecast, ascending: every horizon ends within the history, and eight weeks or more lie before each origin.
 * @throws Refusal "history-too-short" where there is none
 */
export function originsOf(
  { origins, horizonDays, everyDays, fromDay, toDay }: BacktestSettings,
  history: { readonly firstDay: CivilDay; readonly lastDay: CivilDay },
): CivilDay[] {
  const end = toDay === null ? history.lastDay : Math.min(toDay, history.lastDay);
  const last = end - horizonDays + 1;
  const least = history.firstDay + LEAST_KNOWN_DAYS;
  const first = Math.max(least, fromDay ?? least);
  const found: CivilDay[] = [];
  if (fromDay === null)
    for (let origin = last; origin >= first && found.length < (origins ?? Infinity); origin -= everyDays)
      found.unshift(origin);
  else for (let origin = first; origin <= last; origin += everyDays) found.push(origin);
  if (found.length > 0) return found;
  throw new Refusal({
    code: "history-too-short",
    place: {},
    found: `contacts from ${isoDay(history.firstDay)} to ${isoDay(end)}`,
    rule: `a forecast that is checked needs ${LEAST_KNOWN_DAYS} days to learn from and ${horizonDays} days of what came after`,
    remedy: "Give a longer history, ask for a shorter --horizon, or move --from and --to.",
  });
}

/** What differs from what was asked for, where the history is too short for it. */
export function originCaveats(
  { origins, fromDay, horizonDays }: BacktestSettings,
  history: { readonly lastDay: CivilDay },
  found: readonly CivilDay[],
): string[] {
  const [first] = found;
  if (origins !== null && found.length < origins)
    return [
      `${found.length} forecasts are made and not ${origins}: each has ${LEAST_KNOWN_DAYS} days or more to learn from.`,
    ];
  if (fromDay !== null && first !== undefined && first > fromDay && first <= history.lastDay - horizonDays + 1)
    return [
      `Forecasts begin on ${isoDay(first)} and not on ${isoDay(fromDay)}: each has ${LEAST_KNOWN_DAYS} days or more to learn from.`,
    ];
  return [];
}
