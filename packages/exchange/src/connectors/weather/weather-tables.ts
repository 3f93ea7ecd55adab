import type { WeatherDay } from "@springtide/contracts";
import type { Table, TableRow } from "../../tables/write-table.ts";
import type { MarketWeather } from "./weather-of-shop.ts";

const MEASURES = [
  "tmax_c",
  "tmin_c",
  "prcp_mm",
  "sky",
  "sunshine_hours",
  "snow_mm",
  "snow_depth_mm",
  "wind_ms",
] as const;

/** Fetched weather as tables that the readers of weather and of weather forecasts take; an empty cell is not known. */
export function weatherTables(markets: readonly MarketWeather[]): Readonly<Record<string, Table>> {
  return {
    "weather.csv": {
      header: ["market", "date", ...MEASURES],
      rows: markets.flatMap(({ history }) => (history ?? []).map((day) => [day.market, day.day, ...measures(day)])),
    },
    "weather-forecast.csv": {
      header: ["market", "date", "member", ...MEASURES],
      rows: markets.flatMap(forecastRows),
    },
    "weather-earlier-runs.csv": {
      header: ["market", "date", "lead_days", ...MEASURES],
      rows: markets.flatMap(({ previousRuns }) =>
        (previousRuns ?? []).flatMap(({ leadDays, days }) =>
          days.map((day) => [day.market, day.day, leadDays, ...measures(day)]),
        ),
      ),
    },
  };
}

/** The ensemble where there is one, else the one course. */
function forecastRows({ forecast, ensemble }: MarketWeather): TableRow[] {
  return ((ensemble ?? forecast)?.members ?? []).flatMap((course, member) =>
    course.map((day) => [day.market, day.day, String(member + 1), ...measures(day)]),
  );
}

function measures(day: WeatherDay): TableRow {
  const { maxC, minC, precipitationMm, sky, sunshineHours, snowMm, snowDepthMm, windMs } = day;
  return [maxC, minC, precipitationMm, sky, sunshineHours, snowMm, snowDepthMm, windMs].map((value) => value ?? "");
}
