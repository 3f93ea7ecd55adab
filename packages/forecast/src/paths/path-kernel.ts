import type { CivilDay } from "@springtide/calendar";
import { addKernel } from "../triggers/kernel.ts";
import { NEVER } from "../triggers/onset.ts";
import type { PlannedTrigger } from "../triggers/onset.ts";

/** When a trigger fires in each path, and how strong what is to come is beside what was learned (1 if left out). */
export interface PathOnsets {
  /** By distribution of the trigger, the day of each path. */
  readonly draws: readonly Int32Array[];
  readonly strength?: number;
}

/**
 * Share of its peak effect that a trigger brings on each day of one path: what firings of the past leave, and the firings drawn.
 * @param past as `pastKernel` gives it; its length is the days looked at. A strength does not touch it: what fired has fired.
 */
export function pathKernel(
  trigger: PlannedTrigger,
  past: Float64Array,
  { draws, strength = 1 }: PathOnsets,
  firstDay: CivilDay,
  path: number,
): Float64Array {
  const kernel = past.slice();
  trigger.nextOnsets.forEach(({ weight }, k) => {
    const day = draws[k]?.[path] ?? NEVER;
    if (day !== NEVER) addKernel(trigger, { day, weight: weight * strength }, firstDay, kernel);
  });
  return kernel;
}
