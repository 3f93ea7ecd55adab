import { mean, sameLength } from "./checked-lengths.ts";

/** Mean pinball loss of forecasts of one quantile: over-forecasts cost 1 - quantile, under-forecasts quantile, per contact. */
export function pinballLoss({
  actual,
  forecast,
  quantile,
}: {
  readonly actual: ArrayLike<number>;
  readonly forecast: ArrayLike<number>;
  readonly quantile: number;
}): number {
  return mean(sameLength(actual, forecast), (i) => {
    const error = (actual[i] ?? NaN) - (forecast[i] ?? NaN);
    return Math.max(quantile * error, (quantile - 1) * error);
  });
}

/**
 * Continuous ranked probability score of samples: mean over time of E|X - y| - E|X - X'|/2, both over the samples themselves.
 * In the unit of the values; for a single sample it is the absolute error. `samples[t]` are the samples for time t.
 * Sorting makes it n log n a time step.
 */
export function crps({
  actual,
  samples,
}: {
  readonly actual: ArrayLike<number>;
  readonly samples: readonly ArrayLike<number>[];
}): number {
  return mean(sameLength(actual, samples), (t) => {
    const sorted = Float64Array.from(samples[t] ?? []).sort();
    const n = sorted.length;
    const y = actual[t] ?? NaN;
    let distance = 0;
    let spread = 0;
    sorted.forEach((x, i) => {
      distance += Math.abs(x - y);
      spread += (2 * i + 1 - n) * x;
    });
    return distance / n - spread / (n * n);
  });
}

/** Bands around actual values. */
export interface Bands {
  readonly actual: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** Share of actual values inside their closed band. */
export function coverage({ actual, lower, upper }: Bands): number {
  sameLength(actual, lower);
  return mean(sameLength(actual, upper), (i) => {
    const y = actual[i] ?? NaN;
    return y >= (lower[i] ?? NaN) && y <= (upper[i] ?? NaN) ? 1 : 0;
  });
}

/** Mean Winkler score of central bands of coverage 1 - alpha: their width, plus 2/alpha times the distance of each miss. */
export function winkler({ actual, lower, upper, alpha }: Bands & { readonly alpha: number }): number {
  sameLength(actual, lower);
  return mean(sameLength(actual, upper), (i) => {
    const [y, low, high] = [actual[i] ?? NaN, lower[i] ?? NaN, upper[i] ?? NaN];
    return high - low + (2 / alpha) * (Math.max(0, low - y) + Math.max(0, y - high));
  });
}
