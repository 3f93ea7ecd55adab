import type { CivilDay } from "@springtide/calendar";
import { annualHarmonic } from "../features/annual-harmonics.ts";
import { cholesky, solveLower, solveUpper } from "../models/cholesky.ts";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";

/** The usual weather of one place: how its temperatures go through the year, and how much it rains. */
export interface Climatology {
  /** Mean, then sine and cosine of the first three harmonics of the year, in degrees. */
  readonly maxC: readonly number[];
  readonly minC: readonly number[];
  /** Mean of ln(1 + precipitation in mm) over all days. */
  readonly logRain: number;
}

const HARMONICS = 3;
/** Fewer known days than this show no year: the usual is then one number. */
const YEAR_NEEDS_DAYS = 300;
/** Where nobody measured a temperature it stands still at this value, and so moves nothing. */
const UNMEASURED_C = 10;

/**
 * Learns the usual weather of a place from the days before `until`: least squares of a mean and three harmonics of the year, which
 * follow the seasons and no single spell. With fewer than 300 known days it is the mean alone.
 * Cost: days of the record x 28.
 */
export function learnClimatology(weather: WeatherSeries, until: CivilDay): Climatology {
  const known = Math.max(0, until - weather.firstDay);
  let rain = 0;
  let rainDays = 0;
  for (const mm of weather.precipitationMm.subarray(0, known)) {
    if (Number.isNaN(mm)) continue;
    rain += Math.log1p(mm);
    rainDays += 1;
  }
  return {
    maxC: yearlyCourse(weather.maxC.subarray(0, known), weather.firstDay),
    minC: yearlyCourse(weather.minC.subarray(0, known), weather.firstDay),
    logRain: rainDays === 0 ? 0 : rain / rainDays,
  };
}

/** Usual temperature of a day, in degrees. @example usualC([10, 0, -8], 0) // about 2.000 */
export function usualC(course: readonly number[], day: CivilDay): number {
  let value = course[0] ?? 0;
  for (let j = 1; j < course.length; j++) value += (course[j] ?? 0) * wave(j, day);
  return value;
}

function wave(j: number, day: CivilDay): number {
  return annualHarmonic(j % 2 === 1 ? "sin" : "cos", Math.ceil(j / 2), day);
}

function yearlyCourse(values: Float64Array, firstDay: CivilDay): number[] {
  const known = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  if (known === 0) return [UNMEASURED_C];
  const size = known < YEAR_NEEDS_DAYS ? 1 : 1 + 2 * HARMONICS;
  const information = new Float64Array((size * (size + 1)) / 2);
  const score = new Float64Array(size);
  const row = new Float64Array(size);
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    for (let j = 0; j < size; j++) row[j] = j === 0 ? 1 : wave(j, firstDay + i);
    for (let j = 0; j < size; j++) {
      score[j] = (score[j] ?? 0) + (row[j] ?? 0) * value;
      for (let k = 0; k <= j; k++) {
        const at = (j * (j + 1)) / 2 + k;
        information[at] = (information[at] ?? 0) + (row[j] ?? 0) * (row[k] ?? 0);
      }
    }
  });
  const factor = cholesky({ size, values: information });
  return [...solveUpper(factor, solveLower(factor, score))];
}
