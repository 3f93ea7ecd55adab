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

/** What recentring does to each rate, whatever its causes: factors by [path * days + day], not yet scaled to the day's mean. */
export interface PathMoves {
  readonly days: number;
  readonly adjustments: readonly DayAdjustment[];
  /** For a path in which no cause is felt on the day, and for one in which it is. */
  readonly ordinary: Float64Array;
  readonly ofCauses: Float64Array;
  /** 1 for days on which contacts come; others stay as they are. */
  readonly isOpen: Uint8Array;
}

/**
 * Moves and widens sample paths day by day without changing which path is high when: each path keeps its rank on every day, its weather,
 * its trigger dates and its way from day to day (the empirical copula, Schefzik, Thorarinsdottir and Gneiting 2013). `template` are the
 * same paths without their causes: only what a path departs by there is widened; what a trigger brings is only moved.
 * Both are [path * days + day]; `rates` is changed in place. Days without contacts stay so.
 */
export function recentre(
  rates: Float32Array,
  template: Float32Array,
  asked: { readonly days: number; readonly adjustments: readonly DayAdjustment[] },
): void {
  const moves = pathMoves(template, asked);
  asked.adjustments.forEach((_, day) => {
    moveDay(rates, template, moves, day);
  });
}

/** The part of `recentre` that does not depend on what causes bring. */
export function pathMoves(
  template: Float32Array,
  { days, adjustments }: { readonly days: number; readonly adjustments: readonly DayAdjustment[] },
): PathMoves {
  const paths = template.length / days;
  const ordinary = new Float64Array(template.length);
  const caused = new Float64Array(template.length);
  const isOpen = new Uint8Array(days);
  const logs = new Float64Array(paths);
  adjustments.forEach(({ factors, ofCauses }, day) => {
    for (let path = 0; path < paths; path++) logs[path] = Math.log(template[path * days + day] ?? 0);
    const { centre, sd } = centreOf(logs);
    if (!Number.isFinite(centre)) return;
    isOpen[day] = 1;
    for (let path = 0; path < paths; path++) {
      const departure = (logs[path] ?? centre) - centre;
      // Nothing comes in this path: there is nothing to move.
      const isSilent = departure === -Infinity;
      const movedBy = (by: SpreadFactors): number =>
        isSilent ? 1 : Math.exp((sd > 0 ? sd * widened(departure / sd, by) : 0) - departure);
      ordinary[path * days + day] = movedBy(factors);
      caused[path * days + day] = movedBy(ofCauses);
    }
  });
  return { days, adjustments, ordinary, ofCauses: caused, isOpen };
}

/** Recentres one day of the paths, in place. */
export function moveDay(rates: Float32Array, template: Float32Array, moves: PathMoves, day: number): void {
  const { days, adjustments, ordinary, ofCauses, isOpen } = moves;
  const { shift, hasCause } = adjustments[day] ?? { shift: 0, hasCause: false };
  if (isOpen[day] !== 1) return;
  let before = 0;
  let after = 0;
  for (let at = day; at < rates.length; at += days) {
    const rate = rates[at] ?? 0;
    const isCaused = hasCause || Math.abs(rate / (template[at] ?? rate) - 1) > FELT;
    rates[at] = rate * ((isCaused ? ofCauses : ordinary)[at] ?? 1);
    before += rate;
    after += rates[at] ?? 0;
  }
  // Widening is no reason to expect more or fewer contacts.
  const scale = after > 0 ? (before / after) * Math.exp(shift) : 1;
  for (let at = day; at < rates.length; at += days) rates[at] = (rates[at] ?? 0) * scale;
}

/**
 * Median, and standard deviation as the width of the middle four fifths tells it, of the paths in which anything comes; template and rates
 * are left in order.
 */
function centreOf(logs: Float64Array): { centre: number; sd: number } {
  const sorted = logs.filter((log) => log !== -Infinity).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? -Infinity;
  return { centre: at(0.5), sd: (at(0.9) - at(0.1)) / (2 * 1.2815515655446004) };
}
