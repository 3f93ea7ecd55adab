import type { AdjustmentLayer } from "@springtide/forecast";
import { Refusal } from "@springtide/refusal";
import { type AdjustedDay, adjustedDay, touchesDay } from "../adjustments/adjusted-day.ts";
import { ratesOfDay } from "../adjustments/adjusted-season.ts";
import { type AdjustmentSizes, layersOf } from "../adjustments/layers.ts";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";

/** The adjustments as they are to work, and those that work otherwise than written. */
export interface ChangedLayers {
  readonly now: readonly AdjustmentLayer[];
  readonly different: readonly AdjustmentLayer[];
  /** Slots of the plan's grid; see `slotsOf`. */
  readonly slots: Int32Array;
}

const MOST_SIZE = 10;

/** @throws Refusal "unknown-adjustment", "size-out-of-range" */
export function changedLayers({ shop, grid }: SeasonBasis, sizes: AdjustmentSizes, slots: Int32Array): ChangedLayers {
  const known = shop.adjustments.map(({ id }) => id);
  const findings = Object.entries(sizes).flatMap(([id, size]) => {
    const place = { field: `/adjustments/${id}` };
    if (!known.includes(id))
      return [
        {
          code: "unknown-adjustment",
          place,
          found: id,
          rule: "an adjustment of the plan is weighed",
          remedy: known.length === 0 ? "This plan has no adjustments." : `Name one of: ${known.join(", ")}.`,
        },
      ];
    if (size >= 0 && size <= MOST_SIZE) return [];
    const rule = `the size of an adjustment is a factor from 0 to ${MOST_SIZE}`;
    return [{ code: "size-out-of-range", place, found: `${size}`, rule, remedy: "Write 0 for none of it, 1 for all." }];
  });
  if (findings.length > 0) throw new Refusal(findings);
  const now = layersOf(shop.adjustments, grid.intervalMinutes, sizes);
  return { now, different: now.filter(({ name }) => (sizes[name] ?? 1) !== 1), slots };
}

/** Days of a queue on which a trigger moves or an adjustment works otherwise than written. */
export function daysToChange(
  { grid }: SeasonBasis,
  queue: string,
  moved: readonly number[],
  { different }: ChangedLayers,
): readonly number[] {
  if (different.length === 0) return moved;
  const days = new Set(moved);
  for (let day = 0; day < grid.days; day += 1)
    if (different.some((layer) => touchesDay(layer, queue, grid.firstDay + day))) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** Rates of one day's intervals by the model alone, every path scaled to another rate of the day: [path * intervals of the day + interval]. */
function modelDayRates(
  basis: SeasonBasis,
  { model }: Demand["queues"][number],
  day: number,
  dailyRates: ArrayLike<number>,
): Float64Array {
  const rates = ratesOfDay(basis, model.intervalRates, day);
  const length = rates.length / basis.paths;
  for (let path = 0; path < basis.paths; path += 1) {
    const at = path * basis.grid.days + day;
    const before = model.dailyRates[at] ?? 0;
    const after = dailyRates[at] ?? 0;
    if (before === after || before === 0) continue;
    for (let i = path * length; i < (path + 1) * length; i += 1) rates[i] = ((rates[i] ?? 0) * after) / before;
  }
  return rates;
}

/** What the adjustments add to one day of a queue in each path, laid over rates of the model; null where none speaks of the day. */
export function addedByLayers(
  basis: SeasonBasis,
  demand: Demand["queues"][number],
  day: number,
  dailyRates: ArrayLike<number>,
  layers: ChangedLayers,
): Float64Array | null {
  return layered(basis, demand, day, dailyRates, layers)?.added ?? null;
}

/** Rates of one day's intervals with the adjustments laid over those of the model. */
export function layeredDayRates(
  basis: SeasonBasis,
  demand: Demand["queues"][number],
  day: number,
  dailyRates: ArrayLike<number>,
  layers: ChangedLayers,
): Float64Array {
  return (
    layered(basis, demand, day, dailyRates, layers)?.intervalRates ?? modelDayRates(basis, demand, day, dailyRates)
  );
}

function layered(
  basis: SeasonBasis,
  demand: Demand["queues"][number],
  day: number,
  dailyRates: ArrayLike<number>,
  { now, slots }: ChangedLayers,
): AdjustedDay | null {
  const { grid } = basis;
  const { queue } = demand;
  const layers = now.filter((layer) => touchesDay(layer, queue, grid.firstDay + day));
  if (layers.length === 0) return null;
  const intervalRates = modelDayRates(basis, demand, day, dailyRates);
  return adjustedDay({ grid, slots, queue, layers, day, intervalRates });
}
