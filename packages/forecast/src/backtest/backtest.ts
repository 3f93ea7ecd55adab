import type { CivilDay } from "@springtide/calendar";
import { Refusal, stopIfCancelled } from "@springtide/refusal";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { DailySeries } from "../features/daily-series.ts";
import type { DailyModelInput } from "../models/daily-problem.ts";
import type { ForecastModel, FuturesRequest } from "../models/forecast-model.ts";
import { accuracyGroups, ALL_DAYS } from "./accuracy-groups.ts";
import type { AccuracyGroup } from "./accuracy-groups.ts";
import { naiveErrors } from "./naive-errors.ts";
import { rollingOrigins } from "./rolling-origins.ts";
import type { OriginRule } from "./rolling-origins.ts";
import { recallOfPeaks, scoreForecast } from "./score-forecast.ts";
import { accuracyOf } from "./scored-days.ts";
import type { Accuracy, ScoredDay } from "./scored-days.ts";

/** What was known on the day a forecast was made: of the past, and of the days to come. */
export interface KnownThen {
  readonly past: Omit<DailyModelInput, "history">;
  readonly future: Omit<FuturesRequest, "firstDay" | "days" | "paths" | "seed" | "queue">;
}

/**
 * Cost of a plan made for possible futures when `actual` came: rates [path * days + day] and counts of those days (NaN unknown).
 * Any unit; the backtest knows no wages.
 */
export type PlanCost = (rates: Float32Array, actual: Float64Array) => number;

/** A backtest: a model, a history, and how it is cut. */
export interface BacktestRequest {
  readonly model: ForecastModel;
  readonly history: DailySeries;
  readonly origins: OriginRule;
  readonly paths: number;
  readonly seed: number;
  readonly queue: string;
  /** As known at the time: nothing in it may come from the origin or later, but for what is fixed long before. */
  readonly knownBefore: (origin: CivilDay) => KnownThen;
  /** Class of a day, such as `trigger` or `normal`; all days are one class otherwise. */
  readonly dayClass?: (day: CivilDay) => string;
  readonly costOf?: PlanCost;
  readonly progress?: Progress;
  readonly cancel?: CancelSignal;
}

/** What a backtest found. */
export interface BacktestResult {
  readonly origins: readonly CivilDay[];
  readonly overall: Accuracy;
  /** By band of leads, and by band and class where there are several classes; groups without a day are left out. */
  readonly groups: readonly AccuracyGroup[];
  /** Mean over origins of the share of the busiest fifth of days foreseen within a day; NaN for horizons under a week. */
  readonly peakDayRecall: number;
  /** Mean cost of forecast error by origin: the plan for the forecast less the plan for what came, both as it came. Null unasked. */
  readonly costOfError: readonly number[] | null;
  readonly days: readonly ScoredDay[];
}

/**
 * Forecasts a history from earlier and earlier days of it as it would have been done then, and scores what was said against what came
 * (rolling origin, Tashman 2000, International Journal of Forecasting 16(4)). The model is fitted anew at each origin to the days before it. Unknown
 * and missing days are not scored. Counts are drawn Poisson around the rates of the paths. Same request, same result.
 * @throws Refusal "history-too-short" when no origin has enough days behind it
 * @throws Cancelled when asked to stop
 * Cost: a fit and the paths for each origin.
 */
export function backtest(request: BacktestRequest): BacktestResult {
  const { history, progress, cancel } = request;
  const origins = rollingOrigins(history, request.origins);
  if (origins.length === 0) throw tooShort(history, request.origins);
  const runs = origins.map((origin, done) => {
    stopIfCancelled(cancel);
    progress?.(done, origins.length, "forecasts made");
    return runAt(request, origin);
  });
  progress?.(origins.length, origins.length, "forecasts made");
  const days = runs.flatMap((run) => run.days);
  const recalls = runs.map(({ recall }) => recall).filter((recall) => !Number.isNaN(recall));
  return {
    origins,
    overall: accuracyOf(days),
    groups: accuracyGroups(days),
    peakDayRecall: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
    costOfError: request.costOf === undefined ? null : runs.map(({ cost }) => cost),
    days,
  };
}

function runAt(request: BacktestRequest, origin: CivilDay): { days: ScoredDay[]; recall: number; cost: number } {
  const { history, model, origins, paths, seed, queue, costOf } = request;
  const { past, future } = request.knownBefore(origin);
  const start = origin - history.firstDay;
  const fit = model.fit({ ...past, history: { ...history, contacts: history.contacts.slice(0, start) } });
  const horizon = origins.horizonDays;
  const rates = fit.samplePaths({ ...future, firstDay: origin, days: horizon, paths, seed, queue });
  const actual = history.contacts.slice(start, start + horizon);
  const days = scoreForecast({
    origin,
    rates,
    actual,
    naive: naiveErrors(history.contacts.subarray(0, start)),
    dayClass: request.dayClass ?? (() => ALL_DAYS),
    seed,
    queue,
  });
  const asItCame = Float32Array.from(actual, (value) => (Number.isNaN(value) ? 0 : value));
  const cost = costOf === undefined ? NaN : costOf(rates, actual) - costOf(asItCame, actual);
  return { days, recall: recallOfPeaks(days), cost };
}

function tooShort({ contacts }: DailySeries, { leastKnownDays, horizonDays }: OriginRule): Refusal {
  return new Refusal({
    code: "history-too-short",
    place: {},
    found: `${contacts.length} days of history`,
    rule: `a backtest needs ${leastKnownDays + horizonDays} days: ${leastKnownDays} to learn from and ${horizonDays} to be forecast`,
    remedy: "Give a longer history, a shorter horizon, or ask for fewer days to learn from.",
  });
}
