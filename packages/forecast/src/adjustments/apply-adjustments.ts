import { weekday } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import { touchesQueue } from "./adjustment-layer.ts";
import type { AdjustmentLayer, QueueNumbers } from "./adjustment-layer.ts";
import { checkLayers } from "./check-layers.ts";

/** What one layer did to the numbers of one queue. */
export interface AdjustmentStep {
  readonly layer: AdjustmentLayer;
  /** Contacts added (below zero: taken away), laid out as the numbers. */
  readonly change: Float64Array;
  /** Contacts it was to take away, over all days and paths, where there were none left to take. */
  readonly notTakenAway: number;
}

/** The numbers of a queue as the model has them, as adjusted, and the way from the one to the other. */
export interface AdjustedNumbers {
  readonly queue: string;
  readonly model: ArrayLike<number>;
  readonly adjusted: Float64Array;
  /** In the order in which the layers worked; model + all changes = adjusted. Layers that do not speak of the queue are left out. */
  readonly trail: readonly AdjustmentStep[];
}

/**
 * Lays named adjustments over the model's numbers without touching them: adjusted numbers of each queue, and what each layer did.
 * Layers work in the order of their `order`, each on what the earlier ones left, so a factor of 2 after 100 more a day doubles those
 * too. Contacts a day are spread over the touched intervals of a day in proportion to its numbers there, evenly where these are all
 * zero; no number falls below zero, and what could therefore not be taken away is told. Paths are adjusted one by one.
 * @throws Refusal with every finding about the layers (see `checkLayers`); "numbers-not-alike" when values are not whole paths
 * Cost: O(layers x numbers).
 */
export function applyAdjustments({
  numbers,
  layers,
}: {
  readonly numbers: readonly QueueNumbers[];
  readonly layers: readonly AdjustmentLayer[];
}): AdjustedNumbers[] {
  checkLayers(
    layers,
    numbers.map(({ queue }) => queue),
  );
  const inOrder = layers.toSorted((a, b) => a.order - b.order);
  return numbers.map((ofQueue, i) => {
    requireWholePaths(ofQueue, i);
    const adjusted = Float64Array.from(ofQueue.values);
    const trail = inOrder
      .filter((layer) => touchesQueue(layer, ofQueue.queue))
      .map((layer) => applyLayer(layer, ofQueue, adjusted));
    return { queue: ofQueue.queue, model: ofQueue.values, adjusted, trail };
  });
}

/** Works one layer into the numbers, in place. */
function applyLayer(layer: AdjustmentLayer, numbers: QueueNumbers, adjusted: Float64Array): AdjustmentStep {
  const change = new Float64Array(adjusted.length);
  const { dayOffsets, firstDay } = numbers;
  const days = dayOffsets.length - 1;
  const aPath = dayOffsets[days] ?? 0;
  let notTakenAway = 0;
  for (let day = 0; day < days; day++) {
    if (!touchesDay(layer, firstDay + day)) continue;
    const touched = touchedNumbers(layer, numbers, day);
    for (let start = 0; start < adjusted.length; start += aPath)
      notTakenAway += changeDay(layer, touched, start, adjusted, change);
  }
  return { layer, change, notTakenAway };
}

/** Changes the touched numbers of one day and path; answers the contacts that were not there to be taken away. */
function changeDay(
  { change: wanted }: AdjustmentLayer,
  touched: readonly number[],
  start: number,
  adjusted: Float64Array,
  change: Float64Array,
): number {
  const before = touched.reduce((sum, i) => sum + (adjusted[start + i] ?? 0), 0);
  const additive = wanted.kind === "additive" && touched.length > 0;
  const added = additive ? Math.max(wanted.contactsPerDay, -before) : 0;
  for (const i of touched) {
    const value = adjusted[start + i] ?? 0;
    const share = before > 0 ? value / before : 1 / touched.length;
    const after = wanted.kind === "additive" ? Math.max(0, value + added * share) : value * wanted.factor;
    change[start + i] = after - value;
    adjusted[start + i] = after;
  }
  return additive ? added - wanted.contactsPerDay : 0;
}

function touchesDay({ firstDay, lastDay, weekdays }: AdjustmentLayer, day: number): boolean {
  return day >= firstDay && day <= lastDay && (weekdays === undefined || weekdays.includes(weekday(day)));
}

/** Places of the numbers of a day, within a path, of which a layer speaks. */
function touchedNumbers(
  { slots }: AdjustmentLayer,
  { dayOffsets, slots: ofNumbers }: QueueNumbers,
  day: number,
): number[] {
  const from = dayOffsets[day] ?? 0;
  const places = Array.from({ length: (dayOffsets[day + 1] ?? from) - from }, (_, k) => from + k);
  if (slots === undefined) return places;
  return places.filter((i) => {
    const slot = ofNumbers?.[i] ?? i - from;
    return slot >= slots.first && slot <= slots.last;
  });
}

function requireWholePaths({ queue, dayOffsets, values }: QueueNumbers, i: number): void {
  const aPath = dayOffsets[dayOffsets.length - 1] ?? 0;
  if (aPath > 0 && values.length % aPath === 0 && Array.from(values).every((value) => value >= 0 && value < Infinity))
    return;
  throw new Refusal({
    code: "numbers-not-alike",
    place: { field: `/numbers/${i}` },
    found: `${values.length} values of ${queue} for days of ${aPath} numbers in all`,
    rule: "values are whole paths of contacts, zero or more each",
    remedy: "Give the numbers of every day, and where each day begins.",
  });
}
