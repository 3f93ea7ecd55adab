import { drawNormal, randomStream } from "@springtide/probability";
import type { CivilDay } from "@springtide/calendar";
import { forecastSkill } from "../triggers/weather/synthetic-ensemble.ts";
import type { WeatherEnsemble } from "../triggers/weather/weather-ensemble.ts";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { usualC } from "../weather/climatology.ts";
import type { Climatology } from "../weather/climatology.ts";
import { weatherAsIssued } from "../weather/weather-as-issued.ts";

/** What stands in for the weather forecast of a past day where none was archived. */
export interface IssuedEnsembleRequest {
  /** What came, past the day of issue. */
  readonly weather: WeatherSeries;
  readonly usual: Climatology;
  readonly issuedOn: CivilDay;
  readonly days: number;
  /** Days that every member has as they came: perfect foresight, to be labelled so. */
  readonly knownDays: number;
  readonly members: number;
  readonly seed: number;
}

/** Correlation of the errors of two days in a row of one member. */
const DAY_TO_DAY = 0.7;
/** Days back from which rain and sky are taken where a forecast misses them: another day of the same season. */
const SEASON_DAYS = 30;

/**
 * An ensemble around the forecast of `weatherAsIssued`: with the skill r of a lead, members scatter around it with sd sqrt(1 - r^2) of
 * the usual departure, so that the truth is one member more. Rain and sky of the issue are those that came with chance r, else those of
 * another day of the season; a member has those of the issue with chance r, else again of another day: so the share of members that
 * say sun is the chance of sun that an honest forecaster would state. The error grows with the lead; seed and day of issue decide
 * everything. Cost: members x days.
 */
export function issuedEnsemble(request: IssuedEnsembleRequest): WeatherEnsemble {
  const { issuedOn, days, members, seed } = request;
  const issued = weatherAsIssued(request);
  const sdC = departureSd(request);
  const sources = skySources(request, randomStream(seed, "sky of the issue", issuedOn));
  return {
    issuedOn,
    members: Array.from({ length: members }, (_, member) => {
      const random = randomStream(seed, "sky of a member", issuedOn, member);
      const own = skySources(request, random).map((day, i) => (day === issuedOn + 1 + i ? (sources[i] ?? day) : day));
      const scatter = wandering(seed, issuedOn, member, days);
      return memberOf(request, issued, own, scatter, sdC);
    }),
  };
}

/** The day whose rain and sky each day has: its own with the chance of its lead's skill. */
function skySources(
  { weather, issuedOn, days, knownDays }: IssuedEnsembleRequest,
  random: { uniform(): number },
): CivilDay[] {
  return Array.from({ length: days }, (_, i) => {
    const [chance, other] = [random.uniform(), random.uniform()];
    if (i < knownDays || chance < forecastSkill(i + 1)) return issuedOn + 1 + i;
    return Math.max(weather.firstDay, issuedOn - Math.floor(SEASON_DAYS * other));
  });
}

function memberOf(
  { weather, knownDays, issuedOn }: IssuedEnsembleRequest,
  issued: WeatherSeries,
  sources: readonly CivilDay[],
  scatter: Float64Array,
  sdC: { readonly maxC: number; readonly minC: number },
): WeatherSeries {
  const onDay = <T>(values: ArrayLike<T>, day: CivilDay): T | undefined => values[day - weather.firstDay];
  const temperature = (came: Float64Array, said: Float64Array, sd: number): Float64Array =>
    said.map((value, i) => {
      const skill = forecastSkill(i + 1);
      if (i < knownDays) return onDay(came, issuedOn + 1 + i) ?? NaN;
      return value + Math.sqrt(1 - skill * skill) * sd * (scatter[i] ?? 0);
    });
  const taken = (values: Float64Array): Float64Array => Float64Array.from(sources, (day) => onDay(values, day) ?? NaN);
  return {
    firstDay: issuedOn + 1,
    maxC: temperature(weather.maxC, issued.maxC, sdC.maxC),
    minC: temperature(weather.minC, issued.minC, sdC.minC),
    precipitationMm: taken(weather.precipitationMm),
    sunshineHours: taken(weather.sunshineHours),
    sky: sources.map((day) => onDay(weather.sky, day) ?? null),
    ...(weather.snowMm === undefined ? {} : { snowMm: taken(weather.snowMm) }),
    ...(weather.snowDepthMm === undefined ? {} : { snowDepthMm: taken(weather.snowDepthMm) }),
  };
}

function departureSd({ weather, usual, issuedOn }: IssuedEnsembleRequest): { maxC: number; minC: number } {
  const sdOf = (values: Float64Array, course: readonly number[]): number => {
    let [square, known] = [0, 0];
    values.subarray(0, issuedOn + 1 - weather.firstDay).forEach((value, i) => {
      if (Number.isNaN(value)) return;
      square += (value - usualC(course, weather.firstDay + i)) ** 2;
      known += 1;
    });
    return known === 0 ? 0 : Math.sqrt(square / known);
  };
  return { maxC: sdOf(weather.maxC, usual.maxC), minC: sdOf(weather.minC, usual.minC) };
}

/** Standard normal errors that last from day to day. */
function wandering(seed: number, issuedOn: CivilDay, member: number, days: number): Float64Array {
  const random = randomStream(seed, "scatter of a member", issuedOn, member);
  let value = drawNormal(random);
  return Float64Array.from({ length: days }, (_, i) => {
    if (i > 0) value = DAY_TO_DAY * value + Math.sqrt(1 - DAY_TO_DAY ** 2) * drawNormal(random);
    return value;
  });
}
