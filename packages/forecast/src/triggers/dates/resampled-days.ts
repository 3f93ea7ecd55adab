import { dayFrom, dayOfMonth, monthOf, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { randomStream } from "@springtide/probability";

/** Days that are taken together from one year: longer than a spell of weather. */
const BLOCK_DAYS = 30;
/** Chance that the next stretch is of the same year: seasons as a whole are mild or harsh, too. */
const SAME_YEAR = 0.5;
/** A missing day is replaced by the nearest known one within so many days of the same year. */
const NEAR_DAYS = 3;
/** Fixed, so that one record gives one set of courses everywhere. */
const SEED = 20_011;

/** What courses of days to come are made from. */
interface WeatherRecord {
  readonly firstDay: CivilDay;
  /** 1 on days whose weather is known. */
  readonly known: Uint8Array;
}

/**
 * Possible courses of the weather of days to come, each day the same day of the year in some year of the record: stretches of thirty
 * days from one year, every next one from the same year with chance 1/2, else from any (a block bootstrap that keeps part of what
 * whole seasons have in common). The same record gives the same courses, and records of the same years take the same years: markets
 * stay in step.
 * Source: after Kuensch (1989), Annals of Statistics 17(3), blocks of a dependent series. Cost: days times courses.
 * @returns for each course the indices into the record, day by day from `fromDay` to `toDay`; empty where a day of the year is
 *   known in no year
 */
export function resampledDays(
  { firstDay, known }: WeatherRecord,
  { fromDay, toDay, courses }: { readonly fromDay: CivilDay; readonly toDay: CivilDay; readonly courses: number },
): readonly Int32Array[] {
  const length = Math.max(0, toDay - fromDay + 1);
  const years = Array.from(
    { length: yearOf(firstDay + known.length - 1) - yearOf(firstDay) + 1 },
    (_, i) => yearOf(firstDay) + i,
  );
  const sources = years
    .map((year) => Int32Array.from({ length }, (_, d) => sourceDay(fromDay + d, year, firstDay, known)))
    .filter((source) => source.some((index) => index >= 0));
  if (sources.length === 0) return [];
  const all = Array.from({ length: courses }, (_, course) => oneCourse(sources, length, course));
  return all.filter((course) => course.every((index) => index >= 0));
}

function oneCourse(sources: readonly Int32Array[], length: number, course: number): Int32Array {
  const random = randomStream(SEED, "resampled weather", course);
  let year = Math.floor(random.uniform() * sources.length);
  let next = 1 + Math.floor(random.uniform() * BLOCK_DAYS);
  return Int32Array.from({ length }, (_, d) => {
    if (d === next) {
      next += BLOCK_DAYS;
      if (random.uniform() >= SAME_YEAR) year = Math.floor(random.uniform() * sources.length);
    }
    for (let tried = 0; tried < sources.length; tried++) {
      const index = sources[(year + tried) % sources.length]?.[d] ?? -1;
      if (index >= 0) return index;
    }
    return -1;
  });
}

/** Index of the same day of the year in another year, or of the nearest known day; -1 where there is none. */
function sourceDay(day: CivilDay, year: number, firstDay: CivilDay, known: Uint8Array): number {
  const index = dayFrom(year, monthOf(day), dayOfMonth(day)) - firstDay;
  for (let away = 0; away <= NEAR_DAYS; away++)
    for (const near of [index - away, index + away]) if (known[near] === 1) return near;
  return -1;
}
