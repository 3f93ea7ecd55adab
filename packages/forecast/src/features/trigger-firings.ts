import type { CivilDay } from "@springtide/calendar";
import { addKernel } from "../triggers/kernel.ts";
import type { TriggerShape } from "../triggers/kernel.ts";
import type { WeightedOnset } from "../triggers/onset.ts";

/** A trigger of the history: when it fired, the shape of its effect, and the extra contacts believed at its peak (1.5 = +150 %). */
export interface TriggerEffect extends TriggerShape {
  readonly id: string;
  readonly pastOnsets: readonly WeightedOnset[];
  readonly priorLift: number;
}

const SAME_SEASON_DAYS = 60;

/**
 * Groups onsets into firings: the markets of one season fire on days of their own, yet it is one spring. Onsets belong together while
 * they lie within sixty days and their weights sum to no more than the whole effect.
 */
export function firingsOf(onsets: readonly WeightedOnset[]): readonly (readonly WeightedOnset[])[] {
  const firings: { first: CivilDay; weight: number; onsets: WeightedOnset[] }[] = [];
  for (const onset of [...onsets].sort((a, b) => a.day - b.day)) {
    const last = firings.at(-1);
    const fits =
      last !== undefined && onset.day - last.first <= SAME_SEASON_DAYS && last.weight + onset.weight <= 1 + 1e-9;
    if (fits) {
      last.weight += onset.weight;
      last.onsets.push(onset);
    } else firings.push({ first: onset.day, weight: onset.weight, onsets: [onset] });
  }
  return firings.map((firing) => firing.onsets);
}

/** Kernel of one firing on each of a list of days; null if it touches none of them from its onset on. */
export function firingOn(shape: TriggerShape, firing: readonly WeightedOnset[], days: Int32Array): Float64Array | null {
  const first = days[0] ?? 0;
  const span = new Float64Array((days.at(-1) ?? first) - first + 1);
  for (const onset of firing) addKernel(shape, onset, first, span);
  const kernel = Float64Array.from(days, (day) => span[day - first] ?? 0);
  const earliest = firing[0]?.day ?? 0;
  return kernel.some((value, t) => value > 0 && (days[t] ?? 0) >= earliest) ? kernel : null;
}
