import type { Shop, WeatherForecast } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { readTextFile } from "../files/read-text-file.ts";
import { marketReader } from "../weather/market-of-row.ts";
import { weatherLayout } from "../weather/weather-layout.ts";
import { forecastColumn } from "./forecast-column.ts";
import { ForecastMembers } from "./forecast-members.ts";
import type { ForecastTable } from "./forecast-table.ts";
import { tableOfCsv } from "./table-of-csv.ts";
import { tablesOfJson } from "./table-of-json.ts";

/** A weather forecast to be read. */
export interface WeatherForecastRequest {
  readonly path: string;
  readonly shop: Shop;
  /** The market that it is of; else it is found by its place or a market column, or is the shop's only one. */
  readonly market?: string;
  /** Told, in whole sentences, what a person should know of a file that was taken. */
  readonly note?: (sentence: string) => void;
}

const LARGEST_MEGABYTES = 50;
const LISTED_FINDINGS = 100;
/** A forecast's place belongs to a market this near: services answer for the middle of a cell of their grid. */
const NEAR_DEGREES = 0.75;

/**
 * Reads a weather forecast from a file: JSON or CSV as Open-Meteo gives them for its forecast and its ensembles (members as columns
 * `..._member01`; several models and several places too), or a CSV file of ours with a date, columns of weather as in a weather file, and
 * where there are several courses a column `member`. Units are those of the file.
 * @returns one forecast for each market in the file
 * @throws Refusal with the place of every impossible value (100 listed, all counted)
 */
export async function readWeatherForecast(request: WeatherForecastRequest): Promise<WeatherForecast[]> {
  const { path: file, shop, note } = request;
  const text = await readTextFile({ path: file, what: "a weather forecast", largestMegabytes: LARGEST_MEGABYTES });
  const tables = /^\s*[{[]/.test(text) ? tablesOfJson(text, file) : [tableOfCsv(text, file)];
  const findings: Finding[] = [];
  const members = new ForecastMembers((finding) => findings.push(finding));
  for (const table of tables) {
    checkColumns(table, file);
    const unused = table.headers.filter(
      (header) => forecastColumn(header) === null && header.toLowerCase() !== "member",
    );
    if (unused.length > 0) note?.(`${file}: not used are the columns ${unused.join(", ")}.`);
    const market = request.market ?? marketAt(shop, table.position, file);
    const layout = weatherLayout(
      table.headers.map((header) => (forecastColumn(header)?.field === "market" ? "market" : "")),
      undefined,
    );
    members.take(table, marketReader({ shop, layout, file, ...(market === null ? {} : { market }) }));
  }
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED_FINDINGS), findings.length);
  const forecasts = members.forecasts();
  if (forecasts.length === 0) throw emptyForecast(file);
  for (const { market, members: courses } of forecasts) note?.(`${file}: ${courseWords(market, courses)}`);
  return forecasts;
}

function courseWords(market: string, courses: WeatherForecast["members"]): string {
  const days = courses.flatMap((course) => course.map(({ day }) => day)).sort();
  const count = courses.length === 1 ? "one course" : `${courses.length} courses`;
  return `a forecast of ${count} for market ${market}, ${days[0] ?? ""} to ${days.at(-1) ?? ""}.`;
}

/**
 * The market whose place is nearest; null where the file says no place.
 * @throws Refusal code "forecast-elsewhere" for a place that is near no market
 */
function marketAt(shop: Shop, position: ForecastTable["position"], file: string): string | null {
  if (position === null) return null;
  const { latitude, longitude } = position;
  const near = shop.markets
    .map((market) => ({
      id: market.id,
      apart: Math.max(Math.abs(market.latitude - latitude), Math.abs(market.longitude - longitude)),
    }))
    .filter(({ apart }) => apart <= NEAR_DEGREES)
    .sort((a, b) => a.apart - b.apart);
  if (near[0] !== undefined) return near[0].id;
  throw new Refusal({
    code: "forecast-elsewhere",
    place: { file },
    found: `a forecast for latitude ${latitude}, longitude ${longitude}`,
    rule: `it is of a market when it is within ${NEAR_DEGREES} degrees of it: ${shop.markets.map((market) => `${market.id} (${market.latitude}, ${market.longitude})`).join(", ")}`,
    remedy: "Download the forecast for the place of a market, or say which market it stands for.",
  });
}

function checkColumns({ headers, placeOf }: ForecastTable, file: string): void {
  const fields = headers.flatMap((header) => forecastColumn(header)?.field ?? []);
  if (fields.some((field) => field !== "date" && field !== "market")) return;
  throw new Refusal({
    code: "no-weather-column",
    place: { ...placeOf(0, 0), file },
    found: `the columns ${headers.join(", ")}`,
    rule: "a forecast has at least one column of daily weather",
    remedy: "Ask for temperature_2m_max, temperature_2m_min, precipitation_sum, sunshine_duration or snowfall_sum.",
  });
}

function emptyForecast(file: string): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "no day of which anything is known",
    rule: "a forecast says something of at least one day",
    remedy: "Check that this is the right file.",
  });
}
