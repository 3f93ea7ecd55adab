import { parseOrRefuse, type SeriesForecast, SeriesQuestion, type WeatherDay } from "@springtide/contracts";
import {
  lookUpHolidays,
  readSeries,
  readTriggers,
  readWeather,
  type SeriesRead,
  writeTable,
} from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { forecastSeries, type Horizon, SERIES, seriesLines, seriesShop } from "@springtide/season";
import type { Command, Given, Terminal } from "../command.ts";
import { FORECAST_OPTIONS } from "./forecast-options.ts";
import { refuseOverwriting } from "./overwriting.ts";

const COLUMNS = ["mean", "p10", "p50", "p90"] as const;
const DAY_SECONDS = 86_400;

/** A plain series in, a plain forecast out: no shop is needed. */
export const forecastCommand: Command = {
  name: "forecast",
  summary: "forecast a plain series of days or intervals, with its spread",
  words: [],
  options: FORECAST_OPTIONS,
  async run(given, terminal) {
    const path = given.text("series");
    if (path === undefined) throw missing("series", "the history stands in a file", "--series history.csv");
    const question = typedQuestion(given);
    const out = given.text("out");
    if (out !== undefined) await refuseOverwriting([out], [path, given.text("weather"), given.text("triggers")]);
    const { read, answer } = await answerOf(path, question, given, terminal);
    if (out !== undefined)
      await writeTable(out, [read.layout === "days" ? "date" : "interval_start", ...COLUMNS], tableRows(answer));
    terminal.clear();
    tell(given, terminal, { read, answer, out });
  },
};

function typedQuestion(given: Given): SeriesQuestion {
  if (given.text("horizon") === undefined)
    throw missing("horizon", "how far to forecast must be said", "--horizon 28d");
  const texts = {
    horizon: given.text("horizon"),
    asOf: given.text("as-of"),
    zone: given.text("zone"),
    country: given.text("country"),
    weatherKnown: given.text("weather-known"),
  };
  const numbers = { paths: given.text("paths"), seed: given.text("seed") };
  const typed = [
    ...Object.entries(texts),
    ...Object.entries(numbers).map(([name, text]): [string, unknown] => [
      name,
      text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text,
    ]),
  ].filter(([, value]) => value !== undefined);
  return parseOrRefuse(SeriesQuestion, Object.fromEntries(typed), "command line");
}

async function answerOf(
  path: string,
  { horizon, asOf, zone, country, weatherKnown, paths, seed }: SeriesQuestion,
  given: Given,
  terminal: Terminal,
): Promise<{ read: SeriesRead; answer: SeriesForecast }> {
  const triggersPath = given.text("triggers");
  const triggers = triggersPath === undefined ? null : await readTriggers(triggersPath);
  const weather = await weatherOf(given.text("weather"));
  const read = await readSeries({
    path,
    value: given.text("value"),
    zone,
    asOf,
    progress: terminal.progress,
  });
  const [nation = "", subdivision = null] = country === undefined ? [] : parted(country);
  const answer = forecastSeries({
    series: read,
    zone: read.zone,
    hasZone: read.hasZone,
    asOf: asOf ?? null,
    horizon: horizonOf(horizon),
    country: country ?? null,
    holidays: (years) => (country === undefined ? [] : lookUpHolidays({ country: nation, subdivision, ...years })),
    weather,
    weatherKnownDays: weatherKnown / DAY_SECONDS,
    triggers,
    paths,
    seed,
  });
  return { read, answer };
}

async function weatherOf(path: string | undefined): Promise<WeatherDay[] | null> {
  return path === undefined ? null : readWeather({ path, shop: seriesShop(null, "UTC"), market: SERIES });
}

/** `US-NY` as country and part of it. */
function parted(country: string): [string, string | null] {
  return [country.slice(0, 2), country.length > 2 ? country.slice(3) : null];
}

function horizonOf(seconds: number): Horizon {
  return seconds % DAY_SECONDS === 0 ? { days: seconds / DAY_SECONDS } : { hours: seconds / 3600 };
}

function* tableRows({ forecast }: SeriesForecast): Generator<(string | number)[]> {
  for (const { at, ...told } of forecast) yield [at, ...COLUMNS.map((name) => told[name])];
}

function tell(
  given: Given,
  terminal: Terminal,
  { read, answer, out }: { read: SeriesRead; answer: SeriesForecast; out: string | undefined },
): void {
  const { file, timeColumn, valueColumn, rows, notes } = read;
  if (given.flag("json")) {
    const caveats = [...notes, ...answer.caveats];
    terminal.print(
      JSON.stringify({ out: out ?? null, series: { file, timeColumn, valueColumn, rows }, ...answer, caveats }),
    );
    return;
  }
  if (out === undefined) {
    terminal.print([read.layout === "days" ? "date" : "interval_start", ...COLUMNS].join(","));
    for (const row of tableRows(answer)) terminal.print(row.join(","));
  }
  if (given.flag("quiet")) return;
  const say = out === undefined ? terminal.note : terminal.print;
  for (const line of [`${file}: ${rows} rows read, values of "${valueColumn}"`, ...notes, ...seriesLines(answer)])
    say(line);
  if (out !== undefined) say(`Written to ${out}`);
}

function missing(option: string, rule: string, example: string): Refusal {
  return new Refusal({
    code: `${option}-missing`,
    place: {},
    found: `no --${option}`,
    rule,
    remedy: `Such as ${example}`,
  });
}
