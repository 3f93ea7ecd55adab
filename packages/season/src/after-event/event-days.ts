import type { CivilDay } from "@springtide/calendar";
import type { ContactHistory, Queue } from "@springtide/contracts";
import type { ForecastEvent } from "@springtide/forecast";
import { forecastShares } from "../backtest/forecast-shares.ts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { plannedAht } from "../handle-times/aht-of-intervals.ts";
import { dayOfRow, type HistoryOnGrid } from "../history-on-grid.ts";

/** A queue's forecast of the days of an event, the same at the true date, and its past as it came. */
export interface EventOfQueue {
  readonly queue: Queue;
  readonly basis: SeasonBasis;
  readonly forecast: Demand;
  readonly atTrueDate: Demand;
  readonly whole: HistoryOnGrid;
  readonly contacts: ContactHistory;
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** What is known of an event's days, laid out to be split; days whose contacts are unknown are left out. Null where none is known. */
export function eventDays(event: EventOfQueue): ForecastEvent | null {
  const { queue, basis, whole, from, to } = event;
  const days = Array.from({ length: to - from + 1 }, (_, d) => from + d).filter(
    (day) => !Number.isNaN(whole.daily.contacts[day - whole.daily.firstDay] ?? Number.NaN),
  );
  if (days.length === 0) return null;
  const drawn = event.forecast.queues.find((candidate) => candidate.queue === queue.id);
  const learned = basis.queues.find((candidate) => candidate.queue === queue.id);
  if (drawn === undefined || learned === undefined) return null;
  const shares = forecastShares(basis, drawn);
  const planned = plannedAht(basis, learned);
  const forecast = days.map((day) => ofDay(basis, shares, day));
  const actual = days.map((day, d) => actualShares(whole, day) ?? forecast[d] ?? new Float64Array());
  const dayOffsets = Int32Array.from({ length: days.length + 1 }, (_, d) =>
    forecast.slice(0, d).reduce((sum, shares) => sum + shares.length, 0),
  );
  const said = Float64Array.from(days, (day, d) =>
    planned.ofInterval === null
      ? planned.meanSeconds
      : ofDay(basis, planned.ofInterval, day).reduce((sum, seconds, i) => sum + seconds * (forecast[d]?.[i] ?? 0), 0),
  );
  const came = meanHandleTimes(event);
  return {
    dayOffsets,
    contacts: {
      forecast: meanRates(event.forecast, event, days),
      atTrueDate: meanRates(event.atTrueDate, event, days),
      actual: Float64Array.from(days, (day) => whole.daily.contacts[day - whole.daily.firstDay] ?? 0),
    },
    withinDay: { forecast: joined(forecast), actual: joined(actual) },
    ahtSeconds: {
      forecast: said,
      actual: Float64Array.from(days, (day, d) => came.get(day) ?? said[d] ?? planned.meanSeconds),
    },
  };
}

function meanRates(demand: Demand, { queue, basis }: EventOfQueue, days: readonly CivilDay[]): Float64Array {
  const rates = demand.queues.find((drawn) => drawn.queue === queue.id)?.dailyRates ?? new Float32Array();
  const { grid, paths } = basis;
  return Float64Array.from(days, (day) => {
    let sum = 0;
    for (let path = 0; path < paths; path += 1) sum += rates[path * grid.days + day - grid.firstDay] ?? 0;
    return sum / paths;
  });
}

function ofDay({ grid }: SeasonBasis, values: Float64Array, day: CivilDay): Float64Array {
  const at = day - grid.firstDay;
  return values.slice(grid.dayOffsets[at], grid.dayOffsets[at + 1]);
}

/** How the contacts of a day lay in its intervals; null where the history has whole days, or open intervals are unknown. */
function actualShares({ grid, open, contacts }: HistoryOnGrid, day: CivilDay): Float64Array | null {
  if (contacts === null) return null;
  const at = day - grid.firstDay;
  const [from, to] = [grid.dayOffsets[at] ?? 0, grid.dayOffsets[at + 1] ?? 0];
  const counts = contacts.subarray(from, to);
  if (counts.some((count, i) => Number.isNaN(count) && open[from + i] === 1)) return null;
  const total = counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
  return total > 0 ? counts.map((count) => (Number.isNaN(count) ? 0 : count / total)) : null;
}

/** Mean handling time by day, of the contacts that were handled; days without one are left out. */
function meanHandleTimes({ contacts, basis, from, to }: EventOfQueue): Map<CivilDay, number> {
  const sums = new Map<CivilDay, { seconds: number; handled: number }>();
  contacts.startMs.forEach((startMs, row) => {
    const day = dayOfRow(contacts, startMs, basis.grid.zone);
    const aht = contacts.ahtSeconds[row] ?? Number.NaN;
    if (day < from || day > to || Number.isNaN(aht)) return;
    const counted = contacts.handled[row] ?? Number.NaN;
    const handled = Number.isNaN(counted) ? (contacts.offered[row] ?? 0) : counted;
    const sum = sums.get(day) ?? { seconds: 0, handled: 0 };
    sums.set(day, { seconds: sum.seconds + aht * handled, handled: sum.handled + handled });
  });
  return new Map(
    [...sums].filter(([, { handled }]) => handled > 0).map(([day, { seconds, handled }]) => [day, seconds / handled]),
  );
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
