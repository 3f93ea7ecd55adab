import type { BacktestReport, WeatherDay } from "@springtide/contracts";
import { parseOrRefuse, SeriesQuestion } from "@springtide/contracts";
import { lookUpHolidays, readSeries, readTriggers, readWeather } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { type BacktestSettings, backtestSeries, SERIES, seriesShop } from "@springtide/season";
import type { Given, OptionSpec, Terminal } from "../command.ts";
import { FORECAST_OPTIONS } from "./forecast-options.ts";

/** What a plain series needs beside the options of a shop. */
export const SERIES_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  series: {
    ...FORECAST_OPTIONS.series,
    description: "Check a plain series instead of a shop: its file, .csv or .csv.gz.",
  },
  value: FORECAST_OPTIONS.value,
  zone: FORECAST_OPTIONS.zone,
  country: FORECAST_OPTIONS.country,
  triggers: FORECAST_OPTIONS.triggers,
};

/** Options that belong to a shop alone. */
const OF_SHOPS = ["contacts", "mapping", "set-aside", "repeated-hour"] as const;

/** Every file that the check of a series reads. */
export function seriesPaths(given: Given): (string | undefined)[] {
  return [given.text("series"), given.text("weather"), given.text("triggers")];
}

/**
 * Checks the forecast of a plain series against its own past. Returns the report and what the reader had to say of the file.
 * @throws Refusal where a person can mend it
 */
export async function seriesReport(
  path: string,
  settings: BacktestSettings,
  given: Given,
  terminal: Terminal,
): Promise<{ readonly report: BacktestReport; readonly lines: readonly string[] }> {
  refuseShopOptions(given);
  const { country, paths, seed, zone } = questionOf(given);
  const triggersPath = given.text("triggers");
  const triggers = triggersPath === undefined ? null : await readTriggers(triggersPath);
  const weather = await weatherOf(given.text("weather"));
  const read = await readSeries({ path, value: given.text("value"), zone, progress: terminal.progress });
  const [nation = "", subdivision = null] = country === undefined ? [] : parted(country);
  const report = backtestSeries({
    name: read.file,
    input: {
      series: read,
      zone: read.zone,
      hasZone: read.hasZone,
      country: country ?? null,
      holidays: (years) => (country === undefined ? [] : lookUpHolidays({ country: nation, subdivision, ...years })),
      weather,
      triggers,
      paths,
      seed,
    },
    settings,
    progress: terminal.progress,
  });
  return { report, lines: [`${read.file}: ${read.rows} rows read, values of "${read.valueColumn}"`, ...read.notes] };
}

function questionOf(given: Given): SeriesQuestion {
  const texts = Object.entries({ zone: given.text("zone"), country: given.text("country") });
  const numbers = Object.entries({ paths: given.text("paths"), seed: given.text("seed") }).map(
    ([name, text]): [string, unknown] => [name, text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text],
  );
  const typed = [...texts, ...numbers].filter(([, value]) => value !== undefined);
  return parseOrRefuse(SeriesQuestion, { horizon: "28d", ...Object.fromEntries(typed) }, "command line");
}

async function weatherOf(path: string | undefined): Promise<WeatherDay[] | null> {
  return path === undefined ? null : readWeather({ path, shop: seriesShop(null, "UTC"), market: SERIES });
}

/** `US-NY` as country and part of it. */
function parted(country: string): [string, string | null] {
  return [country.slice(0, 2), country.length > 2 ? country.slice(3) : null];
}

function refuseShopOptions(given: Given): void {
  const [option] = OF_SHOPS.filter((name) => given.text(name) !== undefined);
  if (option === undefined) return;
  throw new Refusal({
    code: "option-of-a-shop",
    place: {},
    found: `--${option} beside --series`,
    rule: `--${option} says how the contacts of a shop are read`,
    remedy: `Leave --${option} out, or name a shop file instead of --series.`,
  });
}
