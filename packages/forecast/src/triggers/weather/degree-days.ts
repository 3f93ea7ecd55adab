import { yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { distributionOf } from "../dates/distribution-of-draws.ts";
import { resampledDays } from "../dates/resampled-days.ts";
import { earlinessOfSeasons } from "../dates/year-earliness.ts";
import { seasonBounds } from "./season-bounds.ts";
import type { ArmedSeason } from "./season-bounds.ts";
import type { Firing, UpcomingOnset, UpcomingRequest, WeatherDetector } from "./weather-detector.ts";
import { measuresOf } from "./weather-series.ts";
import type { WeatherSeries } from "./weather-series.ts";

/** Warmth that must gather from the arming day on: sum of max(0, mean temperature - base) in degree days. */
export interface DegreeDayRule extends ArmedSeason {
  readonly baseC: number;
  readonly targetDegreeDays: number;
}

const COURSES = 400;
/** Sums of tenths are not exact in binary: a billionth of a degree is nothing. */
const ROUNDING = 1e-9;

/**
 * Fires once a season, on the day on which the degree days gathered since the arming day reach a target: when lawns grow, when
 * mosquitoes hatch. A missing day adds nothing. What is to come is found on resampled years of the record (`resampledDays`)
 * that go on from the sum so far.
 */
export function degreeDays(rule: DegreeDayRule): WeatherDetector {
  return {
    firings: (weather) => firingsOf(weather, rule),
    upcoming: (weather, request) => upcomingOf(weather, rule, request),
    pastYears: (weather) => {
      const firings = firingsOf(weather, rule);
      const record = { firstDay: weather.firstDay, qualifies: measuresOf(weather, "meanC") };
      return earlinessOfSeasons(record, rule, (year) => firings.find(({ season }) => season === year)?.onset ?? null);
    },
  };
}

/**
 * First index at or after `from` on which the sum of max(0, value - base) over the days from `from` reaches `target`, or null.
 * NaN adds nothing and is never the day.
 */
export function degreeDayIndex(
  values: ArrayLike<number>,
  { base, target, from, sumSoFar = 0 }: { base: number; target: number; from: number; sumSoFar?: number },
): number | null {
  let sum = sumSoFar;
  for (let i = from; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += Math.max(0, value - base);
    if (sum >= target - ROUNDING) return i;
  }
  return null;
}

function firingsOf(weather: WeatherSeries, rule: DegreeDayRule): Firing[] {
  const meanC = measuresOf(weather, "meanC");
  const found: Firing[] = [];
  for (let season = yearOf(weather.firstDay); season <= yearOf(weather.firstDay + meanC.length); season++) {
    const { arm, disarm } = seasonBounds(rule, season);
    if (arm < weather.firstDay) continue;
    const index = indexWithin(meanC.subarray(0, disarm + 1 - weather.firstDay), rule, arm - weather.firstDay);
    if (index === null) continue;
    const onset = weather.firstDay + index;
    found.push({ season, onset, detected: onset, excess: NaN });
  }
  return found;
}

function upcomingOf(weather: WeatherSeries, rule: DegreeDayRule, request: UpcomingRequest): UpcomingOnset[] {
  const seen = new Set(firingsOf(weather, rule).map(({ season }) => season));
  const coming: UpcomingOnset[] = [];
  for (let season = yearOf(request.fromDay) - 1; season <= yearOf(request.toDay); season++) {
    const { arm, disarm } = seasonBounds(rule, season);
    if (seen.has(season) || disarm < request.fromDay || arm > request.toDay) continue;
    const { days, never } = distributionOf(drawnOnsets(weather, rule, season, request.fromDay));
    if (days.length > 0) coming.push({ season, days, never, basis: "climatology" });
  }
  return coming;
}

/** The onset of one season in every resampled course; null where the target is not reached. */
function drawnOnsets(
  weather: WeatherSeries,
  rule: DegreeDayRule,
  season: number,
  fromDay: CivilDay,
): (CivilDay | null)[] {
  const meanC = measuresOf(weather, "meanC");
  const { arm, disarm } = seasonBounds(rule, season);
  const drawnFrom = Math.max(arm, Math.min(fromDay, weather.firstDay + meanC.length));
  const soFar = meanC
    .subarray(Math.max(0, arm - weather.firstDay), Math.max(0, drawnFrom - weather.firstDay))
    .reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.max(0, value - rule.baseC)), 0);
  const known = Uint8Array.from(meanC, (value) => Number(!Number.isNaN(value)));
  return resampledDays(
    { firstDay: weather.firstDay, known },
    { fromDay: drawnFrom, toDay: disarm, courses: COURSES },
  ).map((course) => {
    const values = Float64Array.from(course, (index) => meanC[index] ?? NaN);
    const index = indexWithin(values, rule, 0, soFar);
    return index === null || drawnFrom + index < fromDay ? null : drawnFrom + index;
  });
}

function indexWithin(values: Float64Array, rule: DegreeDayRule, from: number, sumSoFar = 0): number | null {
  return degreeDayIndex(values, { base: rule.baseC, target: rule.targetDegreeDays, from, sumSoFar });
}
