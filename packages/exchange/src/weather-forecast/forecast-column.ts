import type { Unit, WeatherField } from "../weather/weather-columns.ts";
import { weatherColumn } from "../weather/weather-columns.ts";

/** A column of a forecast: what it holds, in which unit, and of which member of the ensemble. */
export interface ForecastColumn {
  readonly field: WeatherField;
  readonly unit: Unit;
  /** Empty for the run without disturbance, or where there is only one. */
  readonly member: string;
}

const MEMBER = /_member(\d+)/i;
/** Families of weather models whose names services hang on their columns. */
const MODEL =
  /_(?:best_match|icon|gfs|ncep|ecmwf|aifs|gem|ukmo|meteofrance|arpege|arome|jma|kma|cma|bom|metno|knmi|dmi|mogreps|google)[a-z0-9_]*/i;

/** What stands in the place of a unit where there is none. */
const NO_UNIT = /\s*\((?:iso8601|wmo code)\)/i;

/** A header cell of a forecast (`temperature_2m_max_member07 (°C)`), understood; null for a column that is not weather we use. */
export function forecastColumn(header: string): ForecastColumn | null {
  const member = MEMBER.exec(header)?.[1] ?? "";
  const ofModel = header.replace(MEMBER, "").replace(NO_UNIT, "");
  const model = MODEL.exec(ofModel)?.[0] ?? "";
  const plain = ofModel.replace(MODEL, "");
  const known = weatherColumn(plain);
  return known === null ? null : { ...known, member: `${model}${member === "" ? "" : ` ${Number(member)}`}` };
}
