import { civilDay, type IntervalGrid, intervalGrid } from "@springtide/calendar";
import type { SeriesForecast, SeriesForecastRow } from "@springtide/contracts";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { dayShapes, type DayShapes } from "./day-shapes.ts";
import { dayTotals } from "./day-totals.ts";
import { intervalHistory, slotsOf } from "./interval-history.ts";
import { commonAnswer, learnDays } from "./learn-days.ts";
import { rounded, toldOf } from "./sample-quantiles.ts";
import type { IntervalValues, SeriesInput } from "./series-input.ts";
import { startOfForecast } from "./start-of-forecast.ts";
import { type ValueKind, valueKind } from "./value-kind.ts";

/** Forecasts a series of intervals: the days as a series of days, each spread over its intervals. */
export function forecastIntervals(input: SeriesInput, series: IntervalValues): SeriesForecast {
  const history = intervalHistory(series, input.zone);
  const value = valueKind(history.values, (7 * 1440) / series.minutes);
  const { grid } = history;
  const totals = dayTotals(history);
  const start = startOfForecast(history, input);
  const learned = learnDays(input, {
    firstDay: grid.firstDay,
    values: totals.values,
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
    caveats: [...start.caveats, ...totals.caveats, ...common.caveats],
    forecast: rowsOf({ input, value, rates: learned.outlook.rates, ahead, shapes, ...start }),
  };
}

function momentText(grid: IntervalGrid, ms: number, hasZone: boolean): string {
  const text = grid.zone.formatInstant(ms);
  return hasZone ? text : text.slice(0, 19);
}

interface RowsRequest {
  readonly input: SeriesInput;
  readonly value: ValueKind;
  /** [path * days + day] */
  readonly rates: Float32Array;
  readonly ahead: IntervalGrid;
  readonly shapes: DayShapes;
  readonly fromMs: number;
  readonly untilMs: number;
}

function rowsOf(request: RowsRequest): SeriesForecastRow[] {
  const { ahead, input } = request;
  const slots = slotsOf(ahead);
  const rows: SeriesForecastRow[] = [];
  for (let day = 0; day < ahead.days; day += 1) rows.push(...rowsOfDay(request, day, slots, input.seed));
  return rows;
}

/** The intervals of one day: its value on each path, spread by the day's shape, with what single intervals stray and chance adds. */
function rowsOfDay(
  { input, value: { kind, factor }, rates, ahead, shapes, fromMs, untilMs }: RowsRequest,
  day: number,
  slots: Int16Array,
  seed: number,
): SeriesForecastRow[] {
  const civil = ahead.firstDay + day;
  const paths = rates.length / ahead.days;
  const totals = Float64Array.from({ length: paths }, (_, path) => rates[path * ahead.days + day] ?? 0);
  const mean = totals.reduce((sum, total) => sum + total, 0) / paths;
  const shares = sharesOfGridDay(ahead, day, slots, shapes.sharesOn(civil));
  const variances = shapes.varianceOn(civil);
  const random = randomStream(seed, "intervals of a day", civil);
  const samples = new Float64Array(paths);
  const isCount = kind === "counts";
  const first = ahead.dayOffsets[day] ?? 0;
  return Array.from(shares, (share, i): SeriesForecastRow | null => {
    const ms = ahead.startsMs[first + i] ?? 0;
    if (ms < fromMs || ms >= untilMs) return null;
    const variance = variances[slots[first + i] ?? 0] ?? 0;
    for (let path = 0; path < paths; path += 1) {
      const expected = (totals[path] ?? 0) * share;
      const rate = variance > 1e-8 && expected > 0 ? expected * drawGamma(random, 1 / variance) * variance : expected;
      samples[path] = isCount ? drawPoisson(random, rate) : rate / factor;
    }
    const told = toldOf(samples, (mean * share) / factor, isCount);
    return { at: momentText(ahead, ms, input.hasZone), ...rounded(told) };
  }).filter((row) => row !== null);
}

/** Shares of the intervals of one day of a grid: both passes of a repeated hour have its share, and the day is brought back to one. */
function sharesOfGridDay(grid: IntervalGrid, day: number, slots: Int16Array, bySlot: Float64Array): Float64Array {
  const first = grid.dayOffsets[day] ?? 0;
  const count = (grid.dayOffsets[day + 1] ?? first) - first;
  const shares = Float64Array.from(
    { length: count },
    (_, i) => ((bySlot[slots[first + i] ?? 0] ?? 0) * (grid.seconds[first + i] ?? 0)) / (60 * grid.intervalMinutes),
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : shares.fill(1 / Math.max(1, count));
}
