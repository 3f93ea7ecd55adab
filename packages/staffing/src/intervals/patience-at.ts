import type { PatienceCurve } from "../patience/patience-curve.ts";
import { meanWithin } from "../patience/patience-curve.ts";

/**
 * Share still waiting after so many seconds (those who balk never do), and the mean time waited by then: the integral of
 * that share. The survival is the one after a jump; at a time of overflow nobody is left.
 */
export function patienceAt(curve: PatienceCurve, seconds: number): { survival: number; waited: number } {
  let piece = curve.pieces - 1;
  while (piece > 0 && (curve.starts[piece] ?? 0) > seconds) piece -= 1;
  const since = seconds - (curve.starts[piece] ?? 0);
  let waited = curve.waited[piece] ?? 0;
  let survival = 0;
  for (let i = curve.firsts[piece] ?? 0; i < (curve.firsts[piece + 1] ?? 0); i += 1) {
    const rate = curve.rates[i] ?? 0;
    const level = curve.levels[i] ?? 0;
    survival += level * Math.exp(-rate * since);
    waited += level * meanWithin(rate, since);
  }
  return { survival, waited };
}
