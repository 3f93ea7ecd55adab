import type { AdjustmentLayer } from "@springtide/forecast";
import type { SeasonBasis } from "../basis.ts";
import { adjustedDay, touchesDay } from "./adjusted-day.ts";
import { layersOf, slotsOf } from "./layers.ts";

/** Rates of a queue, every path. */
export interface SeasonRates {
  /** [path * days + day] */
  readonly dailyRates: Float32Array;
  /** [path * intervals + interval] */
  readonly intervalRates: Float32Array;
}

/** What one adjustment does to one queue. */
export interface LayerEffect {
  readonly id: string;
  /** Contacts it adds over the season, by path; below zero: takes away. */
  readonly contacts: Float64Array;
  /** Contacts it was to take away where there were none left, all paths together. */
  readonly notTakenAway: number;
}

/** A queue's rates after every adjustment, and what each did. */
export interface AdjustedSeason extends SeasonRates {
  readonly layers: readonly LayerEffect[];
}

/**
 * Lays the adjustments of a shop over the drawn seasons of one queue, path by path: each season keeps its trigger dates and its spread,
 * and the model's own rates are left as they are. Days that no adjustment speaks of keep the very same numbers; where none
 * speaks of the queue, the very same arrays come back. Cost: paths x intervals of the days touched, for each adjustment.
 */
export function adjustedSeason(basis: SeasonBasis, queue: string, model: SeasonRates): AdjustedSeason {
  const { grid, paths, shop } = basis;
  const layers = layersOf(shop.adjustments, grid.intervalMinutes).filter(
    ({ queues }) => queues?.includes(queue) === true,
  );
  if (layers.length === 0) return { ...model, layers: [] };
  const slots = slotsOf(grid);
  const dailyRates = model.dailyRates.slice();
  const intervalRates = model.intervalRates.slice();
  const effects = layers.map(({ name }) => ({ id: name, contacts: new Float64Array(paths), notTakenAway: 0 }));
  for (let day = 0; day < grid.days; day += 1) {
    const touching = layers.filter((layer) => touchesDay(layer, queue, grid.firstDay + day));
    if (touching.length === 0) continue;
    const before = ratesOfDay(basis, model.intervalRates, day);
    const after = adjustedDay({ grid, slots, queue, layers: touching, day, intervalRates: before });
    setRatesOfDay(basis, intervalRates, day, after.intervalRates);
    after.added.forEach((added, path) => {
      const at = path * grid.days + day;
      dailyRates[at] = Math.max(0, (model.dailyRates[at] ?? 0) + added);
    });
    for (const { layer, change, notTakenAway } of after.trail) addEffect(effects, layer, change, notTakenAway);
  }
  return { dailyRates, intervalRates, layers: effects };
}

function addEffect(
  effects: { readonly id: string; readonly contacts: Float64Array; notTakenAway: number }[],
  { name }: AdjustmentLayer,
  change: Float64Array,
  notTakenAway: number,
): void {
  const effect = effects.find(({ id }) => id === name);
  if (effect === undefined) return;
  const length = change.length / effect.contacts.length;
  change.forEach((contacts, at) => {
    const path = Math.floor(at / length);
    effect.contacts[path] = (effect.contacts[path] ?? 0) + contacts;
  });
  effect.notTakenAway += notTakenAway;
}

/** Rates of one day of the grid in every path, cut out of those of whole seasons. */
export function ratesOfDay({ grid, paths }: SeasonBasis, rates: ArrayLike<number>, day: number): Float64Array {
  const from = grid.dayOffsets[day] ?? 0;
  const length = (grid.dayOffsets[day + 1] ?? from) - from;
  const intervals = grid.startsMs.length;
  const ofDay = new Float64Array(paths * length);
  for (let path = 0; path < paths; path += 1)
    for (let i = 0; i < length; i += 1) ofDay[path * length + i] = rates[path * intervals + from + i] ?? 0;
  return ofDay;
}

function setRatesOfDay({ grid, paths }: SeasonBasis, rates: Float32Array, day: number, ofDay: Float64Array): void {
  const from = grid.dayOffsets[day] ?? 0;
  const length = (grid.dayOffsets[day + 1] ?? from) - from;
  for (let path = 0; path < paths; path += 1)
    rates.set(ofDay.subarray(path * length, (path + 1) * length), path * grid.startsMs.length + from);
}
