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

/** What the triggers of one queue are worked out from, drawn once: shapes, lifts of each path, and what past firings leave. */
export interface QueueTriggers {
  readonly triggers: readonly ShapedTrigger[];
  /** [trigger][path] */
  readonly lifts: readonly Float64Array[];
  readonly past: readonly Float64Array[];
}

/** Draws the lifts again from the streams by which the plan drew them. Cost: paths x coefficients squared. */
export function triggersOfQueue(basis: SeasonBasis, queue: QueueBasis): QueueTriggers {
  const { grid, paths, seed } = basis;
  const triggers = shapedForQueue(basis.triggers, queue.queue);
  return {
    triggers,
    lifts: drawLifts({ parameters: queue.model, seed, queue: queue.queue, paths }, triggers),
    past: triggers.map((trigger) => pastKernel(trigger, grid.firstDay, grid.days)),
  };
}

/**
 * How much every rate of a queue changes when triggers are dated or weighed otherwise: the effect of a trigger multiplies, so the
 * factor of each day is exchanged and all else stays. Only triggers that changed are looked at.
 * Cost: paths x (days + days of the effects) for each of them.
 */
export function triggerRatios(
  { grid, paths }: Pick<SeasonBasis, "grid" | "paths">,
  { triggers, lifts, past }: QueueTriggers,
  before: DatesAndStrengths,
  after: DatesAndStrengths,
): TriggerRatios {
  const ratios = new Float64Array(paths * grid.days).fill(1);
  const changed = new Uint8Array(grid.days);
  triggers.forEach((trigger, i) => {
    const lift = lifts[i];
    const ofPast = past[i];
    if (lift === undefined || ofPast === undefined || isSame(trigger.id, before, after)) return;
    for (let path = 0; path < paths; path += 1) {
      const ofPath = lift[path] ?? 0;
      if (ofPath === 0) continue;
      const was = pathKernel(trigger, ofPast, datesOf(trigger.id, before), grid.firstDay, path);
      const is = pathKernel(trigger, ofPast, datesOf(trigger.id, after), grid.firstDay, path);
      for (let day = 0; day < grid.days; day += 1) {
        const [from, to] = [was[day] ?? 0, is[day] ?? 0];
        if (from === to) continue;
        const at = path * grid.days + day;
        ratios[at] = ((ratios[at] ?? 1) * factorOf(ofPath * to)) / factorOf(ofPath * from);
        changed[day] = 1;
      }
    }
  });
  return { ratios, days: [...changed.keys()].filter((day) => changed[day] === 1) };
}

function isSame(id: string, before: DatesAndStrengths, after: DatesAndStrengths): boolean {
  return (
    before.onsets.get(id) === after.onsets.get(id) && (before.strengths.get(id) ?? 1) === (after.strengths.get(id) ?? 1)
  );
}

function datesOf(
  id: string,
  { onsets, strengths }: DatesAndStrengths,
): { draws: readonly Int32Array[]; strength: number } {
  return { draws: onsets.get(id) ?? [], strength: strengths.get(id) ?? 1 };
}
