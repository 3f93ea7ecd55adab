import { type CivilDay, isoDay } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { LEARNED_EVERY_DAYS } from "./forecasts.ts";

/** What a reader has to know of how a replay was made. */
export function replayCaveats(
  shop: Shop,
  unknownDays: ReadonlyMap<string, readonly CivilDay[]>,
  confirmBy: "week" | "day",
): string[] {
  const dated = shop.teams.some(({ roster }) => roster.some((row) => row.fromDay !== null || row.untilDay !== null));
  const named = shop.teams.some(({ people }) => people.length > 0);
  return [
    `Own people are those of the weekly rosters in the shop file, in every arm alike${named ? ", people by name as heads" : ""}${dated ? "; rows with dates hold on their dates only" : ""}. What they really worked then is not known.`,
    "What is decided is partner seats. The two totals are put together only to compare the arms.",
    confirmBy === "day"
      ? "Each day's seats are confirmed by its own deadline and by the forecast of that day; the rule of a plan speaks of a whole week."
      : "The seats of a week are confirmed at once, by the deadline of its first shift.",
    `Every forecast sees what lies before its day and nothing else. How contacts vary, how methods are combined, the shapes of effects and handling times are learned every ${LEARNED_EVERY_DAYS} days; dates, levels and sizes of effects for each forecast.`,
    ...shop.agreements
      .filter(({ cancel }) => cancel !== null)
      .map(
        ({ id }) =>
          `Seats ordered of "${id}" are cancelled where that is cheaper when they can be for the last time; orders do not reckon with it. Whoever knows what is to come never has to.`,
      ),
    "Deferred work that is not done on its day is late once; it is done later when there is time.",
    ...shop.agreements
      .filter(({ tariff: { unit } }) => unit !== "scheduled-hours" && unit !== "logged-in-hours")
      .map(({ id }) => `"${id}" bills by what is handled: its seats are taken to be never idle, in every arm alike.`),
    ...shop.agreements
      .filter(({ fillOnTriggers }) => Object.keys(fillOnTriggers).length > 0)
      .map(({ id }) => `Of "${id}" as many seats come on the days of a trigger as on others, in every arm alike.`),
    ...shop.agreements
      .filter(({ forecastLock }) => forecastLock !== null)
      .map(
        ({ id }) =>
          `"${id}" locks a forecast: the contacts are taken to have been given as forecast on the first day of the season, the seats as they were ordered firmly, cancelled ones included.`,
      ),
    ...[...unknownDays]
      .filter(([, days]) => days.length > 0)
      .map(
        ([queue, days]) =>
          `"${queue}" has no contacts on record for ${days.length} ${days.length === 1 ? "day" : "days"} of the season (first ${isoDay(days[0] ?? 0)}): nobody is taken to have come then.`,
      ),
  ];
}
