import { coverage, crps, mase, peakDayRecall, pinballLoss } from "@springtide/forecast";
import { after, before, HORIZON_DAYS, originsOf } from "./origins.ts";
import type { Forecast, Method } from "./methods.ts";
import type { DailySet } from "./series.ts";

/** What a method did over the first `horizon` days after each origin. Shares, and means over what could be scored; NaN where it could not. */
export interface Score {
  readonly wape: number;
  readonly mase: number;
  /** Mean over the quantiles 5, 25, 50, 75, 95 %, in shares of a mean day. */
  readonly pinball: number;
  /** In shares of a mean day. */
  readonly crps: number;
  /** Of the central 50, 80 and 95 %. */
  readonly coverage: readonly number[];
  readonly peakDayRecall: number;
  readonly days: number;
}

/** Forecasts of one method from every origin of a set, and the processor seconds they took. */
export interface Run {
  readonly forecasts: readonly Forecast[];
  readonly seconds: number;
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
const BANDS = [0.5, 0.8, 0.95];

export function runOf(set: DailySet, method: Method): Run {
  const started = process.cpuUsage();
  const forecasts = originsOf(set).map((origin) => method.forecast(before(set, origin)));
  const spent = process.cpuUsage(started);
  return { forecasts, seconds: (spent.user + spent.system) / 1e6 };
}

export function scoreOf(set: DailySet, { forecasts }: Run, horizon: number): Score {
  const mean = (values: readonly number[]): number => {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const each = originsOf(set).map((origin, o) => ofOrigin(set, origin, forecasts[o], horizon));
  const total = (of: (one: (typeof each)[number]) => number): number => each.reduce((sum, one) => sum + of(one), 0);
  const days = total((one) => one.days);
  const level = total((one) => one.contacts) / days;
  const perDay = (of: (one: (typeof each)[number]) => number): number => total(of) / days / level;
  return {
    wape: total((one) => one.error) / total((one) => one.contacts),
    mase: mean(each.map((one) => one.mase)),
    pinball: perDay((one) => one.pinball),
    crps: perDay((one) => one.crps),
    coverage: BANDS.map((_, b) => total((one) => one.inside[b] ?? NaN) / days),
    peakDayRecall: mean(each.map((one) => one.recall)),
    days,
  };
}

function ofOrigin(set: DailySet, origin: number, forecast: Forecast | undefined, horizon: number) {
  const came = after(set, origin);
  const known = Array.from({ length: horizon }, (_, day) => day).filter((day) => !Number.isNaN(came[day] ?? NaN));
  const actual = known.map((day) => came[day] ?? NaN);
  const expected = known.map((day) => forecast?.mean[day] ?? NaN);
  const contacts = actual.reduce((sum, y) => sum + y, 0);
  const peakDays = Math.ceil(known.length / 5);
  return {
    days: known.length,
    contacts,
    error: actual.reduce((sum, y, i) => sum + Math.abs(y - (expected[i] ?? NaN)), 0),
    mase:
      known.length === 0
        ? NaN
        : mase({ actual, forecast: expected, train: gapless(before(set, origin)), seasonality: 7 }),
    recall: known.length < 7 ? NaN : peakDayRecall({ actual, forecast: expected, peakDays, toleranceDays: 1 }),
    ...ofFutures(actual, known, forecast?.paths),
  };
}

/** Sums over days of what only a method with futures can be scored by. */
function ofFutures(actual: readonly number[], known: readonly number[], paths: Float64Array | undefined) {
  if (paths === undefined) return { pinball: NaN, crps: NaN, inside: BANDS.map(() => NaN) };
  const samples = known.map((day) =>
    Float64Array.from({ length: paths.length / HORIZON_DAYS }, (_, p) => paths[p * HORIZON_DAYS + day] ?? NaN).sort(),
  );
  const at = (quantile: number): Float64Array =>
    Float64Array.from(
      samples,
      (sorted) => sorted[Math.min(sorted.length, Math.ceil(quantile * sorted.length)) - 1] ?? NaN,
    );
  const count = known.length;
  const pinball = QUANTILES.map((quantile) => pinballLoss({ actual, forecast: at(quantile), quantile }));
  return {
    pinball: count === 0 ? 0 : (count * pinball.reduce((sum, loss) => sum + loss, 0)) / QUANTILES.length,
    crps: count === 0 ? 0 : count * crps({ actual, samples }),
    inside: BANDS.map((share) => {
      if (count === 0) return 0;
      return count * coverage({ actual, lower: at((1 - share) / 2), upper: at((1 + share) / 2) });
    }),
  };
}

/** Each unknown day taken as the same weekday before it, so that weekly differences can be scaled by. */
function gapless({ contacts }: DailySet): Float64Array {
  const filled = contacts.slice();
  filled.forEach((value, t) => {
    if (Number.isNaN(value)) filled[t] = filled[t - 7] ?? NaN;
  });
  return filled.map((value) => (Number.isNaN(value) ? 0 : value));
}
