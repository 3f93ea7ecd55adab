import { drawLifts, factorOf, pastKernel, pathKernel } from "@springtide/forecast";
import type { QueueBasis, SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { shapedForQueue, type ShapedTrigger } from "../triggers/dated-trigger.ts";

/** Dates of every trigger in every path, and strengths other than 1 by id. */
export interface DatesAndStrengths {
  readonly onsets: Demand["onsets"];
  readonly strengths: ReadonlyMap<string, number>;
}

/** What moved triggers do to the rates of a queue. */
export interface TriggerRatios {
  /** Factor by which each rate changes, [path * days + day]. */
  readonly ratios: Float64Array;
  /** Days on which any path changes. */
  readonly days: readonly number[];
}

/** One trigger as one queue feels it, drawn once. */
export interface QueueTrigger {
  readonly trigger: ShapedTrigger;
  /** Lift at its height in each path. */
  readonly lifts: Float64Array;
  /** What past firings leave on the days of the plan. */
  readonly past: Float64Array;
  /** Share of its height that the plan has on each day of each path, [path * days + day]; worked out when first moved. */
  shares: Float64Array | null;
}

/** The triggers that a queue's model knows; their lifts come from the streams by which the plan drew them. */
export function triggersOfQueue(basis: SeasonBasis, queue: QueueBasis): QueueTrigger[] {
  const { grid, paths, seed } = basis;
  const triggers = shapedForQueue(basis.triggers, queue.queue);
  const lifts = drawLifts({ parameters: queue.model, seed, queue: queue.queue, paths }, triggers);
  return triggers.flatMap((trigger, i) => {
    const ofTrigger = lifts[i];
    if (ofTrigger?.some((lift) => lift !== 0) !== true) return [];
    return [{ trigger, lifts: ofTrigger, past: pastKernel(trigger, grid.firstDay, grid.days), shares: null }];
  });
}

/**
 * How much every rate of a queue changes when triggers are dated or weighed otherwise: the effect of a trigger multiplies, so the
 * factor of each day is exchanged and all else stays. Only triggers that changed are looked at.
 * Cost: paths x (days + days of the effects) for each of them.
 */
export function triggerRatios(
  { grid, paths }: Pick<SeasonBasis, "grid" | "paths">,
  triggers: readonly QueueTrigger[],
  planned: Demand["onsets"],
  wished: DatesAndStrengths,
): TriggerRatios {
  const { days } = grid;
  const ratios = new Float64Array(paths * days).fill(1);
  const changed = new Uint8Array(days);
  for (const ofQueue of triggers) {
    const { trigger, lifts, past } = ofQueue;
    const draws = wished.onsets.get(trigger.id) ?? [];
    const strength = wished.strengths.get(trigger.id) ?? 1;
    if (strength === 1 && draws === planned.get(trigger.id)) continue;
    const shares = (ofQueue.shares ??= sharesOf(ofQueue, planned.get(trigger.id) ?? [], grid, paths));
    for (let path = 0; path < paths; path += 1) {
      const lift = lifts[path] ?? 0;
      const kernel = pathKernel(trigger, past, { draws, strength }, grid.firstDay, path);
      for (let day = 0, at = path * days; day < days; day += 1, at += 1) {
        const from = shares[at] ?? 0;
        const to = kernel[day] ?? 0;
        if (from === to) continue;
        ratios[at] = ((ratios[at] ?? 1) * factorOf(lift * to)) / factorOf(lift * from);
        changed[day] = 1;
      }
    }
  }
  return { ratios, days: [...changed.keys()].filter((day) => changed[day] === 1) };
}

function sharesOf(
  { trigger, past }: QueueTrigger,
  draws: readonly Int32Array[],
  { firstDay, days }: SeasonBasis["grid"],
  paths: number,
): Float64Array {
  const shares = new Float64Array(paths * days);
  for (let path = 0; path < paths; path += 1)
    shares.set(pathKernel(trigger, past, { draws }, firstDay, path), path * days);
  return shares;
}
