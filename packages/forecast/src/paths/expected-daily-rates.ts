import { silentlyClosed } from "../features/closed-days.ts";
import { civilDay } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { dailyFeature } from "../features/daily-feature.ts";
import { featureMatrix } from "../models/daily-problem.ts";
import { addKernel, factorOf } from "../triggers/kernel.ts";
import type { PlannedTrigger } from "../triggers/onset.ts";
import { meanEffect } from "./covariate-effects.ts";
import type { DailyForecastRequest } from "./daily-forecast-request.ts";

/**
 * Central forecast: expected contacts of each day at the estimated coefficients. Trigger dates that are not known enter by their
 * probabilities, so a peak of unknown date is a flat hill here; seasons as they may really be come from `drawDailyRates`. Covariates
 * known as paths enter by the mean of their effects, which is more than the effect of their mean.
 */
export function expectedDailyRates(request: DailyForecastRequest): Float64Array {
  const { parameters, triggers, firstDay, days } = request;
  const { features, names } = futureFeatures(request);
  const rates = Float64Array.from({ length: days }, (_, d) => {
    const row = features.subarray(d * names.length, (d + 1) * names.length);
    return Math.exp(names.reduce((sum, _name, j) => sum + (row[j] ?? 0) * (parameters.coefficients[j] ?? 0), 0));
  });
  for (const trigger of triggers) {
    const lift = Math.expm1(parameters.coefficients[parameters.coefficientNames.indexOf(`trigger ${trigger.id}`)] ?? 0);
    if (lift === 0) continue;
    expectedKernel(trigger, firstDay, days).forEach(
      (share, d) => (rates[d] = (rates[d] ?? 0) * factorOf(lift * share)),
    );
  }
  meanEffect(request).forEach((factor, d) => (rates[d] = (rates[d] ?? 0) * factor));
  zeroOnClosedDays(request, rates);
  return rates;
}

/** Features of the days to come by coefficient; those of triggers are zero here. */
export function futureFeatures({
  parameters,
  holidays,
  closedDays,
  firstDay,
  days,
  covariates = [],
  covariatePaths,
}: DailyForecastRequest): {
  features: Float64Array;
  names: readonly string[];
} {
  const context = {
    originDay: civilDay(parameters.originDay),
    holidays,
    closedDays,
    levelPersistence: parameters.levelPersistence,
    covariates: new Map(
      covariates
        .filter(({ name }) => covariatePaths?.has(name) !== true)
        .map((covariate) => [covariate.name, covariate]),
    ),
  };
  const features = parameters.coefficientNames.map((name) =>
    name.startsWith("trigger ") ? () => 0 : dailyFeature(name, context),
  );
  const list = Int32Array.from({ length: days }, (_, d) => firstDay + d);
  return { features: featureMatrix(features, list), names: parameters.coefficientNames };
}

/** Share of its peak effect that a trigger is expected to bring on each day: past firings, and those to come by their probabilities. */
export function expectedKernel(trigger: PlannedTrigger, firstDay: CivilDay, days: number): Float64Array {
  const kernel = pastKernel(trigger, firstDay, days);
  for (const { weight, days: possible } of trigger.nextOnsets)
    for (const { day, probability } of possible)
      addKernel(trigger, { day, weight: weight * probability }, firstDay, kernel);
  return kernel;
}

/** What firings of the past still bring on the days to come. */
export function pastKernel(trigger: PlannedTrigger, firstDay: CivilDay, days: number): Float64Array {
  const kernel = new Float64Array(days);
  for (const onset of trigger.pastOnsets) addKernel(trigger, onset, firstDay, kernel);
  return kernel;
}

/** Sets the days on which no contact can come to zero, in every row of `days` values. */
export function zeroOnClosedDays(
  { parameters, closedDays, firstDay, days }: DailyForecastRequest,
  rates: Float64Array | Float32Array,
): void {
  for (let day = 0; day < days; day += 1) {
    if (!silentlyClosed(firstDay + day, closedDays, parameters.closedWeekdaysWithContacts)) continue;
    for (let i = day; i < rates.length; i += days) rates[i] = 0;
  }
}
