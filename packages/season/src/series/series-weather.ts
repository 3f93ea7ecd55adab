import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import { learnWeatherBasis, weatherCovariatePaths, weatherCovariates, weatherPaths } from "@springtide/forecast";
import type { DailyModelInput, FuturesRequest, WeatherSeries } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";

type Covariates = NonNullable<DailyModelInput["covariates"]>;
type Futures = Pick<FuturesRequest, "covariates" | "covariatePaths">;

/** The weather of a series' history and of the days to come, in the words of the daily model. */
export interface ToldWeather {
  readonly covariates: Covariates;
  readonly futures: Futures;
  /** Days ahead for which the model may be told the weather: all of them where past years say what it may be. */
  readonly toldDays: number;
  readonly knownDays: number;
  readonly caveats: readonly string[];
}

export interface WeatherRequest {
  /** Nothing at or after `from + knownDays` is in it. */
  readonly weather: WeatherSeries;
  readonly firstDay: CivilDay;
  readonly historyDays: number;
  readonly from: CivilDay;
  readonly days: number;
  readonly knownDays: number;
  readonly paths: number;
  readonly seed: number;
}

/** Effects that change with the season need most of a year to be seen. */
const SEASON_NEEDS_DAYS = 300;
/** Courses of the weather that are drawn: paths beyond begin with the first again. */
const MOST_COURSES = 200;
const LEAST_COVERED = 0.5;
const JUDGED_DAYS = 730;

/**
 * Lays the weather out for the model, or says why it cannot be used. Beyond the known days it is drawn from past years; where these are
 * too few, the model is told the known days alone.
 */
export function toldWeather(request: WeatherRequest): ToldWeather | { readonly reason: string } {
  const { weather, firstDay, historyDays, from, days } = request;
  const covered = coveredShare(request);
  if (covered < LEAST_COVERED)
    return {
      reason: `The weather is not used: it covers only ${Math.round(100 * covered)} % of the last two years of the history.`,
    };
  const markets = [{ weather, weight: 1 }];
  const basis = learnWeatherBasis(markets, from);
  const seasonal = historyDays >= SEASON_NEEDS_DAYS;
  const covariates = weatherCovariates(markets, basis, { firstDay, days: historyDays, seasonal });
  const knownDays = Math.min(request.knownDays, days, knownAhead(weather, from));
  const caveats = [...endCaveat(request), ...knownCaveat(request, knownDays)];
  try {
    const paths = weatherPaths({
      weather: [weather],
      climatologies: basis.climatologies,
      from,
      days,
      paths: Math.min(MOST_COURSES, request.paths),
      seed: request.seed,
      knownDays,
    });
    const covariatePaths = weatherCovariatePaths({ markets, basis, paths, from, seasonal });
    return { covariates, futures: { covariatePaths }, toldDays: days, knownDays, caveats };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  const told = weatherCovariates(markets, basis, { firstDay: from, days, seasonal });
  const tooFew =
    "Past weather of more than a year would say what weather may come: without, days whose weather is not known are forecast without it.";
  return { covariates, futures: { covariates: told }, toldDays: knownDays, knownDays, caveats: [...caveats, tooFew] };
}

function coveredShare({ weather, firstDay, historyDays }: WeatherRequest): number {
  const judged = Math.min(JUDGED_DAYS, historyDays);
  let known = 0;
  for (let day = firstDay + historyDays - judged; day < firstDay + historyDays; day += 1)
    if (isKnown(weather, day)) known += 1;
  return judged === 0 ? 0 : known / judged;
}

function isKnown({ firstDay, maxC, minC }: WeatherSeries, day: CivilDay): boolean {
  return !Number.isNaN(maxC[day - firstDay] ?? Number.NaN) || !Number.isNaN(minC[day - firstDay] ?? Number.NaN);
}

/** Days in a row from `from` on whose weather stands in the record. */
function knownAhead(weather: WeatherSeries, from: CivilDay): number {
  let days = 0;
  while (isKnown(weather, from + days)) days += 1;
  return days;
}

function endCaveat({ weather, firstDay, historyDays }: WeatherRequest): string[] {
  let last = firstDay + historyDays - 1;
  while (last >= firstDay && !isKnown(weather, last)) last -= 1;
  const short = firstDay + historyDays - 1 - last;
  return short === 0
    ? []
    : [
        `The weather ends ${short} days before the history does (${isoDay(last)}): from there on it is taken as the usual one.`,
      ];
}

function knownCaveat({ knownDays, days }: WeatherRequest, known: number): string[] {
  return known < Math.min(knownDays, days)
    ? [`The weather file holds ${known} of the ${knownDays} days ahead that were said to be known.`]
    : [];
}
