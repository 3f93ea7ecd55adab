import { civilDay, isoDay } from "@springtide/calendar";
import type { MarketWeatherColumns, WeatherDay, WeatherHistory } from "@springtide/contracts";

/** Columns of weather as days, one market after the other. */
export function weatherRows({ markets }: WeatherHistory): WeatherDay[] {
  return markets.flatMap(rowsOf);
}

function rowsOf(columns: MarketWeatherColumns): WeatherDay[] {
  const firstDay = civilDay(columns.firstDay);
  const { market, snowMm, snowDepthMm, windMs } = columns;
  return columns.maxC.map((maxC, i) => ({
    day: isoDay(firstDay + i),
    market,
    maxC,
    minC: columns.minC[i] ?? null,
    precipitationMm: columns.precipitationMm[i] ?? null,
    sunshineHours: columns.sunshineHours[i] ?? null,
    sky: columns.sky[i] ?? null,
    ...(snowMm === null ? {} : { snowMm: snowMm[i] ?? null }),
    ...(snowDepthMm === null ? {} : { snowDepthMm: snowDepthMm[i] ?? null }),
    ...(windMs === null ? {} : { windMs: windMs[i] ?? null }),
  }));
}
