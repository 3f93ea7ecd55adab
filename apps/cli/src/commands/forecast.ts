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
import { forecastSeries, type Horizon, SERIES, seriesLines, seriesShop, seriesWorkload } from "@springtide/season";
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
    const workload = workloadOf(answer, question);
    const table = { header: headerOf(read, workload), rows: [...tableRows(answer, workload)] };
    if (out !== undefined) await writeTable(out, table.header, table.rows);
    terminal.clear();
    tell(given, terminal, { read, answer, workload, table, out });
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
    aht: given.text("aht"),
  };
  const numbers = { paths: given.text("paths"), seed: given.text("seed"), openItems: given.text("open-items") };
  const typed = [
    ...Object.entries(texts),
    ...Object.entries(numbers).map(([name, text]): [string, unknown] => [
      name,
      text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text,
    ]),
  ].filter(([, value]) => value !== undefined);
  const question = parseOrRefuse(SeriesQuestion, Object.fromEntries(typed), "command line");
  if (question.openItems === undefined || question.aht !== undefined) return question;
  throw new Refusal({
    code: "open-items-without-aht",
    place: { file: "command line", field: "/openItems" },
    found: `--open-items ${question.openItems}`,
    rule: "what is open is work, and how long a contact takes must be said",
    remedy: "Give the handling time too, such as --aht 7m.",
  });
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

/** Agent-hours by row; null where nobody said how long a contact takes. */
function workloadOf(answer: SeriesForecast, { aht, openItems = 0 }: SeriesQuestion): Workload | null {
  return aht === undefined ? null : { hours: seriesWorkload(answer, { ahtSeconds: aht, openItems }), openItems };
}

interface Workload {
  readonly hours: readonly number[];
  readonly openItems: number;
}

function headerOf({ layout }: SeriesRead, workload: Workload | null): string[] {
  return [layout === "days" ? "date" : "interval_start", ...COLUMNS, ...(workload === null ? [] : ["workload_hours"])];
}

function* tableRows({ forecast }: SeriesForecast, workload: Workload | null): Generator<(string | number)[]> {
  for (const [row, { at, ...told }] of forecast.entries())
    yield [at, ...COLUMNS.map((name) => told[name]), ...(workload === null ? [] : [workload.hours[row] ?? 0])];
}

interface Told {
  readonly read: SeriesRead;
  readonly answer: SeriesForecast;
  readonly workload: Workload | null;
  readonly table: { readonly header: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
  readonly out: string | undefined;
}

function tell(given: Given, terminal: Terminal, { read, answer, workload, table, out }: Told): void {
  const { file, timeColumn, valueColumn, rows, notes } = read;
  if (given.flag("json")) {
    const caveats = [...notes, ...answer.caveats];
    terminal.print(
      JSON.stringify({
        ...{ out: out ?? null, series: { file, timeColumn, valueColumn, rows } },
        ...{ ...answer, caveats },
        ...(workload === null ? {} : { workload }),
      }),
    );
    return;
  }
  if (out === undefined) {
    for (const row of [table.header, ...table.rows]) terminal.print(row.join(","));
  }
  if (given.flag("quiet")) return;
  const say = out === undefined ? terminal.note : terminal.print;
  const open =
    workload === null || workload.openItems === 0
      ? []
      : [
          `${workload.openItems} open already: ${workload.hours.reduce((sum, each) => sum + each, 0).toFixed(0)} h of work with them`,
        ];
  for (const line of [
    `${file}: ${rows} rows read, values of "${valueColumn}"`,
    ...notes,
    ...seriesLines(answer),
    ...open,
  ])
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
