/** What is told of one day or interval. */
export interface Told {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * Quantiles of samples, and the mean given for them. Of counts a quantile is the smallest of them that so many do not exceed, a whole
 * number; else it lies between neighbours (Hyndman and Fan 1996, type 7). The samples are left in order.
 */
export function toldOf(samples: Float64Array, mean: number, isCount: boolean): Told {
  samples.sort();
  const at = (share: number): number => {
    if (isCount) return samples[Math.max(0, Math.ceil(share * samples.length) - 1)] ?? 0;
    const place = share * (samples.length - 1);
    const below = samples[Math.floor(place)] ?? 0;
    return below + (place - Math.floor(place)) * ((samples[Math.ceil(place)] ?? below) - below);
  };
  return { mean, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

const DIGITS = 7;

/** Seven digits: more than any forecast knows. */
export function rounded({ mean, p10, p50, p90 }: Told): Told {
  const short = (value: number): number => Number(value.toPrecision(DIGITS));
  return { mean: short(mean), p10: short(p10), p50: short(p50), p90: short(p90) };
}
