import type { OptionSpec } from "../command.ts";

const text = (value: string, description: string): OptionSpec => ({ type: "string", value, description });

/** All that springtide forecast takes. */
export const FORECAST_OPTIONS = {
  series: text(
    "<file.csv>",
    "A column date or interval_start, and a column of values; .csv or .csv.gz. Rows in any order; an empty cell is not known. Needed.",
  ),
  value: text("<column>", "Which column to forecast; the first with numbers if not given."),
  horizon: text(
    "<28d>",
    "How far: days or weeks (28d, 4w), of intervals also hours (36h), counted from the end of what is known. Needed.",
  ),
  "as-of": text(
    "<2018-07-01>",
    "Everything up to and including this day is known and nothing after it; the forecast begins on the next day. Without it: the last day with a value.",
  ),
  zone: text(
    "<America/New_York>",
    "Zone of times without offset, and whose days are counted; that of the offsets if not given, else a clock that is never set.",
  ),
  country: text("<US>", "Country whose public holidays count; US-NY for a part of one. None if not given."),
  weather: text(
    "<weather.csv>",
    "Daily weather of one place (tmax_c, tmin_c, prcp_mm...); used where past forecasts gain by it.",
  ),
  "weather-known": text(
    "<5d>",
    "Weather of so many days after the last known one stands in the file as a forecast; later rows are not looked at. 0d if not given.",
  ),
  triggers: text("<triggers.yaml>", "Causes of peaks, written as triggers: of a shop file."),
  aht: text(
    "<7m>",
    "Handling time of a contact, where the values are contacts: adds workload_hours, the agent-hours that the mean of each row takes.",
  ),
  "open-items": text(
    "<412>",
    "With --aht: contacts that are open already when the forecast begins; they are work of the first row that expects any.",
  ),
  paths: text("<500>", "Possible futures drawn, from which the quantiles are taken."),
  seed: text("<1>", "Another seed draws other futures; the same seed the same, to the last digit."),
  out: text(
    "<forecast.csv>",
    "Where date or interval_start, mean, p10, p50 and p90 go; printed if not given. Starts of intervals have their offset where the zone is known.",
  ),
} as const satisfies Readonly<Record<string, OptionSpec>>;
