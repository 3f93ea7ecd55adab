import { z } from "zod";
import { Refusal } from "@springtide/refusal";

const Column = z.array(z.number().nullable());

/** An answer of Open-Meteo as documented: columns of hours under `hourly`, their units under `hourly_units`. */
const Answer = z.object({
  utc_offset_seconds: z.literal(0),
  hourly_units: z.record(z.string(), z.string()),
  hourly: z.object({ time: z.array(z.int()) }).catchall(Column),
});

/** Hours of weather of one place: columns of one length, named as they were asked for, and `_member01` after it for a member. */
export interface HourlyAnswer {
  /** When each hour begins, in milliseconds since 1970 UTC. */
  readonly startMs: readonly number[];
  readonly columns: ReadonlyMap<string, readonly (number | null)[]>;
}

/** What can be asked for by the hour, with the unit that is asked for. */
export const HOURLY_UNITS = {
  temperature_2m: "°C",
  precipitation: "mm",
  snowfall: "cm",
  snow_depth: "m",
  wind_speed_10m: "m/s",
  sunshine_duration: "s",
  weather_code: "wmo code",
} as const;
export type HourlyVariable = keyof typeof HOURLY_UNITS;

const HOUR_S = 3600;

/**
 * The hours in the text of an answer.
 * @throws Refusal `weather-units` where a column is in another unit than was asked for; any other error for what is not as documented
 */
export function hourlyAnswer(text: string, file: string): HourlyAnswer {
  const { hourly, hourly_units: units } = Answer.parse(JSON.parse(text));
  const { time, ...rest } = hourly;
  const columns = new Map(Object.entries(rest).map(([name, column]) => [name, Column.parse(column)]));
  for (const [name, column] of columns) {
    if (column.length !== time.length) throw new RangeError(`${column.length} values beside ${time.length} hours.`);
    requireUnit(name, units[name], file);
  }
  if (time.some((at, place) => place > 0 && at - (time[place - 1] ?? 0) !== HOUR_S))
    throw new RangeError("Hours that do not follow each other.");
  return { startMs: time.map((at) => at * 1000), columns };
}

/** The variable that a column is of, whatever member or run. */
function variableOf(column: string): HourlyVariable | null {
  const plain = column.replace(/_(member|previous_day)\d+$/, "");
  return plain in HOURLY_UNITS ? (HOURLY.find((variable) => variable === plain) ?? null) : null;
}

const HOURLY: readonly HourlyVariable[] = [
  "temperature_2m",
  "precipitation",
  "snowfall",
  "snow_depth",
  "wind_speed_10m",
  "sunshine_duration",
  "weather_code",
];

function requireUnit(column: string, unit: string | undefined, file: string): void {
  const variable = variableOf(column);
  // A column of nothing but nulls has no unit in some answers.
  if (variable === null || unit === HOURLY_UNITS[variable] || unit === "undefined") return;
  throw new Refusal({
    code: "weather-units",
    place: { file, field: `/hourly_units/${column}` },
    found: unit === undefined ? "no unit" : JSON.stringify(unit),
    rule: `${variable} was asked for in ${HOURLY_UNITS[variable]}`,
    remedy: "Check the address of the service: this one answers otherwise than it was asked.",
  });
}
