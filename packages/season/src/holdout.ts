import type { CivilDay } from "@springtide/calendar";
import { intervalGrid, timeZone } from "@springtide/calendar";
import type { ContactHistory, Holiday, Shop, WeatherDay } from "@springtide/contracts";
import { drawOnsets, seasonalNaive, wape } from "@springtide/forecast";
import { closedDaysOf } from "./history-on-grid.ts";
import { openIntervals } from "@springtide/calendar";
import { type FittedQueue, fitQueues } from "./fit-queues.ts";
import { holidaysAt, type HolidaySets, queueOf } from "./places.ts";
import { dateTriggers } from "./trigger-dates.ts";
import { shapedForQueue } from "./triggers/dated-trigger.ts";
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

/**
 * Forecasts the last four weeks of the history from what was known before them: weather included, dates of triggers as
 * uncertain as they were then. Null where the history is too short to spare four weeks.
 */
export function holdoutOf(input: {
  readonly shop: Shop;
  readonly contacts: readonly ContactHistory[];
  readonly weather: readonly WeatherDay[];
  readonly holidays: HolidaySets;
  readonly customerHolidays: readonly Holiday[];
  readonly historyFrom: CivilDay;
  readonly fitted: readonly FittedQueue[];
}): ReadonlyMap<string, Holdout | null> {
  const ends = input.fitted.map(({ history }) => history.daily.firstDay + history.daily.contacts.length);
  const from = Math.min(...ends) - HOLDOUT_DAYS;
  if (from - input.historyFrom < LEAST_DAYS_BEFORE) return new Map(input.fitted.map(({ queue }) => [queue, null]));
  const { triggers: dated } = dateTriggers(
    input.shop,
    input.weather,
    { historyFrom: input.historyFrom, planFrom: from, planTo: from + HOLDOUT_DAYS - 1 },
    { holidays: input.customerHolidays },
  );
  const { contacts, holidays } = input;
  const triggers = withLearnedShapes(dated, { shop: input.shop, contacts, holidays, before: from });
  const enough = input.fitted.filter(({ history }) => from - history.daily.firstDay >= LEAST_DAYS_BEFORE);
  const shop = {
    ...input.shop,
    queues: input.shop.queues.filter(({ id }) => enough.some(({ queue }) => queue === id)),
  };
  const before = fitQueues({ shop, contacts: input.contacts, holidays: input.holidays, triggers, before: from });
  const onsets = drawOnsets({ triggers, paths: PATHS, seed: input.shop.plan.seed });
  const grid = intervalGrid({
    zone: timeZone(input.shop.zone),
    firstDay: from,
    days: HOLDOUT_DAYS,
    intervalMinutes: input.shop.intervalMinutes,
  });
  return new Map(
    input.fitted.map(({ queue, history }) => {
      const known = before.find((fit) => fit.queue === queue);
      if (known === undefined) return [queue, null];
      const { site, zone, openingHours } = queueOf(input.shop, queue);
      const open = openIntervals({
        grid,
        zone: timeZone(zone),
        hours: openingHours,
        holidays: holidaysAt(input.holidays, site),
      });
      const rates = known.fit.samplePaths({
        triggers: shapedForQueue(triggers, queue),
        onsets,
        holidays: input.holidays.customers,
        closedDays: closedDaysOf(grid, open),
        firstDay: from,
        days: HOLDOUT_DAYS,
        paths: PATHS,
        seed: input.shop.plan.seed,
        queue,
      });
      const start = from - history.daily.firstDay;
      const actual = history.daily.contacts.subarray(start, start + HOLDOUT_DAYS);
      const naive = seasonalNaive(known.history.daily, { horizonDays: HOLDOUT_DAYS });
      return [queue, compared(actual, meanOver(rates, PATHS, HOLDOUT_DAYS), naive)];
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
