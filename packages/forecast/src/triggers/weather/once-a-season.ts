import { yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { blendedWithEnsemble } from "../dates/ensemble-blend.ts";
import { earlinessOfSeasons } from "../dates/year-earliness.ts";
import { seasonFirstDistribution } from "../dates/season-first-distribution.ts";
import { firstRun } from "./first-run.ts";
import { seasonBounds } from "./season-bounds.ts";
import { seasonFirsts } from "./season-firsts.ts";
import type { RunRule } from "./season-firsts.ts";
import type { UpcomingOnset, UpcomingRequest, WeatherDetector } from "./weather-detector.ts";
import { continued } from "./weather-ensemble.ts";
import type { WeatherSeries } from "./weather-series.ts";

/** What a first of the season looks at. */
interface SeasonFirstLook {
  readonly rule: RunRule;
  /** 1 where a day counts, 0 where not, NaN where not known. */
  readonly verdicts: (weather: WeatherSeries) => Float64Array;
  /** How far a day lies beyond the threshold. */
  readonly excess: (weather: WeatherSeries) => Float64Array;
}

/**
 * A detector that fires once in each season: on the first of `sustainedDays` days in a row that count. What is to come has the
 * distribution of `seasonFirstDistribution`; where there is a weather forecast its members are blended in by lead time
 * (`blendedWithEnsemble`).
 */
export function onceASeason(look: SeasonFirstLook): WeatherDetector {
  const { rule } = look;
  return {
    firings(weather) {
      const qualifies = look.verdicts(weather);
      const excess = look.excess(weather);
      return seasonFirsts({ firstDay: weather.firstDay, qualifies }, rule).map(({ year, onset, detected }) => ({
        season: year,
        onset,
        detected,
        excess: excess[onset - weather.firstDay] ?? NaN,
      }));
    },
    upcoming(weather, request) {
      const verdicts = { firstDay: weather.firstDay, qualifies: look.verdicts(weather) };
      const seen = new Set(seasonFirsts(verdicts, rule).map(({ year }) => year));
      const coming: UpcomingOnset[] = [];
      for (let season = yearOf(request.fromDay) - 1; season <= yearOf(request.toDay); season++) {
        const { arm, disarm } = seasonBounds(rule, season);
        if (seen.has(season) || disarm < request.fromDay || arm > request.toDay) continue;
        const climatology = seasonFirstDistribution(verdicts, rule, season);
        const dates =
          climatology.basis === "known" ? climatology : withForecast(look, weather, request, season, climatology);
        const days = dates.days.filter(({ day }) => day >= request.fromDay);
        const within = days.reduce((sum, { probability }) => sum + probability, 0);
        if (days.length > 0) coming.push({ season, days, never: Math.max(0, 1 - within), basis: dates.basis });
      }
      return coming;
    },
    pastYears(weather) {
      const verdicts = { firstDay: weather.firstDay, qualifies: look.verdicts(weather) };
      const firsts = seasonFirsts(verdicts, rule);
      return earlinessOfSeasons(verdicts, rule, (year) => firsts.find((first) => first.year === year)?.onset ?? null);
    },
  };
}

function withForecast(
  { rule, verdicts }: SeasonFirstLook,
  weather: WeatherSeries,
  { ensemble }: UpcomingRequest,
  season: number,
  climatology: Pick<UpcomingOnset, "days" | "never" | "basis">,
): Pick<UpcomingOnset, "days" | "never" | "basis"> {
  if (ensemble === undefined || ensemble.members.length === 0) return climatology;
  const { arm, disarm } = seasonBounds(rule, season);
  const length = rule.sustainedDays;
  const lastDays = ensemble.members.map(({ firstDay, maxC }) => firstDay + maxC.length - 1);
  const memberOnsets = ensemble.members.map((member): CivilDay | null => {
    const course = continued(weather, ensemble.issuedOn, member);
    const qualifies = verdicts(course);
    return firstRun((day) => qualifies[day - course.firstDay] === 1, { from: arm, to: disarm, length });
  });
  return blendedWithEnsemble({
    climatology,
    memberOnsets,
    issuedOn: ensemble.issuedOn,
    // A run that begins later cannot be told from one that only just began.
    lastOnset: Math.min(...lastDays) - length + 1,
  });
}
