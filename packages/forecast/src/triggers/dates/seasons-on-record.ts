import { yearOf } from "@springtide/calendar";
import { seasonBounds } from "../weather/season-bounds.ts";
import type { ArmedSeason } from "../weather/season-bounds.ts";
import type { DayVerdicts } from "../weather/season-firsts.ts";

/** A season with more days missing than this tells nothing of its first day. */
const MOST_MISSING = 0.1;

/** Years whose whole season lies in the record with at most a tenth of its days unknown. */
export function seasonsOnRecord({ firstDay, qualifies }: DayVerdicts, season: ArmedSeason): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(firstDay); year <= yearOf(firstDay + qualifies.length); year++) {
    const { arm, disarm } = seasonBounds(season, year);
    if (arm < firstDay || disarm >= firstDay + qualifies.length) continue;
    const missing = qualifies.subarray(arm - firstDay, disarm + 1 - firstDay).filter((value) => Number.isNaN(value));
    if (missing.length <= MOST_MISSING * (disarm - arm + 1)) years.push(year);
  }
  return years;
}
