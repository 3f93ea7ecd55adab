import { civilDay, type CivilDay, weekday } from "@springtide/calendar";
import { lookUpHolidays } from "@springtide/exchange";
import { COUNT_REGRESSION, ENSEMBLE, type ForecastModel } from "@springtide/forecast";
import { drawPoisson, randomStream } from "@springtide/probability";
import { meanOfGeneralForecasters } from "../rivals/general-forecasters.ts";
import { hasRForecast, meanOfRForecasters } from "../rivals/r-forecast.ts";
import { regressionWithArmaErrors } from "../rivals/regression-with-arma-errors.ts";
import { HORIZON_DAYS } from "./origins.ts";
import type { DailySet } from "./series.ts";

/** A forecast of the days after a history: the mean, and where the method has them, equally likely futures. */
export interface Forecast {
  readonly mean: Float64Array;
  /** Counts, [path * HORIZON_DAYS + day]. */
  readonly paths?: Float64Array;
}

export interface Method {
  readonly name: string;
  forecast(history: DailySet): Forecast;
}

const PATHS = 500;
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

const holidaysOf = ({ country }: DailySet): ReadonlySet<CivilDay> =>
  new Set(
    country === null
      ? []
      : lookUpHolidays({ country, subdivision: null, fromYear: 2002, toYear: 2026 }).map(({ day }) => civilDay(day)),
  );

/** The strongest general rivals: a log regression that knows holidays, and the plain mean of five forecasters that know none. */
export function rivals(): readonly Method[] {
  const isR = hasRForecast();
  return [
    {
      name: "regression + ARMA",
      forecast: (history) => ({
        mean: regressionWithArmaErrors(history, HORIZON_DAYS, { annualPairs: 5, holidays: holidaysOf(history) }),
      }),
    },
    {
      name: isR ? "mean of 5 (R)" : "mean of 5 (simple)",
      forecast: (history) => ({
        mean: isR ? meanOfRForecasters(history, HORIZON_DAYS) : meanOfGeneralForecasters(history, HORIZON_DAYS),
      }),
    },
  ];
}

/** A model of ours, from nothing but the history and the calendar: 500 futures, counts drawn around their rates. */
const ownMethod = (model: ForecastModel): Method => ({
  name: model.name,
  forecast: (history) => {
    const holidays = holidaysOf(history);
    const closedDays = new Set<CivilDay>();
    const rates = model.fit({ history, triggers: [], holidays, closedDays }).samplePaths({
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
});

export const OWN: Method = ownMethod(ENSEMBLE);
export const OWN_REGRESSION: Method = ownMethod(COUNT_REGRESSION);
