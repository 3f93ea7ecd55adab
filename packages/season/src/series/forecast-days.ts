import { type CivilDay, isoDay } from "@springtide/calendar";
import type { SeriesForecastRow } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import { rounded, toldOf } from "./sample-quantiles.ts";
import type { ValueKind } from "./value-kind.ts";

/** Rows of a forecast by day, from the expected values of each day on all paths; counts are drawn around them. */
export function forecastDays({
  rates,
  from,
  days,
  seed,
  value: { kind, factor },
}: {
  /** [path * days + day] */
  readonly rates: Float32Array;
  readonly from: CivilDay;
  readonly days: number;
  readonly seed: number;
  readonly value: ValueKind;
}): SeriesForecastRow[] {
  const paths = rates.length / days;
  const samples = new Float64Array(paths);
  const isCount = kind === "counts";
  return Array.from({ length: days }, (_, day) => {
    const random = randomStream(seed, "counts of a day", from + day);
    let sum = 0;
    for (let path = 0; path < paths; path += 1) {
      const rate = rates[path * days + day] ?? 0;
      sum += rate;
      samples[path] = isCount ? drawPoisson(random, rate) : rate / factor;
    }
    return { at: isoDay(from + day), ...rounded(toldOf(samples, sum / paths / factor, isCount)) };
  });
}
