import { type CivilDay, intervalGrid, type IntervalGrid, isoDay, openIntervals, timeZone } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import { spreadDay } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import type { ForecastAsOf, ShopPast } from "../backtest/forecast-as-of.ts";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { profileOfDay } from "../forecast/planned-profiles.ts";
import { type HistoryOnGrid, historyOnGrid } from "../history-on-grid.ts";
import { holidaysAt, queueOf } from "../places.ts";

/** First and last day of the season that is replayed. */
export interface SeasonDays {
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}

/** A season as it came: possible seasons of which there is but one. */
export interface ActualSeason {
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  /** By queue: days of the season of which nothing is known; nobody is taken to have come then. */
  readonly unknownDays: ReadonlyMap<string, readonly CivilDay[]>;
}

/**
 * Lays what came on the grid of the season: the contacts offered in an interval are its rate, handled in the mean time that those of the
 * season took. Whole days are spread as forecasts spread them. What lies in a pile when the season begins is what a plan would expect there.
 * @param first what a plan of the season's first day knew
 * @throws Refusal "season-outside-history" where a queue's history does not reach over the season
 */
export function actualSeason(past: ShopPast, first: ForecastAsOf, season: SeasonDays): ActualSeason {
  const { shop } = past;
  const grid = intervalGrid({
    zone: timeZone(shop.zone),
    firstDay: season.firstDay,
    days: season.lastDay - season.firstDay + 1,
    intervalMinutes: shop.intervalMinutes,
  });
  const unknownDays = new Map<string, readonly CivilDay[]>();
  const queues = first.basis.queues.map((basis, q): Demand["queues"][number] => {
    const queue = queueOf(shop, basis.queue);
    const whole = historyUntil(past, queue, season);
    const open = openIntervals({
      grid,
      zone: timeZone(queue.zone),
      hours: queue.openingHours,
      holidays: holidaysAt(past.holidays, queue.site),
    });
    const { rates, daily, unknown } = cameOn(whole, { grid, open }, basis);
    unknownDays.set(queue.id, unknown);
    const rest = { dailyRates: Float32Array.from(daily), dailyCounts: daily, intervalRates: rates };
    return {
      queue: queue.id,
      open,
      ...rest,
      waiting: first.demand.queues[q]?.waiting ?? 0,
      opening: null,
      model: rest,
      layers: [],
      aht: {
        meanSeconds: first.demand.queues[q]?.aht.meanSeconds ?? queue.ahtSeconds,
        ofInterval: new Float64Array(grid.startsMs.length).fill(ahtThatWas(past, queue, grid)),
      },
    };
  });
  return { basis: { ...first.basis, grid, paths: 1 }, demand: { onsets: new Map(), queues }, unknownDays };
}

function historyUntil(past: ShopPast, queue: Queue, { firstDay, lastDay }: SeasonDays): HistoryOnGrid {
  const { shop, holidays } = past;
  const history = past.contacts.find((one) => one.queue === queue.id);
  const { zone, intervalMinutes } = shop;
  const whole =
    history === undefined
      ? null
      : historyOnGrid({ history, queue, zone, intervalMinutes, holidays, before: lastDay + 1 });
  const last = whole === null ? -Infinity : lastKnown(whole);
  // A queue may be closed on the last days; a week further back nothing but the history can have ended.
  if (whole !== null && whole.grid.firstDay <= firstDay && last >= lastDay - 7) return whole;
  throw new Refusal({
    code: "season-outside-history",
    place: { field: `/queues/${queue.id}` },
    found:
      whole === null
        ? "no contacts at all"
        : `contacts from ${isoDay(whole.grid.firstDay)} to ${isoDay(Math.max(last, whole.grid.firstDay))}`,
    rule: `the season from ${isoDay(firstDay)} to ${isoDay(lastDay)} is replayed on the contacts that came`,
    remedy: "Replay days that lie within the contact file: move --from and --to, or give a longer file.",
  });
}

function lastKnown({ daily }: HistoryOnGrid): CivilDay {
  return daily.firstDay + daily.contacts.findLastIndex((count) => !Number.isNaN(count));
}

interface WhatCame {
  readonly rates: Float32Array;
  readonly daily: Float64Array;
  readonly unknown: readonly CivilDay[];
}

function cameOn(
  whole: HistoryOnGrid,
  { grid, open }: { readonly grid: IntervalGrid; readonly open: Uint8Array },
  basis: QueueBasis,
): WhatCame {
  const rates = new Float32Array(grid.startsMs.length);
  const daily = new Float64Array(grid.days);
  const unknown: CivilDay[] = [];
  for (let index = 0; index < grid.days; index += 1) {
    const day = grid.firstDay + index;
    const count = whole.daily.contacts[day - whole.daily.firstDay] ?? Number.NaN;
    if (Number.isNaN(count)) {
      if (open.subarray(grid.dayOffsets[index], grid.dayOffsets[index + 1]).includes(1)) unknown.push(day);
      continue;
    }
    daily[index] = count;
    rates.set(spread(whole, grid, { index, count }, basis), grid.dayOffsets[index] ?? 0);
  }
  return { rates, daily, unknown };
}

/** A day's contacts by interval: as they were counted, the unknown ones an even part of what the day is taken to have had beside them. */
function spread(
  whole: HistoryOnGrid,
  grid: IntervalGrid,
  { index, count }: { readonly index: number; readonly count: number },
  basis: QueueBasis,
): Float64Array {
  const from = whole.grid.dayOffsets[grid.firstDay + index - whole.grid.firstDay] ?? 0;
  const length = (grid.dayOffsets[index + 1] ?? 0) - (grid.dayOffsets[index] ?? 0);
  if (whole.contacts === null) {
    const shares = new Float64Array(length);
    spreadDay({ profile: profileOfDay(basis, 0), grid, day: index, into: shares });
    return shares.map((share) => share * count);
  }
  const counted = whole.contacts.slice(from, from + length);
  const known = counted.reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : each), 0);
  const missing = counted.map((each, i) => (Number.isNaN(each) && whole.open[from + i] === 1 ? 1 : 0));
  const places = missing.reduce((sum, each) => sum + each, 0);
  return counted.map((each, i) =>
    Number.isNaN(each) ? (missing[i] === 1 ? Math.max(0, count - known) / places : 0) : each,
  );
}

/** Mean handling time of the season's contacts as the file says it; that of the shop file where it says nothing. */
function ahtThatWas({ contacts }: ShopPast, queue: Queue, grid: IntervalGrid): number {
  const history = contacts.find((one) => one.queue === queue.id);
  const endMs = (grid.startsMs.at(-1) ?? 0) + (grid.seconds.at(-1) ?? 0) * 1000;
  let [handled, seconds] = [0, 0];
  history?.startMs.forEach((ms, row) => {
    const [count, aht] = [history.handled[row] ?? Number.NaN, history.ahtSeconds[row] ?? Number.NaN];
    if (ms < (grid.startsMs[0] ?? 0) || ms >= endMs || !(count > 0) || Number.isNaN(aht)) return;
    handled += count;
    seconds += count * aht;
  });
  return handled > 0 ? seconds / handled : queue.ahtSeconds;
}
