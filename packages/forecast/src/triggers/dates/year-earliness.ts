import type { CivilDay } from "@springtide/calendar";
import type { YearEarliness } from "../onset.ts";
import { seasonBounds } from "../weather/season-bounds.ts";
import type { ArmedSeason } from "../weather/season-bounds.ts";
import type { DayVerdicts } from "../weather/season-firsts.ts";
import { seasonsOnRecord } from "./seasons-on-record.ts";

/**
 * Ranks past years from early to late. `lateness` is any number that grows with the date (days after the arming day), null where it
 * never fired. Years that are alike share the ranks they hold together.
 */
export function yearEarliness(
  years: readonly { readonly year: number; readonly lateness: number | null }[],
): YearEarliness[] {
  const keyOf = (lateness: number | null): number => lateness ?? Infinity;
  return years.map(({ year, lateness }) => {
    const earlier = years.filter((other) => keyOf(other.lateness) < keyOf(lateness)).length;
    const alike = years.filter((other) => keyOf(other.lateness) === keyOf(lateness)).length;
    return { year, from: earlier / years.length, to: (earlier + alike) / years.length };
  });
}

/** Ranks the whole seasons of a record by the day of each on which something fired. */
export function earlinessOfSeasons(
  record: DayVerdicts,
  season: ArmedSeason,
  onsetOf: (year: number) => CivilDay | null,
): YearEarliness[] {
  return yearEarliness(
    seasonsOnRecord(record, season).map((year) => {
      const onset = onsetOf(year);
      return { year, lateness: onset === null ? null : onset - seasonBounds(season, year).arm };
    }),
  );
}
