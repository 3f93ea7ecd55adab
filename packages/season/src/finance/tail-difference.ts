import type { PairedFigure } from "@springtide/contracts";
import { pathQuantiles, worstMean } from "@springtide/planning";
import { randomStream } from "@springtide/probability";
import { hundredths } from "./season-quantities.ts";

/** So many resamplings tell half of a 95 % interval to a few hundredths of it. */
const RESAMPLINGS = 400;
const MIDDLE = 0.95;

/** How much more dear seasons cost. */
export interface TailDifference {
  readonly p90: PairedFigure;
  readonly worstTenth: PairedFigure;
}

/**
 * How much more the dearest seasons cost: difference of the 90 % quantiles, and of the means of the dearest tenth. Quantiles have no difference
 * season by season; their uncertainty is got by drawing whole seasons anew with replacement, the same ones for both (a paired bootstrap), and
 * half the width in which the middle 95 % of the differences lie is told. The same seed gives the same figure.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13. Cost: O(resamplings * n log n).
 */
export function tailDifference(more: readonly number[], less: readonly number[], seed: number): TailDifference {
  const stream = randomStream(seed, "tail-difference");
  const [p90s, tenths] = [new Float64Array(RESAMPLINGS), new Float64Array(RESAMPLINGS)];
  const [a, b] = [new Float64Array(more.length), new Float64Array(more.length)];
  for (let r = 0; r < RESAMPLINGS; r += 1) {
    for (let i = 0; i < a.length; i += 1) {
      const path = Math.floor(stream.uniform() * a.length);
      a[i] = more[path] ?? 0;
      b[i] = less[path] ?? 0;
    }
    p90s[r] = p90Of(a) - p90Of(b);
    tenths[r] = worstMean(a, 0.9) - worstMean(b, 0.9);
  }
  const [all, planned] = [Float64Array.from(more), Float64Array.from(less)];
  return {
    p90: { mean: hundredths(p90Of(all) - p90Of(planned)), halfWidth: halfOfMiddle(p90s) },
    worstTenth: {
      mean: hundredths(worstMean(all, 0.9) - worstMean(planned, 0.9)),
      halfWidth: halfOfMiddle(tenths),
    },
  };
}

function p90Of(values: Float64Array): number {
  return pathQuantiles(values).p90;
}

function halfOfMiddle(differences: Float64Array): number {
  const sorted = differences.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const out = (1 - MIDDLE) / 2;
  return hundredths((at(1 - out) - at(out)) / 2);
}
