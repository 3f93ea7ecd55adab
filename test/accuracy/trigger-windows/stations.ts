import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type CivilDay, civilDay } from "@springtide/calendar";
import type { WeatherSeries } from "@springtide/forecast";
import { SHARED } from "../rolling-origin/series.ts";

/** A weather station's daily record, and the years of it that are whole. */
export interface Station {
  readonly place: string;
  readonly weather: WeatherSeries;
  readonly from: number;
  readonly to: number;
}

const FILES = [
  { place: "New York", file: "nyc_central_park_daily.csv.gz", from: 2005, to: 2023 },
  { place: "Boston", file: "boston_logan_daily.csv.gz", from: 2010, to: 2024 },
  { place: "Seattle", file: "seattle_daily.csv.gz", from: 2012, to: 2015 },
] as const;

/** Every station whose daily record lies beside the checkout. */
export function stations(): readonly Station[] {
  return FILES.map(({ file, ...station }) => ({ ...station, weather: recordOf(file) }));
}

function recordOf(file: string): WeatherSeries {
  const [header = "", ...lines] = gunzipSync(readFileSync(join(SHARED, "data", "real", "weather", file)))
    .toString("utf8")
    .trim()
    .split("\n");
  const names = header.trim().split(",");
  const byDay = new Map<CivilDay, readonly string[]>(
    lines.map((line) => line.trim().split(",")).map((cells) => [civilDay(cells[names.indexOf("date")] ?? ""), cells]),
  );
  const firstDay = Math.min(...byDay.keys());
  const length = Math.max(...byDay.keys()) - firstDay + 1;
  const column = (name: string): Float64Array =>
    Float64Array.from({ length }, (_, i) => {
      const cell = byDay.get(firstDay + i)?.[names.indexOf(name)] ?? "";
      return cell === "" ? Number.NaN : Number(cell);
    });
  return {
    firstDay,
    maxC: column("tmax_c"),
    minC: column("tmin_c"),
    precipitationMm: column("prcp_mm"),
    sunshineHours: new Float64Array(length).fill(Number.NaN),
    sky: Array.from({ length }, () => null),
  };
}
