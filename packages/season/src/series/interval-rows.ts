import type { IntervalGrid } from "@springtide/calendar";
import type { SeriesForecastRow } from "@springtide/contracts";
import { drawGamma, drawPoisson, randomStream, type RandomStream } from "@springtide/probability";
import type { DayShapes } from "./day-shapes.ts";
import { slotsOf } from "./interval-history.ts";
import { rounded, toldOf } from "./sample-quantiles.ts";
import type { SeriesInput } from "./series-input.ts";
import type { ValueKind } from "./value-kind.ts";

/** Days on sample paths, to be spread over their intervals. */
interface IntervalRowsRequest {
  readonly input: SeriesInput;
  readonly value: ValueKind;
  /** [path * days + day] */
  readonly rates: Float32Array;
  /** The days of the paths, cut into intervals. */
  readonly ahead: IntervalGrid;
  readonly shapes: DayShapes;
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
}

/** Below this a factor is 1 within a hundredth of a per cent. */
const NO_VARIANCE = 1e-8;

/** An instant with its offset, or the reading of a clock that is never set where nobody named a zone. */
export function momentText({ zone }: IntervalGrid, ms: number, hasZone: boolean): string {
  const text = zone.formatInstant(ms);
  return hasZone ? text : text.slice(0, 19);
}

/**
 * Mean and quantiles of every interval: the day's value on each path, times its share, times a gamma factor of the interval, with counts drawn
 * around it. Factors are drawn once for each variance and dealt out anew to the paths of every interval: quantiles of single
 * intervals need no more, and drawing is nearly all of the cost. Cost: intervals x paths.
 */
export function intervalRows(request: IntervalRowsRequest): SeriesForecastRow[] {
  const { ahead, input } = request;
  const slots = slotsOf(ahead);
  const factors = new Map<number, Float64Array>();
  const factorsOf = (variance: number): Float64Array => {
    const known = factors.get(variance) ?? drawnFactors(variance, input, factors.size);
    factors.set(variance, known);
    return known;
  };
  return Array.from({ length: ahead.days }, (_, day) => rowsOfDay(request, day, slots, factorsOf)).flat();
}

function drawnFactors(variance: number, { paths, seed }: SeriesInput, nth: number): Float64Array {
  const random = randomStream(seed, "factors of an interval", nth);
  return Float64Array.from({ length: paths }, () =>
    variance > NO_VARIANCE ? drawGamma(random, 1 / variance) * variance : 1,
  );
}

function rowsOfDay(
  { input, value: { kind, factor }, rates, ahead, shapes, fromMs, untilMs }: IntervalRowsRequest,
  day: number,
  slots: Int16Array,
  factorsOf: (variance: number) => Float64Array,
): SeriesForecastRow[] {
  const civil = ahead.firstDay + day;
  const { paths } = input;
  const totals = Float64Array.from({ length: paths }, (_, path) => rates[path * ahead.days + day] ?? 0);
  const mean = totals.reduce((sum, total) => sum + total, 0) / paths;
  const shares = sharesOfGridDay(ahead, day, slots, shapes.sharesOn(civil));
  const variances = shapes.varianceOn(civil);
  const random = randomStream(input.seed, "intervals of a day", civil);
  const samples = new Float64Array(paths);
  const first = ahead.dayOffsets[day] ?? 0;
  const rows: SeriesForecastRow[] = [];
  shares.forEach((share, i) => {
    const ms = ahead.startsMs[first + i] ?? 0;
    if (ms < fromMs || ms >= untilMs) return;
    const factors = factorsOf(variances[slots[first + i] ?? 0] ?? 0);
    fillWithRates(samples, totals, share, factors, Math.floor(random.uniform() * paths));
    const isCount = kind === "counts";
    if (isCount) countsAround(samples, random);
    else for (let path = 0; path < paths; path += 1) samples[path] = (samples[path] ?? 0) / factor;
    const told = toldOf(samples, (mean * share) / factor, isCount);
    rows.push({ at: momentText(ahead, ms, input.hasZone), ...rounded(told) });
  });
  return rows;
}

/** Rates of one interval on all paths; the factors are dealt out beginning with the one at `turn`. */
function fillWithRates(
  into: Float64Array,
  totals: Float64Array,
  share: number,
  factors: Float64Array,
  turn: number,
): void {
  for (let path = 0; path < into.length; path += 1)
    into[path] = (totals[path] ?? 0) * share * (factors[(path + turn) % factors.length] ?? 1);
}

function countsAround(rates: Float64Array, random: RandomStream): void {
  for (let path = 0; path < rates.length; path += 1) rates[path] = drawPoisson(random, rates[path] ?? 0);
}

/** Shares of the intervals of one day of a grid: both passes of a repeated hour have its share, and the day is brought back to one. */
function sharesOfGridDay(grid: IntervalGrid, day: number, slots: Int16Array, bySlot: Float64Array): Float64Array {
  const first = grid.dayOffsets[day] ?? 0;
  const count = (grid.dayOffsets[day + 1] ?? first) - first;
  const shares = Float64Array.from(
    { length: count },
    (_, i) => ((bySlot[slots[first + i] ?? 0] ?? 0) * (grid.seconds[first + i] ?? 0)) / (60 * grid.intervalMinutes),
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : shares.fill(1 / Math.max(1, count));
}
