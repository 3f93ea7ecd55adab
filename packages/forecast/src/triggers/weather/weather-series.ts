import type { CivilDay } from "@springtide/calendar";

/** Daily weather of one place from `firstDay` on. NaN and null are not observed; columns that nobody measures are left out. */
export interface WeatherSeries {
  readonly firstDay: CivilDay;
  readonly maxC: Float64Array;
  readonly minC: Float64Array;
  readonly precipitationMm: Float64Array;
  readonly sunshineHours: Float64Array;
  readonly sky: readonly (string | null)[];
  /** Mean air temperature; halfway between lowest and highest where it is not measured. */
  readonly meanC?: Float64Array;
  /** New snow of the day. */
  readonly snowMm?: Float64Array;
  /** Snow lying in the morning. */
  readonly snowDepthMm?: Float64Array;
  readonly windMs?: Float64Array;
}

/** A quantity of the day's weather that a trigger may look at; the unit stands in the name. */
export type WeatherVariable =
  "maxC" | "minC" | "meanC" | "precipitationMm" | "sunshineHours" | "snowMm" | "snowDepthMm" | "windMs";

/** One quantity of every day of a record, in the unit of its name; NaN where it is not known. */
export function measuresOf(weather: WeatherSeries, variable: WeatherVariable): Float64Array {
  const measured = weather[variable];
  if (measured !== undefined) return measured;
  if (variable === "meanC") return weather.maxC.map((maxC, i) => (maxC + (weather.minC[i] ?? NaN)) / 2);
  return new Float64Array(weather.maxC.length).fill(NaN);
}
