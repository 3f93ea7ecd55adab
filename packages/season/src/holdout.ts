import type { CivilDay } from "@springtide/calendar";
import { intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactHistory, Holiday, OrderDay, Shop, WeatherDay } from "@springtide/contracts";
import { drawOnsets, seasonalNaive, wape } from "@springtide/forecast";
import { dailyRatesOf } from "./demand.ts";
import { type FittedQueue, fitQueues } from "./fit-queues.ts";
import { basisOfFitted } from "./forecast/basis-of-fitted.ts";
import { weatherToTell } from "./forecast/told-weather.ts";
import type { HolidaySets } from "./places.ts";
import { dateTriggers } from "./trigger-dates.ts";
import { ordersBefore } from "./triggers/order-dates.ts";
import { withLearnedShapes } from "./triggers/learned-shapes.ts";

const HOLDOUT_DAYS = 28;
const LEAST_DAYS_BEFORE = 56;
const PATHS = 100;

/** How the model and the same weekday of the last known week did on days that neither had seen. */
export interface Holdout {
  readonly days: number;
  readonly wape: number;
  readonly seasonalNaiveWape: number;
}

/** What the check is made from: all that is known of the shop, and what was learned of it. */
interface HoldoutInput {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
  readonly holidays: HolidaySets;
  readonly customerHolidays: readonly Holiday[];
  readonly historyFrom: CivilDay;
  readonly orders?: ReadonlyMap<string, readonly OrderDay[]> | undefined;
  readonly fitted: readonly FittedQueue[];
}

/**
 * Forecasts the last four weeks of the history from what was known before them: weather included, dates of triggers as
 * uncertain as they were then. Null where the history is too short to spare four weeks.
 */
export function holdoutOf(input: HoldoutInput): ReadonlyMap<string, Holdout | null> {
  const ends = input.fitted.map(({ history }) => history.daily.firstDay + history.daily.contacts.length);
  const from = Math.min(...ends) - HOLDOUT_DAYS;
  if (from - input.historyFrom < LEAST_DAYS_BEFORE) return new Map(input.fitted.map(({ queue }) => [queue, null]));
  const enough = input.fitted.filter(({ history }) => from - history.daily.firstDay >= LEAST_DAYS_BEFORE);
  const forecasts = forecastsFrom(
    from,
    enough.map(({ queue }) => queue),
    input,
  );
  return new Map(
    input.fitted.map(({ queue, history }) => {
      const forecast = forecasts.get(queue);
      if (forecast === undefined) return [queue, null];
      const start = from - history.daily.firstDay;
      const actual = history.daily.contacts.subarray(start, start + HOLDOUT_DAYS);
      const naive = seasonalNaive(forecast.known.history.daily, { horizonDays: HOLDOUT_DAYS });
      return [queue, compared(actual, meanOver(forecast.rates, PATHS, HOLDOUT_DAYS), naive)];
    }),
  );
}

/** Seasons of the days held out, by queue, as they were forecast before them: the same steps as a plan's. */
function forecastsFrom(
  from: CivilDay,
  queues: readonly string[],
  { shop: whole, contacts, weather, holidays, customerHolidays, historyFrom, orders }: HoldoutInput,
): ReadonlyMap<string, { readonly known: FittedQueue; readonly rates: Float32Array }> {
  const shop = { ...whole, queues: whole.queues.filter(({ id }) => queues.includes(id)) };
  const span = { historyFrom, planFrom: from, planTo: from + HOLDOUT_DAYS - 1 };
  const { triggers: dated } = dateTriggers(whole, weather, span, {
    holidays: customerHolidays,
    orders: ordersBefore(orders, from),
  });
  const triggers = withLearnedShapes(dated, { shop: whole, contacts, holidays, before: from });
  const told = weatherToTell(whole, { days: weather, forecasts: new Map() }, { from, days: HOLDOUT_DAYS });
  const known = fitQueues({ shop, contacts, holidays, triggers, before: from, weather: told.weather });
  const { seed } = whole.plan;
  const zone = timeZone(whole.zone);
  const grid = intervalGrid({ zone, firstDay: from, days: HOLDOUT_DAYS, intervalMinutes: whole.intervalMinutes });
  const basis = basisOfFitted(known, { shop, grid, holidays, triggers, seed, paths: PATHS });
  const onsets = drawOnsets({ triggers, paths: PATHS, seed });
  return new Map(
    known.flatMap((fitted, i) => {
      const own = basis.queues[i];
      return own === undefined ? [] : [[fitted.queue, { known: fitted, rates: dailyRatesOf(basis, own, onsets) }]];
    }),
  );
}

function compared(actual: Float64Array, model: Float64Array, naive: Float64Array): Holdout | null {
  const known = [...actual.keys()].filter((day) => !Number.isNaN(actual[day]) && !Number.isNaN(naive[day]));
  const take = (series: Float64Array): Float64Array => Float64Array.from(known, (day) => series[day] ?? 0);
  const truth = take(actual);
  if (!truth.some((count) => count > 0)) return null;
  return {
    days: known.length,
    wape: wape({ actual: truth, forecast: take(model) }),
    seasonalNaiveWape: wape({ actual: truth, forecast: take(naive) }),
  };
}

function meanOver(rates: Float32Array, paths: number, days: number): Float64Array {
  const mean = new Float64Array(days);
  for (let path = 0; path < paths; path += 1)
    for (let day = 0; day < days; day += 1) mean[day] = (mean[day] ?? 0) + (rates[path * days + day] ?? 0) / paths;
  return mean;
}
