import type { LowRankDays } from "./low-rank-days.ts";
import { meanOfRoot } from "./root-scale.ts";

/** Days by which the mean of a kind is drawn to the mean of all days. */
const PULL_DAYS = 1;
/** Pairs of days that speak for no memory from day to day. */
const MEMORYLESS_PAIRS = 10;

/**
 * Scores expected of the next day: the mean of its kind (weekday, say), plus what remains of yesterday's departure from the mean of its
 * own kind, at a rate learned for each score (first-order autoregression, drawn to none while days are few). Days with unknown scores
 * are passed over. Source: Shen and Huang (2008), MSOM 10(3), section 3.2. Cost: days x components.
 */
export function forecastScores({
  scores,
  kinds,
  kind,
}: {
  readonly scores: readonly Float64Array[];
  readonly kinds: readonly number[];
  readonly kind: number;
}): Float64Array {
  const size = scores[0]?.length ?? 0;
  return Float64Array.from({ length: size }, (_, component) => {
    const values = scores.map((day) => day[component] ?? NaN);
    const means = meansByKind(values, kinds);
    const meanOf = (which: number | undefined): number => means.byKind.get(which ?? NaN) ?? means.all;
    const departures = values.map((value, day) => value - meanOf(kinds[day]));
    const last = departures.at(-1) ?? NaN;
    return meanOf(kind) + (Number.isNaN(last) ? 0 : memory(departures) * last);
  });
}

/** Interval means of the next day of a kind, from the scores of the days before it. */
export function forecastDay({
  days,
  kinds,
  kind,
}: {
  readonly days: LowRankDays;
  /** Kind of each past day (its weekday, or a class of its own for holidays). */
  readonly kinds: readonly number[];
  readonly kind: number;
}): Float64Array {
  return meansOfScores(forecastScores({ scores: days.scores, kinds, kind }), days.components);
}

/** Interval means of a day that has these scores. */
export function meansOfScores(scores: Float64Array, components: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: components[0]?.length ?? 0 }, (_, k) =>
    meanOfRoot(components.reduce((sum, shape, j) => sum + (shape[k] ?? 0) * (scores[j] ?? 0), 0)),
  );
}

function meansByKind(
  values: readonly number[],
  kinds: readonly number[],
): { all: number; byKind: Map<number, number> } {
  const sums = new Map<number, { sum: number; days: number }>();
  const whole = { sum: 0, days: 0 };
  values.forEach((value, day) => {
    const kind = kinds[day];
    if (Number.isNaN(value) || kind === undefined) return;
    const { sum, days } = sums.get(kind) ?? { sum: 0, days: 0 };
    sums.set(kind, { sum: sum + value, days: days + 1 });
    whole.sum += value;
    whole.days += 1;
  });
  const all = whole.days > 0 ? whole.sum / whole.days : 0;
  const pulled = ({ sum, days }: { sum: number; days: number }): number => (sum + PULL_DAYS * all) / (days + PULL_DAYS);
  return { all, byKind: new Map([...sums].map(([kind, of]) => [kind, pulled(of)])) };
}

/** How much of a departure is left a day later: between none and all of it. */
function memory(departures: readonly number[]): number {
  let [both, before, pairs] = [0, 0, 0];
  for (let day = 1; day < departures.length; day++) {
    const [yesterday = NaN, today = NaN] = [departures[day - 1], departures[day]];
    if (Number.isNaN(yesterday + today)) continue;
    both += yesterday * today;
    before += yesterday * yesterday;
    pairs += 1;
  }
  if (before === 0) return 0;
  return (Math.min(1, Math.max(0, both / before)) * pairs) / (pairs + MEMORYLESS_PAIRS);
}
