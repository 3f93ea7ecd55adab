import { weekday } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { annualHarmonic } from "../features/annual-harmonics.ts";
import type { Covariate } from "../features/covariate.ts";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { learnClimatology } from "./climatology.ts";
import type { Climatology } from "./climatology.ts";
import { principalDirections } from "./principal-directions.ts";
import { ALL_MEASURES, AS_THEY_ARE, SHAPE_MEASURES, weatherMeasures } from "./weather-measures.ts";
import type { DaySpan } from "./weather-measures.ts";

/** Weather of a place where customers live, and how many of the orders come from there. */
export interface MarketWeather {
  readonly weather: WeatherSeries;
  /** Any positive numbers; only their proportions count. */
  readonly weight: number;
}

/** How weather is told to a model: learned once from the record, so that the same words are used for past and future. */
export interface WeatherBasis {
  /** By market, in their order. */
  readonly climatologies: readonly Climatology[];
  readonly means: readonly number[];
  /** Eight directions or fewer, each with a loading for every measure. */
  readonly directions: readonly (readonly number[])[];
}

/** Days of which to tell the weather, and whether its effect may change with the season. */
export interface WeatherCovariateRequest extends DaySpan {
  /** Whether the history is long enough (ten months or more) to see that cold in June is not cold in October. */
  readonly seasonal: boolean;
}

/** Further directions carry too little of the weather to be told from noise: by rolling origin eight do as well as twenty. */
const DIRECTIONS = 8;
const LEAST_VARIANCE = 1e-6;
/** That an effect changes with the season is believed to be a third as strong as the effect. */
const SEASON_STRENGTH = 0.3;

/**
 * Learns from the weather before `until` how to tell it in few numbers: the principal directions of twenty measures (hinges of lowest,
 * highest and mean temperature, their lags, adaptation, rain), averaged over the markets by weight. Twenty hinges say much the same
 * thing twice; eight directions hold nearly all of it, are uncorrelated, and cost less. Cost: days of the record x 400.
 */
export function learnWeatherBasis(markets: readonly MarketWeather[], until: CivilDay): WeatherBasis {
  const climatologies = markets.map(({ weather }) => learnClimatology(weather, until));
  const firstDay = Math.max(...markets.map(({ weather }) => weather.firstDay));
  const days = Math.max(1, until - firstDay);
  const measures = averageMeasures(markets, climatologies, { firstDay, days });
  const means = Array.from({ length: SHAPE_MEASURES }, (_, j) => {
    let sum = 0;
    for (let d = 0; d < days; d++) sum += measures[d * ALL_MEASURES + j] ?? 0;
    return sum / days;
  });
  const directions = principalDirections(covarianceOf(measures, means, days), SHAPE_MEASURES)
    .slice(0, DIRECTIONS)
    .filter(({ variance }) => variance > LEAST_VARIANCE);
  return { climatologies, means, directions: directions.map(({ loadings }) => [...loadings]) };
}

/**
 * The weather of each day in the words of a basis, for `fitDailyModel` and for forecasts alike: `weather 1` to `weather 8`, the
 * departure from the usual and the degrees above 18 on Saturdays and Sundays (free days follow the weather more), and where asked
 * for, the departure of today and of the four days before times the yearly wave, by which the data may say that a cold day counts
 * for more in October than in June. Days that are not known are days of usual weather.
 * Cost: days x 200 x markets.
 */
export function weatherCovariates(
  markets: readonly MarketWeather[],
  basis: WeatherBasis,
  request: WeatherCovariateRequest,
): readonly Covariate[] {
  const { firstDay, days, seasonal } = request;
  const measures = averageMeasures(markets, basis.climatologies, request);
  const column = (name: string, value: (measure: (j: number) => number, day: CivilDay) => number): Covariate => ({
    name,
    firstDay,
    values: Float64Array.from({ length: days }, (_, d) =>
      value((j) => measures[d * ALL_MEASURES + j] ?? 0, firstDay + d),
    ),
  });
  const isFree = (day: CivilDay): boolean => weekday(day) >= 6;
  const waves = seasonal ? (["sin", "cos"] as const) : [];
  return [
    ...basis.directions.map((loadings, k) =>
      column(`weather ${k + 1}`, (measure) =>
        loadings.reduce((sum, loading, j) => sum + loading * (measure(j) - (basis.means[j] ?? 0)), 0),
      ),
    ),
    column("weekend departure", (measure, day) => (isFree(day) ? measure(AS_THEY_ARE.departure) : 0)),
    column("weekend warmth", (measure, day) => (isFree(day) ? measure(AS_THEY_ARE.warmth) : 0)),
    ...waves.flatMap((wave) => [
      column(
        `departure ${wave}`,
        (measure, day) => SEASON_STRENGTH * annualHarmonic(wave, 1, day) * measure(AS_THEY_ARE.departure),
      ),
      column(
        `departure before ${wave}`,
        (measure, day) => SEASON_STRENGTH * annualHarmonic(wave, 1, day) * measure(AS_THEY_ARE.departureBefore),
      ),
    ]),
  ];
}

function averageMeasures(
  markets: readonly MarketWeather[],
  climatologies: readonly Climatology[],
  span: DaySpan,
): Float64Array {
  const total = markets.reduce((sum, { weight }) => sum + weight, 0);
  const average = new Float64Array(span.days * ALL_MEASURES);
  markets.forEach(({ weather, weight }, m) => {
    const usual = climatologies[m];
    if (usual === undefined) return;
    weatherMeasures(weather, usual, span).forEach((value, i) => {
      average[i] = (average[i] ?? 0) + (value * weight) / total;
    });
  });
  return average;
}

function covarianceOf(measures: Float64Array, means: readonly number[], days: number): Float64Array {
  const covariance = new Float64Array(SHAPE_MEASURES * SHAPE_MEASURES);
  for (let d = 0; d < days; d++)
    for (let i = 0; i < SHAPE_MEASURES; i++) {
      const own = (measures[d * ALL_MEASURES + i] ?? 0) - (means[i] ?? 0);
      for (let j = 0; j < SHAPE_MEASURES; j++) {
        const at = i * SHAPE_MEASURES + j;
        covariance[at] =
          (covariance[at] ?? 0) + (own * ((measures[d * ALL_MEASURES + j] ?? 0) - (means[j] ?? 0))) / days;
      }
    }
  return covariance;
}
