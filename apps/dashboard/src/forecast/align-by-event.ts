import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import { onsetSeasons } from "../onsets/onset-curves.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";

/** How an earlier year lies under this one so that the same thing happens on the same day. */
interface Alignment {
  readonly cause: string;
  /** When it came in that year. */
  readonly then: CivilDay;
  /** Its likely day in this one. */
  readonly likely: CivilDay;
}

const YEAR_DAYS = 365.25;
/** The same thing comes at about the same time of the year: farther off it was another season's. */
const WITHIN_DAYS = 120;

/** By the cause of the highest peak that came in that year too; null where none did. @param years how many years before */
export function alignmentByEvent(index: PlanIndex, years: number): Alignment | null {
  const byHeight = [...index.plan.peaks].sort((a, b) => heightOf(b) - heightOf(a));
  for (const { trigger } of byHeight) {
    const season = onsetSeasons(index).find((one) => one.trigger === trigger);
    if (season === undefined) continue;
    const then = firedAround(index, season.trigger, season.likelyDay - years * YEAR_DAYS);
    if (then !== null) return { cause: season.name, then, likely: season.likelyDay };
  }
  return null;
}

function heightOf({ contactsOnTheDay }: Peak): number {
  return contactsOnTheDay.p50;
}

/** The day on which half of the markets, by weight, had it around a day of the past; null where it did not come then. */
function firedAround({ plan }: PlanIndex, trigger: string, around: number): CivilDay | null {
  const past = plan.triggers.find(({ id }) => id === trigger)?.pastOnsets ?? [];
  const near = past
    .map(({ day, weight }) => ({ day: civilDay(day), weight }))
    .filter(({ day }) => Math.abs(day - around) <= WITHIN_DAYS)
    .sort((a, b) => a.day - b.day);
  const half = near.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { day, weight } of near) {
    sum += weight;
    if (sum >= half - 1e-12) return day;
  }
  return null;
}
