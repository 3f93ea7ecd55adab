import { civilDay, isoDay } from "@springtide/calendar";
import type { SeriesForecast } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { absentDaysAsZero } from "./absent-as-zero.ts";
import { closedPattern } from "./closed-pattern.ts";
import { forecastDays } from "./forecast-days.ts";
import { forecastIntervals } from "./forecast-intervals.ts";
import { knownValues } from "./known-values.ts";
import { commonAnswer, learnDays } from "./learn-days.ts";
import type { DayValues, SeriesInput } from "./series-input.ts";
import { valueKind } from "./value-kind.ts";

/**
 * Forecasts a plain series: mean and quantiles of each day or interval, with the methods, the evidence and the caveats. Nothing after
 * `asOf` has any say, but the weather of as many days as are said to be known.
 * @throws Refusal for a history that is too short, hours asked of days, or triggers that cannot be
 */
export function forecastSeries(input: SeriesInput): SeriesForecast {
  const series = knownValues(input);
  return series.layout === "days" ? ofDays(input, series) : forecastIntervals(input, series);
}

function ofDays(input: SeriesInput, asRead: DayValues): SeriesForecast {
  const { horizon, seed } = input;
  const { isClosed: isClosedDay } = closedPattern({ ...asRead, holidays: [] });
  const {
    series: { firstDay, values },
    caveats,
  } = absentDaysAsZero(asRead, isClosedDay);
  if ("hours" in horizon) throw hoursOfDays(horizon.hours);
  const value = valueKind(values, 7);
  const lastKnown = firstDay + values.findLastIndex((one) => !Number.isNaN(one));
  const asOf = input.asOf === null ? lastKnown : civilDay(input.asOf);
  const span = { from: asOf + 1, days: horizon.days };
  const learned = learnDays(input, { firstDay, values, value, asOf, ...span });
  const { rates, isClosed } = learned.outlook;
  const common = commonAnswer(input, learned, asOf, value);
  const known = values.filter((one) => !Number.isNaN(one)).length;
  const unknown = values.filter((one, i) => Number.isNaN(one) && firstDay + i < lastKnown && !isClosed(firstDay + i));
  return {
    layout: "days",
    intervalMinutes: null,
    ...common,
    history: { from: isoDay(firstDay), to: isoDay(lastKnown), known, unknown: unknown.length },
    intraday: null,
    caveats: [...caveats, ...common.caveats],
    forecast: forecastDays({ rates, ...span, seed, value }),
  };
}

function hoursOfDays(hours: number): Refusal {
  return new Refusal({
    code: "horizon-not-days",
    place: { field: "/horizon" },
    found: `${hours} hours`,
    rule: "a series of days is forecast by whole days",
    remedy: "Write the horizon in days or weeks, such as 28d or 4w.",
  });
}
