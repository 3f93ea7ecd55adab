import { isoDay } from "@springtide/calendar";
import { normalQuantile } from "@springtide/probability";
import { caveatsOf } from "./caveats.ts";
import { checkedHistory } from "./checked-history.ts";
import { cholesky } from "./cholesky.ts";
import type { LowerTriangle } from "./cholesky.ts";
import type { CountRegression } from "./count-regression.ts";
import type { DailyModelParameters } from "./daily-model-parameters.ts";
import { firingSd } from "./daily-problem.ts";
import type { DailyModelInput, DailyProblem } from "./daily-problem.ts";
import type { FittedDailyModel, LearnedLift } from "./fitted-daily-model.ts";
import { fitRegression } from "./regression-fit.ts";
import { silentQueue } from "./silent-queue.ts";

/**
 * Fits the daily count regression of one queue: level, weekday, damped trend, harmonics of the year, holidays and triggers on the log
 * scale, an AR(1) level around them and a gamma factor of each day (science 13.1). Days weigh by a half-life of two years.
 * A short, constant or empty history gives a forecast with caveats in words.
 * @throws Refusal "no-history" or "negative-contacts"
 * Cost: under half a second for four years.
 */
export function fitDailyModel(input: DailyModelInput): FittedDailyModel {
  const fitted = fitRegression(input);
  if (fitted === null) return silentQueue(input, checkedHistory(input));
  return fittedModelOf(input, fitted.problem, fitted.fit);
}

/** What a fit says in the words of those who use it. */
export function fittedModelOf(input: DailyModelInput, problem: DailyProblem, fit: CountRegression): FittedDailyModel {
  return {
    parameters: parametersOf(problem, fit),
    lifts: Object.fromEntries(problem.triggers.map((trigger) => [trigger.id, liftOf(trigger, fit)])),
    ...byDay(input, problem, fit),
    caveats: caveatsOf(input, problem),
  };
}

function parametersOf(problem: DailyProblem, fit: CountRegression): DailyModelParameters {
  const kept = [...Array(problem.linear).keys(), ...problem.triggers.map(({ coefficient }) => coefficient)];
  const { level, covariance } = withLevel(fit, kept);
  problem.triggers.forEach((trigger, i) => {
    const row = problem.linear + i;
    const diagonal = (row * (row + 3)) / 2;
    const common = fit.coefficients[trigger.coefficient] ?? 0;
    covariance.values[diagonal] = (covariance.values[diagonal] ?? 0) + nextFiringVariance(trigger, common);
  });
  const { persistence, levelVariance, dayVariance } = fit.variation;
  return {
    kind: "count-regression",
    originDay: isoDay(problem.originDay),
    harmonics: problem.harmonics,
    triggers: problem.triggers.map(({ id }) => id),
    coefficientNames: [...kept.map((j) => problem.priors[j]?.name ?? ""), "level-now"],
    coefficients: [...kept.map((j) => fit.coefficients[j] ?? 0), level],
    covarianceFactor: [...cholesky(covariance).values],
    dayFactorVariance: dayVariance,
    levelPersistence: persistence,
    levelStepSd: Math.sqrt(levelVariance * (1 - persistence * persistence)),
    levelNow: level,
    closedWeekdaysWithContacts: [...problem.closedWeekdaysWithContacts],
  };
}

/** The last level as one more coefficient: constant - slope . b in relative terms, brought to the log scale, with its joint covariance. */
function withLevel(fit: CountRegression, kept: readonly number[]): { level: number; covariance: LowerTriangle } {
  const { constant, slope, variance } = fit.lastLevel;
  const all = fit.coefficients.length;
  const between = (i: number, j: number): number => {
    const [low, high] = i < j ? [i, j] : [j, i];
    return fit.covariance.values[(high * (high + 1)) / 2 + low] ?? 0;
  };
  const withSlope = Float64Array.from({ length: all }, (_, i) =>
    slope.reduce((sum, value, j) => sum + value * between(i, j), 0),
  );
  const relative = slope.reduce((rest, value, j) => rest - value * (fit.coefficients[j] ?? 0), constant);
  const factor = 1 + Math.max(-0.8, relative);
  const size = kept.length + 1;
  const values = new Float64Array((size * (size + 1)) / 2);
  kept.forEach((i, row) => {
    for (let column = 0; column <= row; column++)
      values[(row * (row + 1)) / 2 + column] = between(i, kept[column] ?? 0);
  });
  const last = ((size - 1) * size) / 2;
  kept.forEach((i, column) => (values[last + column] = -(withSlope[i] ?? 0) / factor));
  values[last + size - 1] =
    (variance + slope.reduce((sum, value, i) => sum + value * (withSlope[i] ?? 0), 0)) / (factor * factor);
  return { level: Math.log(factor), covariance: { size, values } };
}

function nextFiringVariance(trigger: DailyProblem["triggers"][number], common: number): number {
  return firingSd(trigger.firings.length === 0 ? trigger.priorMean : common) ** 2;
}

function liftOf(trigger: DailyProblem["triggers"][number], fit: CountRegression): LearnedLift {
  const j = trigger.coefficient;
  const common = fit.coefficients[j] ?? 0;
  const sd = Math.sqrt((fit.covariance.values[(j * (j + 3)) / 2] ?? 0) + nextFiringVariance(trigger, common));
  const reach = normalQuantile(0.9) * sd;
  return {
    lift: Math.expm1(common),
    low: Math.expm1(common - reach),
    high: Math.expm1(common + reach),
    learnedFrom: trigger.firings.length,
  };
}

function byDay(
  { history }: DailyModelInput,
  problem: DailyProblem,
  fit: CountRegression,
): { residuals: Float64Array; fitted: Float64Array } {
  const residuals = new Float64Array(history.contacts.length).fill(NaN);
  const fitted = residuals.slice();
  problem.days.forEach((day, t) => {
    residuals[day - history.firstDay] = fit.residuals[t] ?? NaN;
    fitted[day - history.firstDay] = fit.rates[t] ?? NaN;
  });
  return { residuals, fitted };
}
