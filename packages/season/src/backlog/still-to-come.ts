import type { IntervalGrid } from "@springtide/calendar";
import type { OpeningPile } from "./opening-pile.ts";

/**
 * Rates of one season less what an opening backlog has counted already: where it was counted after the plan's first moment, what comes before
 * the count is in it. The very same array where nothing is taken off.
 * @param rates by interval from the plan's first on
 */
export function stillToCome(
  rates: Float32Array,
  { startsMs, seconds }: Pick<IntervalGrid, "startsMs" | "seconds">,
  opening: OpeningPile | null,
): Float32Array {
  if (opening === null || opening.asOfMs <= (startsMs[0] ?? 0)) return rates;
  const left = rates.slice();
  for (let t = 0; (startsMs[t] ?? Infinity) < opening.asOfMs; t += 1) {
    const passed = Math.min(1, (opening.asOfMs - (startsMs[t] ?? 0)) / ((seconds[t] ?? 1) * 1000));
    left[t] = (left[t] ?? 0) * (1 - passed);
  }
  return left;
}
