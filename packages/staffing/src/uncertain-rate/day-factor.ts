import { refuse } from "../domain.ts";
import { requireCv, requireUncertainRate, type UncertainRate } from "./uncertain-rate.ts";

/**
 * What is known of a day's factor: all rates of the day are forecast times this one number, which has a gamma law with
 * `pseudoCount` as its shape. Before the day its mean is 1.
 */
export interface DayFactor {
  /** Shape of the gamma law: how many contacts the forecast is worth. Infinite where the factor is known to be 1. */
  readonly pseudoCount: number;
  /** Rate of the gamma law: the same in forecast contacts. */
  readonly pseudoForecast: number;
  readonly mean: number;
  /** Coefficient of variation: standard deviation over mean. */
  readonly cv: number;
}

/** Contacts counted and forecast over some intervals of this morning, in the same order. */
export interface MorningSoFar {
  readonly counts: readonly number[];
  readonly forecasts: readonly number[];
}

/**
 * The factor before the day: mean 1 and the coefficient of variation that past days show (`overdispersionCv`).
 * @throws Refusal for a coefficient of variation outside 0 to 10
 * @example dayFactorPrior(0.1).pseudoCount // about 100.0
 */
export function dayFactorPrior(cv: number): DayFactor {
  requireCv(cv, "/cv");
  const pseudoCount = 1 / (cv * cv);
  return { pseudoCount, pseudoForecast: pseudoCount, mean: 1, cv };
}

/**
 * What this morning's contacts say of the day's factor: with y counted where m were forecast, the gamma law with shape k
 * and rate k becomes one with k + y and k + m, so its mean is (k + y) / (k + m). The answer is a prior for the
 * next interval: interval by interval or all at once makes no difference, so it can run every quarter of an hour.
 * Assumes that counts are Poisson around factor x forecast with one factor for the whole day. Where intervals scatter
 * more than that, it trusts the morning too much: give a smaller pseudoCount (a larger cv) before the day.
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6 (gamma prior, Poisson counts); in use for calls by
 * Shen & Huang (2008), M&SOM 10(3), 391-410. Cost: O(intervals).
 * @throws Refusal for counts or forecasts that are negative or do not pair up
 * @example dayFactorPosterior(dayFactorPrior(0.1), { counts: [130, 140], forecasts: [100, 100] }).mean // about 1.2333
 */
export function dayFactorPosterior(prior: DayFactor, { counts, forecasts }: MorningSoFar): DayFactor {
  if (counts.length !== forecasts.length) {
    refuse(
      "counts-without-forecasts",
      "/forecasts",
      `${forecasts.length} forecasts for ${counts.length} counts`,
      "there is one forecast for each count",
      "Give both for the intervals that have ended.",
    );
  }
  const counted = sumOf(counts, "/counts");
  const forecast = sumOf(forecasts, "/forecasts");
  if (prior.pseudoCount === Infinity) return prior;
  const pseudoCount = prior.pseudoCount + counted;
  const pseudoForecast = prior.pseudoForecast + forecast;
  return { pseudoCount, pseudoForecast, mean: pseudoCount / pseudoForecast, cv: 1 / Math.sqrt(pseudoCount) };
}

/**
 * The rate of a later interval of the day, as uncertain as the factor still is: for `underUncertainRate` and the
 * searches for agents.
 * @throws Refusal for a forecast that is negative or too large
 * @example rateQuantile(rateOfDay(dayFactorPosterior(dayFactorPrior(0.1), { counts: [130, 140], forecasts: [100, 100] }), 400), 0.9) // about 526.47
 */
export function rateOfDay(factor: DayFactor, forecastPerHour: number): UncertainRate {
  const rate: UncertainRate = { kind: "gamma", meanPerHour: forecastPerHour * factor.mean, cv: factor.cv };
  requireUncertainRate(rate, "");
  return rate;
}

/** Contacts of a morning; a slip beyond it is refused rather than believed. */
const MOST_CONTACTS = 1e12;

function sumOf(values: readonly number[], field: string): number {
  let sum = 0;
  for (const [index, value] of values.entries()) {
    if (!(value >= 0 && value <= MOST_CONTACTS)) {
      refuse(
        "contacts-out-of-range",
        `${field}/${index}`,
        value,
        `contacts of an interval lie between 0 and ${MOST_CONTACTS}`,
        "Give the number counted or forecast; leave out intervals that were not measured.",
      );
    }
    sum += value;
  }
  return sum;
}
