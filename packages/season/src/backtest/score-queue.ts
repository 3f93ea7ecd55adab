import type { CivilDay } from "@springtide/calendar";
import { openIntervals, timeZone } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import type { DailySeries, ScoredDay } from "@springtide/forecast";
import { naiveErrors, scoreForecast, scorePointForecast, YARDSTICKS } from "@springtide/forecast";
import type { HistoryOnGrid } from "../history-on-grid.ts";
import { closedDaysOf } from "../history-on-grid.ts";
import { holidaysAt } from "../places.ts";
import { forecastShares } from "./forecast-shares.ts";
import type { ForecastAsOf } from "./forecast-as-of.ts";
import type { DayStaffing, dayStaffer } from "./staffing-error.ts";

/** One day of one forecast with its yardsticks, and what each would have cost in people. */
export interface JudgedDay {
  readonly forecast: ScoredDay;
  /** Null where nobody is staffed for it. */
  readonly staffing: DayStaffing | null;
  /** In the order of `YARDSTICKS`; null where one had nothing to say. */
  readonly yardsticks: readonly ({ readonly scored: ScoredDay; readonly staffing: DayStaffing | null } | null)[];
}

/** What is needed to judge one queue at any origin. */
export interface QueueToJudge {
  readonly queue: Queue;
  readonly whole: HistoryOnGrid;
  readonly dayClass: (day: CivilDay) => string;
  readonly staffed: ReturnType<typeof dayStaffer>;
}

/** Lays one queue's forecast beside what came; days on which it was closed and nobody came are not judged. */
export function judgedDays({ queue, whole, dayClass, staffed }: QueueToJudge, asOf: ForecastAsOf): JudgedDay[] {
  const { basis, demand, origin } = asOf;
  const drawn = demand.queues.find((candidate) => candidate.queue === queue.id);
  if (drawn === undefined) return [];
  const { grid, holidays, seed } = basis;
  const hours = { zone: timeZone(queue.zone), hours: queue.openingHours, holidays: holidaysAt(holidays, queue.site) };
  const open = openIntervals({ grid, ...hours });
  const past: DailySeries = {
    ...whole.daily,
    contacts: whole.daily.contacts.subarray(0, origin - whole.daily.firstDay),
  };
  const actual = actualDays(whole, origin, grid.days, closedDaysOf(grid, open));
  const common = { origin, actual, naive: naiveErrors(past.contacts), dayClass };
  const staffing = (contacts: number, lead: number): DayStaffing =>
    staffed(contacts, actual[lead - 1] ?? 0, { grid, day: lead - 1, open, shares });
  const shares = forecastShares(basis, drawn);
  const yardsticks = YARDSTICKS.map((yardstick) =>
    scorePointForecast({ ...common, forecast: yardstick.forecast(past, grid.days) }),
  );
  return scoreForecast({ ...common, rates: drawn.dailyRates, seed, queue: queue.id }).map((forecast) => ({
    forecast,
    staffing: staffing(forecast.mean, forecast.lead),
    yardsticks: yardsticks.map((days) => {
      const scored = days.find(({ lead }) => lead === forecast.lead);
      return scored === undefined ? null : { scored, staffing: staffing(scored.mean, scored.lead) };
    }),
  }));
}

/** Contacts that came on the days from an origin on; NaN where unknown, and on closed days without any. */
function actualDays(
  { daily }: HistoryOnGrid,
  origin: CivilDay,
  days: number,
  closedDays: ReadonlySet<CivilDay>,
): Float64Array {
  return Float64Array.from({ length: days }, (_, i) => {
    const count = daily.contacts[origin + i - daily.firstDay] ?? Number.NaN;
    return count === 0 && closedDays.has(origin + i) ? Number.NaN : count;
  });
}
