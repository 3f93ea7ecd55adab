import { civilDay, isoDay } from "@springtide/calendar";
import type { MarketWeatherColumns, WeatherDay } from "@springtide/contracts";

/** What is not looked at everywhere. */
type Rare = "snowMm" | "snowDepthMm" | "windMs";

/** Days of weather as columns by market; days between the first and the last that are not there are null. */
export function marketColumns(weather: readonly WeatherDay[]): MarketWeatherColumns[] {
  const byMarket = new Map<string, WeatherDay[]>();
  for (const day of weather) {
    const own = byMarket.get(day.market) ?? [];
    own.push(day);
    byMarket.set(day.market, own);
  }
  return [...byMarket].map(([market, days]) => columnsOf(market, days));
}

function columnsOf(market: string, rows: readonly WeatherDay[]): MarketWeatherColumns {
  const at = rows.map(({ day }) => civilDay(day));
  const firstDay = at.reduce((least, day) => Math.min(least, day), Infinity);
  const days = at.reduce((most, day) => Math.max(most, day), -Infinity) - firstDay + 1;
  const column = <Value>(of: (row: WeatherDay) => Value): (Value | null)[] => {
    const values = new Array<Value | null>(days).fill(null);
    rows.forEach((row, k) => (values[(at[k] ?? firstDay) - firstDay] = of(row)));
    return values;
  };
  const rare = (key: Rare): (number | null)[] | null =>
    rows.some((row) => row[key] !== undefined) ? column((row) => row[key] ?? null) : null;
  return {
    market,
    firstDay: isoDay(firstDay),
    maxC: column((row) => row.maxC),
    minC: column((row) => row.minC),
    precipitationMm: column((row) => row.precipitationMm),
    sunshineHours: column((row) => row.sunshineHours),
    sky: column((row) => row.sky),
    snowMm: rare("snowMm"),
    snowDepthMm: rare("snowDepthMm"),
    windMs: rare("windMs"),
  };
}
