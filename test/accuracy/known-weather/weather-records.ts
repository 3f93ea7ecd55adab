import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type CivilDay, civilDay } from "@springtide/calendar";
import type { WeatherSeries } from "@springtide/forecast";
import { SHARED } from "../rolling-origin/series.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(path: string): Row[] {
  const [header = "", ...lines] = gunzipSync(readFileSync(join(SHARED, "data", "real", path)))
    .toString("utf8")
    .trim()
    .split("\n");
  const names = header.trim().split(",");
  return lines.map((line) => {
    const cells = line.trim().split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

/** Highest and lowest temperature and rain of each day, from rows of days or of hours. */
function recordOf(path: string, of: { time: string; max: string; min: string; rain: string | null }): WeatherSeries {
  const byDay = new Map<CivilDay, { max: number; min: number; rain: number }>();
  for (const row of rowsOf(path)) {
    const [max, min] = [row[of.max] ?? "", row[of.min] ?? ""];
    if (max === "" || min === "") continue;
    const day = civilDay((row[of.time] ?? "").slice(0, 10));
    const rain = of.rain === null || row[of.rain] === "" ? Number.NaN : Number(row[of.rain]);
    const known = byDay.get(day);
    byDay.set(day, {
      max: Math.max(known?.max ?? -Infinity, Number(max)),
      min: Math.min(known?.min ?? Infinity, Number(min)),
      rain,
    });
  }
  const firstDay = Math.min(...byDay.keys());
  const length = Math.max(...byDay.keys()) - firstDay + 1;
  const column = (value: (day: { max: number; min: number; rain: number }) => number): Float64Array =>
    Float64Array.from({ length }, (_, i) => {
      const day = byDay.get(firstDay + i);
      return day === undefined ? Number.NaN : value(day);
    });
  return {
    firstDay,
    maxC: column(({ max }) => max),
    minC: column(({ min }) => min),
    precipitationMm: column(({ rain }) => rain),
    sunshineHours: new Float64Array(length).fill(Number.NaN),
    sky: Array.from({ length }, () => null),
  };
}

const stationDays = { time: "date", max: "tmax_c", min: "tmin_c", rain: "prcp_mm" };
const hours = { time: "ts_local", max: "temp_c", min: "temp_c", rain: null };

/** Weather by the name of the series it moves. Boston stands in where New York's record has its gap of 2024. */
export function weatherBySeries(): ReadonlyMap<string, WeatherSeries> {
  const newYork = recordOf("weather/nyc_central_park_daily.csv.gz", stationDays);
  const boston = recordOf("weather/boston_logan_daily.csv.gz", stationDays);
  return new Map([
    ["ambulance", newYork],
    ["311 total", newYork],
    ["311 heat", boston],
    ["311 noise street", boston],
    ["311 noise home", boston],
    ["311 parking", boston],
    ["311 air", boston],
    ["Brooklyn noise", newYork],
    ["bikes", recordOf("bike_sharing_dc_hourly/rentals_hourly.csv.gz", hours)],
    ["Victoria power", recordOf("vic_electricity_30min/demand_30min.csv.gz", hours)],
  ]);
}

/** The record as it stood on the morning of `origin`, with `knownDays` of foresight. */
export function upTo(weather: WeatherSeries, end: CivilDay): WeatherSeries {
  const length = Math.max(0, end - weather.firstDay);
  return {
    firstDay: weather.firstDay,
    maxC: weather.maxC.slice(0, length),
    minC: weather.minC.slice(0, length),
    precipitationMm: weather.precipitationMm.slice(0, length),
    sunshineHours: weather.sunshineHours.slice(0, length),
    sky: weather.sky.slice(0, length),
  };
}
