import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { refusingWhatCannotBeWritten } from "../../tables/write-file.ts";
import { writeJson, writeTable } from "../../tables/write-table.ts";
import type { MarketWeather } from "./weather-of-shop.ts";
import { weatherTables } from "./weather-tables.ts";

/** Names of the files that fetched weather is written to; the last says whose data they are. */
export const WEATHER_FILES = [
  "weather.csv",
  "weather-forecast.csv",
  "weather-earlier-runs.csv",
  "weather-source.json",
] as const;

/** What was written, and what is said beside it. */
interface WeatherWritten {
  readonly files: readonly { readonly path: string; readonly rows: number }[];
  readonly source: { readonly attribution: string; readonly markets: readonly object[] };
}

/**
 * Writes fetched weather into a folder, each file whole or not at all. A table of which nothing was had is not written, so that it
 * replaces none that has something; files of an earlier fetch stay.
 * @throws Refusal where it cannot be written there
 */
export async function writeWeatherFolder(folder: string, markets: readonly MarketWeather[]): Promise<WeatherWritten> {
  await refusingWhatCannotBeWritten(folder, () => mkdir(folder, { recursive: true }));
  const files: { path: string; rows: number }[] = [];
  for (const [name, table] of Object.entries(weatherTables(markets))) {
    const rows = [...table.rows];
    const path = join(folder, name);
    if (rows.length === 0) continue;
    await writeTable(path, table.header, rows);
    files.push({ path, rows: rows.length });
  }
  const source = {
    attribution: markets[0]?.attribution ?? "",
    markets: markets.map(({ market, fetchedAt, service, failures }) => ({ market, fetchedAt, service, failures })),
  };
  await writeJson(join(folder, "weather-source.json"), source);
  return { files, source };
}
