const MANTISSA_BITS = 5;
const EXACT_BELOW = 1 << (MANTISSA_BITS + 1);
/** Bins that hold every wait of up to 2^32 ms (49 days), the last one all longer ones. */
export const WAIT_BINS = EXACT_BELOW + (32 - MANTISSA_BITS - 1) * (1 << MANTISSA_BITS);

/**
 * The bin of a wait: exact milliseconds below 64 ms, from there on 32 bins to every doubling, so that a quantile is right
 * to 3.2 % of itself at most. Bins of two runs add up exactly.
 */
export function waitBin(waitMicros: number): number {
  const millis = Math.min(4_294_967_295, Math.floor(waitMicros / 1000));
  if (millis < EXACT_BELOW) return millis;
  const exponent = 31 - Math.clz32(millis) - MANTISSA_BITS;
  return EXACT_BELOW + (exponent - 1) * (1 << MANTISSA_BITS) + ((millis >>> exponent) - (1 << MANTISSA_BITS));
}

/** The upper end of a bin, in seconds. */
function waitBinEndSeconds(bin: number): number {
  if (bin < EXACT_BELOW) return (bin + 1) / 1000;
  const above = bin - EXACT_BELOW;
  const exponent = Math.floor(above / (1 << MANTISSA_BITS)) + 1;
  return ((above % (1 << MANTISSA_BITS)) + (1 << MANTISSA_BITS) + 1) * 2 ** exponent * 0.001;
}

/**
 * The wait that a share `p` of the counted contacts did not exceed: the upper end of its bin, at most 3.2 % (1 ms below
 * 64 ms) too long. NaN where nothing was counted.
 */
export function waitQuantileSeconds(counts: ArrayLike<number>, p: number): number {
  let total = 0;
  for (let bin = 0; bin < counts.length; bin += 1) total += counts[bin] ?? 0;
  if (total === 0) return NaN;
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    sum += counts[bin] ?? 0;
    if (sum >= p * total) return (counts[0] === sum && bin === 0 ? 0 : 1) * waitBinEndSeconds(bin);
  }
  return waitBinEndSeconds(counts.length - 1);
}
