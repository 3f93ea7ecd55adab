import { openIntervals, timeZone } from "@springtide/calendar";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import { drawDailyCounts, drawCombinedRates, drawIntervalRates, drawOnsets } from "@springtide/forecast";
import type { CombinedPathsRequest } from "@springtide/forecast";
import { adjustedSeason, type LayerEffect, type SeasonRates } from "./adjustments/adjusted-season.ts";
import { type OpeningPile, openingPile } from "./backlog/opening-pile.ts";
import type { QueueBasis, SeasonBasis } from "./basis.ts";
import { effectFactors } from "./forecast/weather-effects.ts";
import { profileOfDay } from "./forecast/planned-profiles.ts";
import { type PlannedAht, plannedAht } from "./handle-times/aht-of-intervals.ts";
import { closedDaysOf } from "./history-on-grid.ts";
import { holidaysAt, queueOf } from "./places.ts";
import { shapedForQueue } from "./triggers/dated-trigger.ts";
import { waitingWork } from "./waiting-work.ts";

/** The possible seasons of one queue. */
interface QueueDemandPaths {
  readonly queue: string;
  /** 1 where the queue is open. */
  readonly open: Uint8Array;
  /** Contacts expected on each day of each path: [path * days + day]. */
  readonly dailyRates: Float32Array;
  /** Contacts that come on each day of each path: whole numbers drawn from the rates. */
  readonly dailyCounts: Float64Array;
  /** Contacts that came after the last close before the plan and wait for its first open day, where nobody counted an opening backlog. */
  readonly waiting: number;
  /** The opening backlog that is there in their place; null where nobody counted one. */
  readonly opening: OpeningPile | null;
  /** Contacts expected in each interval of each path: [path * intervals + interval]. */
  readonly intervalRates: Float32Array;
  /** The model's own numbers, before anybody adjusted them; the very same arrays where nobody did. */
  readonly model: SeasonRates & { readonly dailyCounts: Float64Array };
  /** What each adjustment that speaks of the queue did. */
  readonly layers: readonly LayerEffect[];
  /** How long contacts take, the same in every season. */
  readonly aht: PlannedAht;
}

/** The possible seasons of a shop: in one path, every queue sees the same trigger days. */
export interface Demand {
  readonly onsets: ReadonlyMap<string, readonly Int32Array[]>;
  readonly queues: readonly QueueDemandPaths[];
}

/** Draws every possible season. Memory: 4 bytes for each interval, queue and path. */
export function drawDemand(basis: SeasonBasis, progress?: Progress, cancel?: CancelSignal): Demand {
  const { triggers, paths, seed } = basis;
  return demandOn(drawOnsets({ triggers, paths, seed }), basis, progress, cancel);
}

/** Every possible season, the triggers firing in each on days that are given. */
export function demandOn(
  onsets: Demand["onsets"],
  basis: SeasonBasis,
  progress?: Progress,
  cancel?: CancelSignal,
): Demand {
  const queues = basis.queues.map((queue, index) => {
    stopIfCancelled(cancel);
    progress?.(index, basis.queues.length, `Drawing ${basis.paths} possible seasons of ${queue.queue}`);
    return queueDemand(basis, queue, onsets);
  });
  return { onsets, queues };
}

function queueDemand(basis: SeasonBasis, queue: QueueBasis, onsets: Demand["onsets"]): QueueDemandPaths {
  const { grid, seed, paths } = basis;
  const open = openOf(basis, queue);
  const dailyRates = drawCombinedRates(pathsRequest(basis, queue, open, onsets));
  const intervals = grid.startsMs.length;
  const intervalRates = new Float32Array(paths * intervals);
  const ofPath = new Float64Array(intervals);
  for (let path = 0; path < paths; path += 1) {
    drawIntervalRates({
      dailyRates,
      path,
      profile: (day) => profileOfDay(queue, day),
      intervalCv: queue.intervalCv,
      grid,
      seed,
      queue: queue.queue,
      into: ofPath,
    });
    intervalRates.set(ofPath, path * intervals);
  }
  const countsOf = (rates: Float32Array): Float64Array =>
    drawDailyCounts({ rates, firstDay: grid.firstDay, days: grid.days, seed, queue: queue.queue });
  const model = { dailyRates, intervalRates, dailyCounts: countsOf(dailyRates) };
  const adjusted = adjustedSeason(basis, queue.queue, model);
  const opening = openingPile(basis, queue);
  return {
    queue: queue.queue,
    open,
    waiting: opening === null ? waitingWork(basis, queue) : 0,
    opening,
    dailyRates: adjusted.dailyRates,
    dailyCounts: adjusted.layers.length === 0 ? model.dailyCounts : countsOf(adjusted.dailyRates),
    intervalRates: adjusted.intervalRates,
    model,
    layers: adjusted.layers,
    aht: plannedAht(basis, queue),
  };
}

/** Contacts expected on each day of each season of one queue, [path * days + day]. */
export function dailyRatesOf(basis: SeasonBasis, queue: QueueBasis, onsets: Demand["onsets"]): Float32Array {
  return drawCombinedRates(pathsRequest(basis, queue, openOf(basis, queue), onsets));
}

function openOf(basis: SeasonBasis, queue: QueueBasis): Uint8Array {
  const { site, zone, openingHours } = queueOf(basis.shop, queue.queue);
  return openIntervals({
    grid: basis.grid,
    zone: timeZone(zone),
    hours: openingHours,
    holidays: holidaysAt(basis.holidays, site),
  });
}

/** What the daily rates of a queue are drawn from. */
export function pathsRequest(
  basis: SeasonBasis,
  queue: QueueBasis,
  open: Uint8Array,
  onsets: Demand["onsets"],
): CombinedPathsRequest {
  const { grid, seed, paths } = basis;
  const effects = queue.weather?.effects;
  return {
    parameters: queue.model,
    recentring: queue.combination,
    factors: effects === undefined || effects === null ? undefined : effectFactors(effects, paths * grid.days),
    triggers: shapedForQueue(basis.triggers, queue.queue),
    onsets,
    holidays: basis.holidays.customers,
    closedDays: closedDaysOf(grid, open),
    firstDay: grid.firstDay,
    days: grid.days,
    paths,
    seed,
    queue: queue.queue,
  };
}
