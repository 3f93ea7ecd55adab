import type { SpreadFactors } from "../conformal/spread-factors.ts";
import { widened } from "../conformal/spread-factors.ts";

/** How one day's distribution is to be moved and widened. */
export interface DayAdjustment {
  /** Change of the median log rate. */
  readonly shift: number;
  /** Of ordinary days. */
  readonly factors: SpreadFactors;
  /** Of days on which a cause is felt. */
  readonly ofCauses: SpreadFactors;
  /** Whether a cause is felt in every path, such as a holiday; a trigger is felt in the paths in which it fires. */
  readonly hasCause: boolean;
}

/** Change of a day's contacts from which on a path is taken to be under a trigger. */
const FELT = 0.05;

/**
 * Moves and widens sample paths day by day without changing which path is high when: each path keeps its rank on every day, its weather,
 * its trigger dates and its way from day to day (the empirical copula, Schefzik, Thorarinsdottir and Gneiting 2013). `template` are the
 * same paths without their causes: only what a path departs by there is widened; what a trigger brings is only moved.
 * Both are [path * days + day]; `rates` is changed in place. Days without contacts stay so.
 */
export function recentre(
  rates: Float32Array,
  template: Float32Array,
  { days, adjustments }: { readonly days: number; readonly adjustments: readonly DayAdjustment[] },
): void {
  const paths = rates.length / days;
  const logs = new Float64Array(paths);
  adjustments.forEach(({ shift, factors, ofCauses, hasCause }, day) => {
    for (let path = 0; path < paths; path++) logs[path] = Math.log(template[path * days + day] ?? 0);
    const { centre, sd } = centreOf(logs);
    if (!Number.isFinite(centre)) return;
    let before = 0;
    let after = 0;
    for (let path = 0; path < paths; path++) {
      const departure = (logs[path] ?? centre) - centre;
      const at = path * days + day;
      const rate = rates[at] ?? 0;
      const isCaused = hasCause || Math.abs(rate / (template[at] ?? rate) - 1) > FELT;
      const moved = sd > 0 ? sd * widened(departure / sd, isCaused ? ofCauses : factors) : 0;
      rates[at] = rate * Math.exp(moved - departure);
      before += rate;
      after += rates[at] ?? 0;
    }
    // Widening is no reason to expect more or fewer contacts.
    const scale = after > 0 ? (before / after) * Math.exp(shift) : 1;
    for (let path = 0; path < paths; path++) rates[path * days + day] = (rates[path * days + day] ?? 0) * scale;
  });
}

/** Median, and standard deviation as the width of the middle four fifths tells it; template and rates are left in order. */
function centreOf(logs: Float64Array): { centre: number; sd: number } {
  const sorted = logs.slice().sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { centre: at(0.5), sd: (at(0.9) - at(0.1)) / (2 * 1.2815515655446004) };
}
