import { isoDay } from "@springtide/calendar";
import type { PathQuantiles } from "@springtide/contracts";
import type { ReweighDays } from "@springtide/forecast";
import { dailyCounts, moveOnsets, openCombinedPaths } from "@springtide/forecast";
import { pathQuantiles } from "@springtide/planning";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import { dayInPlan } from "../day-in-plan.ts";
import { type Demand, pathsRequest } from "../demand.ts";
import { ratesOfDay } from "../adjustments/adjusted-season.ts";
import { type AdjustmentSizes, slotsOf } from "../adjustments/layers.ts";
import { addedByLayers, type ChangedLayers, changedLayers, daysToChange, layeredDayRates } from "./changed-layers.ts";
import { addedUp, bandOfDay, examplePaths, forecastBands, seasonOf, seasonTotals } from "../forecast-bands.ts";
import { intervalBands } from "./day-intervals.ts";
import type { Reweighed, ReweighedForecast } from "./reweighed.ts";
import { checkedMoves, type TriggerMoves } from "./trigger-move.ts";
import { type DatesAndStrengths, type QueueTrigger, triggerRatios, triggersOfQueue } from "./trigger-ratios.ts";

/** What is to be taken otherwise, and which day is in view. */
export interface ReweighQuestion {
  readonly triggers: TriggerMoves;
  /** How much of each adjustment works, by id: 1 as written, 0 not at all. */
  readonly adjustments?: AdjustmentSizes;
  /** A local day of the plan; its intervals are worked out too. */
  readonly day?: string;
}

/** Counts of the plan's seasons and the bands they gave, of one queue or of all. */
interface Known {
  readonly counts: Float64Array;
  /** Of each season. */
  readonly totals: Float64Array;
  readonly bands: ReweighedForecast;
  /** The seasons shown as examples stay the same ones. */
  readonly examples: readonly number[];
}

/** One queue as the plan has it, kept between questions. */
interface QueueKnown extends Known {
  readonly basis: QueueBasis;
  readonly demand: Demand["queues"][number];
  readonly triggers: readonly QueueTrigger[];
  readonly reweighDays: ReweighDays;
  readonly countOf: ReturnType<typeof dailyCounts>;
}

/** One queue after the change. */
interface QueueChanged {
  /** Before adjustments. */
  readonly model: Float32Array;
  readonly counts: Float64Array;
  readonly days: readonly number[];
}

/**
 * Opens drawn seasons for re-weighing: what does not change is worked out once here, so that each question costs only the days that
 * it moves. Nothing is fitted and no season drawn anew; see `triggerRatios` for why the numbers are those a new drawing would give.
 */
export function openReweighing(basis: SeasonBasis, demand: Demand): (question: ReweighQuestion) => Reweighed {
  const { grid, paths } = basis;
  const known = (counts: Float64Array): Known => ({
    counts,
    totals: seasonTotals(counts, grid.days, paths),
    bands: forecastBands(counts, grid.days, paths),
    examples: examplePaths(counts, grid.days, paths),
  });
  const queues = demand.queues.flatMap((drawn, q): QueueKnown[] => {
    const queue = basis.queues[q];
    if (queue === undefined) return [];
    return [
      {
        ...known(drawn.dailyCounts),
        basis: queue,
        demand: drawn,
        triggers: triggersOfQueue(basis, queue),
        reweighDays: openCombinedPaths(pathsRequest(basis, queue, drawn.open, demand.onsets)),
        countOf: dailyCounts(basis.seed, queue.queue),
      },
    ];
  });
  const together = known(addedUp(demand.queues.map(({ dailyCounts }) => dailyCounts)));
  const slots = slotsOf(grid);
  return (question) => reweighed(basis, demand.onsets, { queues, together, slots }, question);
}

interface Opened {
  readonly queues: readonly QueueKnown[];
  readonly together: Known;
  readonly slots: Int32Array;
}

function reweighed(
  basis: SeasonBasis,
  drawn: Demand["onsets"],
  { queues, together, slots }: Opened,
  { triggers: moves, adjustments: sizes = {}, day }: ReweighQuestion,
): Reweighed {
  const { dates, strengths } = checkedMoves(moves, basis.triggers);
  const layers = changedLayers(basis, sizes, slots);
  const inView = day === undefined ? null : dayInPlan(basis, day);
  const onsets = moveOnsets({ triggers: basis.triggers, drawn, moves: dates, paths: basis.paths });
  const changed = queues.map((queue) => changedQueue(basis, queue, drawn, { onsets, strengths }, layers));
  const days = [...new Set(changed.flatMap((queue) => queue.days))].sort((a, b) => a - b);
  const counts = together.counts.slice();
  for (const at of days) addQueues(counts, changed, basis.grid.days, at);
  const all = changedBands(basis, together, counts, days);
  return {
    queues: changed.map((queue, q) => ({
      queue: queues[q]?.basis.queue ?? "",
      ...changedBands(basis, queues[q] ?? together, queue.counts, queue.days),
    })),
    allQueues: all,
    peakDays: busiestDays(basis, all.daily),
    day: inView === null ? null : dayBands(basis, queues, changed, inView, layers),
    changedDays: days.length,
  };
}

/** Rates and counts of one queue after the change; days that neither a trigger nor an adjustment moves keep the plan's own. */
function changedQueue(
  basis: SeasonBasis,
  { basis: { queue }, demand, triggers, reweighDays, counts, countOf }: QueueKnown,
  planned: Demand["onsets"],
  wished: DatesAndStrengths,
  layers: ChangedLayers,
): QueueChanged {
  const { grid, paths } = basis;
  const moved = triggerRatios(basis, triggers, planned, wished);
  const days = daysToChange(basis, queue, moved.days, layers);
  if (days.length === 0) return { model: demand.model.dailyRates, counts, days };
  const model = reweighDays(moved.ratios, moved.days);
  const changed = counts.slice();
  for (const day of days) {
    const added = addedByLayers(basis, demand, day, model, layers);
    for (let path = 0, at = day; path < paths; path += 1, at += grid.days) {
      // Rates are kept in single precision, and counts must be those of a rate that was kept so.
      const rate = Math.fround(Math.max(0, (model[at] ?? 0) + (added?.[path] ?? 0)));
      if (rate !== demand.dailyRates[at]) changed[at] = countOf(rate, path, grid.firstDay + day);
    }
  }
  return { model, counts: changed, days };
}

function addQueues(counts: Float64Array, queues: readonly QueueChanged[], days: number, day: number): void {
  for (let at = day; at < counts.length; at += days)
    counts[at] = queues.reduce((sum, queue) => sum + (queue.counts[at] ?? 0), 0);
}

function changedBands(
  { grid }: SeasonBasis,
  { bands, examples, totals, counts: before }: Known,
  counts: Float64Array,
  days: readonly number[],
): ReweighedForecast {
  const daily = {
    mean: [...bands.daily.mean],
    p10: [...bands.daily.p10],
    p50: [...bands.daily.p50],
    p90: [...bands.daily.p90],
  };
  for (const day of days) {
    const { mean, p10, p50, p90 } = bandOfDay(counts, grid.days, day);
    daily.mean[day] = mean;
    daily.p10[day] = p10;
    daily.p50[day] = p50;
    daily.p90[day] = p90;
  }
  return {
    daily,
    examples: examples.map((path) => [...seasonOf(counts, grid.days, path)]),
    total: pathQuantiles(
      totals.map((total, path) =>
        days.reduce(
          (sum, day) => sum + (counts[path * grid.days + day] ?? 0) - (before[path * grid.days + day] ?? 0),
          total,
        ),
      ),
    ),
  };
}

const PEAK_DAYS = 5;
const DAYS_APART = 7;

/** The busiest days on average, each at least a week from those before it. */
function busiestDays(
  { grid }: SeasonBasis,
  { mean, p10, p50, p90 }: ReweighedForecast["daily"],
): { day: string; contacts: PathQuantiles }[] {
  const chosen: number[] = [];
  for (const [day] of [...mean.entries()].sort(([a, x], [b, y]) => y - x || a - b)) {
    if (chosen.length === PEAK_DAYS) break;
    if (chosen.every((other) => Math.abs(other - day) >= DAYS_APART)) chosen.push(day);
  }
  return chosen.map((day) => ({
    day: isoDay(grid.firstDay + day),
    contacts: { mean: mean[day] ?? 0, p10: p10[day] ?? 0, p50: p50[day] ?? 0, p90: p90[day] ?? 0 },
  }));
}

function dayBands(
  basis: SeasonBasis,
  queues: readonly QueueKnown[],
  changed: readonly QueueChanged[],
  day: number,
  layers: ChangedLayers,
): Reweighed["day"] {
  const { grid, paths } = basis;
  const rates = queues.map(({ demand }, q) => {
    const queue = changed[q];
    return queue?.days.includes(day) === true
      ? layeredDayRates(basis, demand, day, queue.model, layers)
      : ratesOfDay(basis, demand.intervalRates, day);
  });
  return {
    day: isoDay(grid.firstDay + day),
    queues: queues.map(({ demand }, q) => ({
      queue: demand.queue,
      ...intervalBands(rates[q] ?? new Float64Array(), paths),
    })),
    allQueues: intervalBands(addedUp(rates), paths),
  };
}
