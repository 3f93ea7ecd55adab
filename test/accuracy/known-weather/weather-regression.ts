import type { CivilDay } from "@springtide/calendar";
import {
  drawDailyRates,
  fitDailyModel,
  learnClimatology,
  learnWeatherBasis,
  weatherAsIssued,
  weatherCovariatePaths,
  weatherCovariates,
  weatherPaths,
  type WeatherSeries,
} from "@springtide/forecast";
import { drawPoisson, randomStream } from "@springtide/probability";
import type { DailySet } from "../rolling-origin/series.ts";
import type { Forecast } from "../rolling-origin/methods.ts";
import { upTo } from "./weather-records.ts";

/** Where the weather of the days to come is taken from. */
export type Foresight = "none" | "perfect" | "issued";

const SEED = 1;
const SEASON_NEEDS_DAYS = 300;

/** Count regression with weather: `knownDays` from the record (perfect) or disturbed as issued, the days after drawn from other years. */
export function weatherRegression(request: {
  readonly history: DailySet;
  readonly record: WeatherSeries;
  readonly holidays: ReadonlySet<CivilDay>;
  readonly foresight: Foresight;
  readonly knownDays: number;
  readonly days: number;
  readonly paths: number;
}): Forecast {
  const { history, record, holidays, foresight, days, paths } = request;
  const from = history.firstDay + history.contacts.length;
  const knownDays = foresight === "none" ? 0 : Math.min(days, request.knownDays);
  const weather = foresight === "issued" ? issuedAt(record, from, knownDays) : upTo(record, from + knownDays);
  const markets = [{ weather, weight: 1 }];
  const basis = learnWeatherBasis(markets, from);
  const seasonal = history.contacts.length >= SEASON_NEEDS_DAYS;
  const span = { firstDay: history.firstDay, days: history.contacts.length, seasonal };
  const closedDays = new Set<CivilDay>();
  const covariates = weatherCovariates(markets, basis, span);
  const { parameters } = fitDailyModel({ history, triggers: [], holidays, closedDays, covariates });
  const known =
    knownDays < days
      ? {
          covariatePaths: weatherCovariatePaths({
            markets,
            basis,
            from,
            seasonal,
            paths: weatherPaths({
              weather: [weather],
              climatologies: basis.climatologies,
              from,
              days,
              paths,
              seed: SEED,
              knownDays,
            }),
          }),
        }
      : { covariates: weatherCovariates(markets, basis, { firstDay: from, days, seasonal }) };
  const rates = drawDailyRates({
    parameters,
    triggers: [],
    onsets: new Map(),
    holidays,
    closedDays,
    firstDay: from,
    days,
    paths,
    seed: SEED,
    queue: history.name,
    ...known,
  });
  return counted(rates, days, paths);
}

function issuedAt(record: WeatherSeries, from: CivilDay, knownDays: number): WeatherSeries {
  const usual = learnClimatology(record, from);
  const issued = weatherAsIssued({ weather: record, usual, issuedOn: from - 1, days: knownDays, seed: SEED });
  const past = upTo(record, from);
  const joined = (before: Float64Array, after: Float64Array): Float64Array => Float64Array.from([...before, ...after]);
  return {
    ...past,
    maxC: joined(past.maxC, issued.maxC),
    minC: joined(past.minC, issued.minC),
    precipitationMm: joined(past.precipitationMm, issued.precipitationMm),
    sunshineHours: joined(past.sunshineHours, issued.sunshineHours),
    sky: [...past.sky, ...issued.sky],
  };
}

/** Counts around drawn rates, and their mean. */
export function counted(rates: Float32Array, days: number, paths: number): Forecast {
  const mean = new Float64Array(days);
  const counts = new Float64Array(rates.length);
  for (let path = 0; path < paths; path += 1) {
    const random = randomStream(SEED, "counts", path);
    for (let day = 0; day < days; day += 1) {
      const rate = rates[path * days + day] ?? 0;
      counts[path * days + day] = drawPoisson(random, rate);
      mean[day] = (mean[day] ?? 0) + rate / paths;
    }
  }
  return { mean, paths: counts };
}
