import type { CivilDay } from "@springtide/calendar";
import type { WeightedOnset } from "../onset.ts";

/**
 * The days on which prices change, each weighted by the size of its change against the one that the lift is given for (`perChange`):
 * a rise of 20 % counts twice where the lift is for 10 %. Only changes in the direction asked for count.
 * @example priceChangeOnsets([{ day: 0, change: -0.2 }], { direction: "down", perChange: 0.1 })[0].weight // => 2
 */
export function priceChangeOnsets(
  changes: readonly { readonly day: CivilDay; readonly change: number }[],
  { direction, perChange }: { readonly direction: "up" | "down" | "either"; readonly perChange: number },
): readonly WeightedOnset[] {
  return changes
    .filter(({ change }) => change !== 0 && (direction === "either" || change > 0 === (direction === "up")))
    .map(({ day, change }) => ({ day, weight: Math.abs(change) / perChange }))
    .sort((a, b) => a.day - b.day);
}
