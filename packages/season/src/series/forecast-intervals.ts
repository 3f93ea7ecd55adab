import { civilDay, intervalGrid } from "@springtide/calendar";
import type { SeriesForecast } from "@springtide/contracts";
import { dayShapes } from "./day-shapes.ts";
import { dayTotals } from "./day-totals.ts";
import { intervalHistory } from "./interval-history.ts";
import { commonAnswer, learnDays } from "./learn-days.ts";
import { intervalRows, momentText } from "./interval-rows.ts";
import type { IntervalValues, SeriesInput } from "./series-input.ts";
import { startOfForecast } from "./start-of-forecast.ts";
import { valueKind } from "./value-kind.ts";

/** Forecasts a series of intervals: the days as a series of days, each spread over its intervals. */
export function forecastIntervals(input: SeriesInput, series: IntervalValues): SeriesForecast {
  const history = intervalHistory(series, input.zone);
  const value = valueKind(history.values, (7 * 1440) / series.minutes);
  const { grid } = history;
  const totals = dayTotals(history);
  const start = startOfForecast(history, input);
  const learned = learnDays(input, {
    firstDay: grid.firstDay,
    // A day that breaks off is forecast, not known.
    values: totals.values.slice(0, start.firstDay - grid.firstDay),
    value,
    asOf: start.asOf,
    from: start.firstDay,
    days: start.days,
  });
  const holidays = new Set(learned.holidays.map(({ day }) => civilDay(day)));
  const shapes = dayShapes(history, totals.values, {
    isHoliday: (day) => holidays.has(day),
    factor: value.factor,
    counted: value.kind === "counts",
  });
  const ahead = intervalGrid({
    zone: grid.zone,
    firstDay: start.firstDay,
    days: start.days,
    intervalMinutes: grid.intervalMinutes,
  });
  const common = commonAnswer(input, learned, start.asOf, value);
  const moment = (i: number): string => momentText(grid, grid.startsMs[i] ?? 0, input.hasZone);
  return {
    layout: "intervals",
    intervalMinutes: grid.intervalMinutes,
    ...common,
    history: {
      from: moment(0),
      to: moment(history.last),
      known: history.values.filter((one) => !Number.isNaN(one)).length,
      unknown: totals.unknown,
    },
    intraday: shapes.reason,
    caveats: [...history.caveats, ...start.caveats, ...totals.caveats, ...common.caveats],
    forecast: intervalRows({ input, value, rates: learned.outlook.rates, ahead, shapes, ...start }),
  };
}
