const WEEK = 7;

/** Errors of the forecast "as on the same weekday of the week before", in contacts a day and their square. */
export interface NaiveErrors {
  readonly absolute: number;
  readonly squared: number;
}

/**
 * Mean absolute and mean squared difference of days a week apart: what MASE and RMSSE are measured in (Hyndman and Koehler 2006,
 * International Journal of Forecasting 22(4)). Pairs with an unknown day are left out; NaN without a pair. Cost: days.
 */
export function naiveErrors(contacts: Float64Array): NaiveErrors {
  let [absolute, squared, pairs] = [0, 0, 0];
  for (let day = WEEK; day < contacts.length; day++) {
    const difference = (contacts[day] ?? NaN) - (contacts[day - WEEK] ?? NaN);
    if (Number.isNaN(difference)) continue;
    absolute += Math.abs(difference);
    squared += difference * difference;
    pairs += 1;
  }
  return pairs === 0 ? { absolute: NaN, squared: NaN } : { absolute: absolute / pairs, squared: squared / pairs };
}
