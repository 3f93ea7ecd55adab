import { drawPoisson, randomStream } from "@springtide/probability";

/**
 * How many contacts come on a day of a path when so many are expected. Each day has a stream of its own, so that another rate on one day
 * changes the count of no other, and the same numbers turned into a slightly higher rate give about as many more.
 */
export function drawDailyCount(
  rate: number,
  {
    seed,
    queue,
    path,
    day,
  }: { readonly seed: number; readonly queue: string; readonly path: number; readonly day: number },
): number {
  return rate === 0 ? 0 : drawPoisson(randomStream(seed, `daily count of ${queue}`, path, day), rate);
}

/**
 * Contacts that come on each day of each path: whole numbers, Poisson around the rates.
 * @param of.rates [path * days + day]; `firstDay` is the civil day of the first
 * Cost: about a quarter of a microsecond a day and path.
 */
export function drawDailyCounts({
  rates,
  firstDay,
  days,
  seed,
  queue,
}: {
  readonly rates: ArrayLike<number>;
  readonly firstDay: number;
  readonly days: number;
  readonly seed: number;
  readonly queue: string;
}): Float64Array {
  return Float64Array.from({ length: rates.length }, (_, at) =>
    drawDailyCount(rates[at] ?? 0, { seed, queue, path: Math.floor(at / days), day: firstDay + (at % days) }),
  );
}
