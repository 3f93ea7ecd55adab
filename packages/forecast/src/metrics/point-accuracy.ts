import { mean, sameLength } from "./checked-lengths.ts";

/** Actual values and the forecasts made for them, day by day or interval by interval. */
export interface PointForecast {
  readonly actual: ArrayLike<number>;
  readonly forecast: ArrayLike<number>;
}

/** A forecast and the history that scales its errors: `seasonality` is 7 for daily figures with a week's rhythm. */
export interface ScaledForecast extends PointForecast {
  readonly train: ArrayLike<number>;
  readonly seasonality: number;
}

/** Weighted absolute percentage error, sum|y - f| / sum y, as a fraction. Days whose actual value is NaN are left out. */
export function wape({ actual, forecast }: PointForecast): number {
  return total(actual, forecast, (y, f) => Math.abs(y - f)) / total(actual, forecast, (y) => y);
}

/** Bias, sum(f - y) / sum y, as a fraction: positive when the forecast is too high. Days whose actual is NaN are left out. */
export function bias({ actual, forecast }: PointForecast): number {
  return total(actual, forecast, (y, f) => f - y) / total(actual, forecast, (y) => y);
}

/** Mean absolute error in units of the in-sample mean absolute error of the seasonal naive forecast (Hyndman and Koehler 2006). */
export function mase({ actual, forecast, train, seasonality }: ScaledForecast): number {
  const errors = mean(sameLength(actual, forecast), (i) => Math.abs((actual[i] ?? NaN) - (forecast[i] ?? NaN)));
  return errors / seasonalDifference(train, seasonality, Math.abs);
}

/** Root mean squared error in units of that of the seasonal naive forecast in sample. */
export function rmsse({ actual, forecast, train, seasonality }: ScaledForecast): number {
  const errors = mean(sameLength(actual, forecast), (i) => ((actual[i] ?? NaN) - (forecast[i] ?? NaN)) ** 2);
  return Math.sqrt(errors / seasonalDifference(train, seasonality, (x) => x * x));
}

function total(
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  of: (actual: number, forecast: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < sameLength(actual, forecast); i++) {
    const y = actual[i] ?? NaN;
    if (!Number.isNaN(y)) sum += of(y, forecast[i] ?? NaN);
  }
  return sum;
}

function seasonalDifference(train: ArrayLike<number>, seasonality: number, of: (x: number) => number): number {
  return mean(train.length - seasonality, (i) => of((train[i + seasonality] ?? NaN) - (train[i] ?? NaN)));
}
