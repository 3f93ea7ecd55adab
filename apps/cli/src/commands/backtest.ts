import { join } from "node:path";
import { civilDay } from "@springtide/calendar";
import type { BacktestReport } from "@springtide/contracts";
import { backtestChoice } from "@springtide/contracts";
import { writeBacktestFolder } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { type BacktestSettings, backtestLines, backtestShop, backtestTable } from "@springtide/season";
import type { Command, Given, Terminal } from "../command.ts";
import { typed, withDraws } from "./draws.ts";
import { INPUT_OPTIONS, inputPaths, readInputs, reportLines } from "./inputs.ts";
import { SERIES_OPTIONS, seriesPaths, seriesReport } from "./backtest-series.ts";
import { refuseOverwriting } from "./overwriting.ts";

/** What a backtest is written to, in its folder. */
const REPORT_FILES = ["daily.csv", "report.html", "report.json"] as const;

/** What the words of the command line are called where they are read. */
const CHOICES = ["from", "to", "origins", "horizon", "every", "weather-known"] as const;

/** Forecasts the past as it would have been forecast then, and says how far off that would have been. */
export const backtestCommand: Command = {
  name: "backtest",
  summary: "forecast the past from what was known then, and say how far off that would have been",
  words: ["[shop.yaml]"],
  options: {
    ...INPUT_OPTIONS,
    ...SERIES_OPTIONS,
    out: {
      type: "string",
      value: "<folder>",
      description: "Where report.html, report.json and daily.csv go; without it the figures are only shown.",
    },
    origins: { type: "string", value: "<12>", description: "How many forecasts, the latest ones." },
    from: {
      type: "string",
      value: "<2025-01-01>",
      description: "First day of the first forecast, instead of --origins.",
    },
    to: {
      type: "string",
      value: "<2025-12-31>",
      description: "Last day that is looked at; the last of the history if not given.",
    },
    horizon: { type: "string", value: "<28d>", description: "How far each forecast reaches." },
    every: {
      type: "string",
      value: "<28d>",
      description: "How far apart forecasts are; as far as they reach if not given.",
    },
    "weather-known": {
      type: "string",
      value: "<5d>",
      description: "Take the weather of so many days ahead as it came: perfect foresight, and labelled so.",
    },
    paths: { type: "string", value: "<200>", description: "Possible seasons drawn for each forecast." },
    seed: { type: "string", value: "<1>", description: "Another seed draws other seasons; the same seed the same." },
  },
  async run(given, terminal) {
    refuseBothOrNeither(given);
    const choice = backtestChoice(typed(given, CHOICES), "command line");
    const settings: BacktestSettings = {
      ...choice,
      fromDay: choice.from === null ? null : civilDay(choice.from),
      toDay: choice.to === null ? null : civilDay(choice.to),
    };
    const out = given.text("out");
    const series = given.text("series");
    const files = out === undefined ? [] : REPORT_FILES.map((name) => join(out, name));
    await refuseOverwriting(files, series === undefined ? inputPaths(given) : seriesPaths(given));
    refuseForesightWithoutWeather(settings, given);
    const { report, lines } =
      series === undefined
        ? await shopReport(settings, given, terminal)
        : await seriesReport(series, settings, given, terminal);
    await told(report, out, given, terminal, lines);
  },
};

async function shopReport(
  settings: BacktestSettings,
  given: Given,
  terminal: Terminal,
): Promise<{ readonly report: BacktestReport; readonly lines: readonly string[] }> {
  const inputs = await readInputs(given, terminal, (shop) => withDraws(shop, given));
  const report = backtestShop({ ...inputs, settings, progress: terminal.progress });
  return { report, lines: reportLines(inputs) };
}

async function told(
  report: BacktestReport,
  out: string | undefined,
  given: Given,
  terminal: Terminal,
  readLines: readonly string[],
): Promise<void> {
  if (out !== undefined) {
    terminal.progress(99, 100, "Writing files");
    await writeBacktestFolder({ folder: out, daily: backtestTable(report), report });
  }
  terminal.clear();
  if (given.flag("json")) terminal.print(JSON.stringify(report));
  else if (!given.flag("quiet"))
    for (const line of [
      ...readLines,
      "",
      ...backtestLines(report),
      ...(out === undefined ? [] : ["", `Written to ${out}: ${REPORT_FILES.join(", ")}`]),
    ])
      terminal.print(line);
}

function refuseForesightWithoutWeather({ weatherKnownDays }: BacktestSettings, given: Given): void {
  if (weatherKnownDays === 0 || given.text("weather") !== undefined) return;
  throw new Refusal({
    code: "weather-missing",
    place: { field: "/weather-known" },
    found: `--weather-known ${weatherKnownDays}d without --weather`,
    rule: "weather that is taken as known has to be given",
    remedy: "Name a weather file: --weather weather.csv",
  });
}

/** One of the two is checked: a shop or a plain series. */
function refuseBothOrNeither(given: Given): void {
  const [shop] = given.words;
  if ((shop === undefined) !== (given.text("series") === undefined)) return;
  throw new Refusal({
    code: "shop-or-series",
    place: {},
    found: shop === undefined ? "neither a shop file nor --series" : `both ${shop} and --series`,
    rule: "either the forecast of a shop is checked, or that of a plain series",
    remedy:
      "Name one: springtide backtest shop.yaml --contacts contacts.csv, or springtide backtest --series series.csv",
  });
}
