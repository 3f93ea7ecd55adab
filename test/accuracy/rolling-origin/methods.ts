import { civilDay, type CivilDay, weekday } from "@springtide/calendar";
import { lookUpHolidays } from "@springtide/exchange";
import { drawDailyRates, fitDailyModel } from "@springtide/forecast";
import { drawPoisson, randomStream } from "@springtide/probability";
import { HORIZON_DAYS } from "./origins.ts";
import type { DailySet } from "./series.ts";

/** A forecast of the days after a history: the mean, and where the method has them, equally likely futures. */
export interface Forecast {
  readonly mean: Float64Array;
  /** [path * HORIZON_DAYS + day] */
  readonly paths?: Float64Array;
}

export interface Method {
  readonly name: string;
  forecast(history: DailySet): Forecast;
}

const PATHS = 200;
const SEED = 1;

function lastSameWeekdays({ firstDay, contacts }: DailySet, day: CivilDay, weeks: number): number {
  const values: number[] = [];
  for (let at = contacts.length - 1; at >= 0 && values.length < weeks; at -= 1) {
    const value = contacts[at] ?? Number.NaN;
    if (weekday(firstDay + at) === weekday(day) && !Number.isNaN(value)) values.push(value);
  }
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const meanOfSameWeekdays = (name: string, weeks: number): Method => ({
  name,
  forecast: (history) => ({
    mean: Float64Array.from({ length: HORIZON_DAYS }, (_, i) =>
      lastSameWeekdays(history, history.firstDay + history.contacts.length + i, weeks),
    ),
  }),
});

/** Same weekday of the last week, and mean of the last eight: what every planner has at hand. */
export const YARDSTICKS: readonly Method[] = [
  meanOfSameWeekdays("weekly naive", 1),
  meanOfSameWeekdays("mean of 8 weeks", 8),
];

const holidaysOf = (country: string | null): ReadonlySet<CivilDay> =>
  new Set(
    country === null
      ? []
      : lookUpHolidays({ country, subdivision: null, fromYear: 2002, toYear: 2026 }).map(({ day }) => civilDay(day)),
  );

export const COUNT_REGRESSION: Method = {
  name: "count regression",
  forecast: (history) => {
    const holidays = holidaysOf(history.country);
    const closedDays = new Set<CivilDay>();
    const fit = fitDailyModel({ history, triggers: [], holidays, closedDays });
    const rates = drawDailyRates({
      parameters: fit.parameters,
      triggers: [],
      onsets: new Map(),
      holidays,
      closedDays,
      firstDay: history.firstDay + history.contacts.length,
      days: HORIZON_DAYS,
      paths: PATHS,
      seed: SEED,
      queue: history.name,
    });
    const paths = new Float64Array(rates.length);
    const mean = new Float64Array(HORIZON_DAYS);
    for (let path = 0; path < PATHS; path += 1) {
      const random = randomStream(SEED, "counts", path);
      for (let day = 0; day < HORIZON_DAYS; day += 1) {
        const rate = rates[path * HORIZON_DAYS + day] ?? 0;
        paths[path * HORIZON_DAYS + day] = drawPoisson(random, rate);
        mean[day] = (mean[day] ?? 0) + rate / PATHS;
      }
    }
    return { mean, paths };
  },
};
