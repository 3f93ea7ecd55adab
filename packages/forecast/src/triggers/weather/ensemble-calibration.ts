/** A weather forecast of the past and what came of it. */
export interface PastForecast {
  readonly leadDays: number;
  /** Mean of the members. */
  readonly mean: number;
  /** Standard deviation of the members. */
  readonly spread: number;
  readonly observed: number;
}

/** Brings a member to where past forecasts of its lead say it belongs. */
export type EnsembleCalibration = (member: number, of: { readonly mean: number; readonly leadDays: number }) => number;

/** Past forecasts of one lead that weigh as much as the belief that the ensemble is right. */
const BELIEF_FORECASTS = 20;

/**
 * Learns the bias and the spread of an ensemble by lead from past forecasts, in the manner of ensemble model output statistics: the
 * truth is normal around a + b x mean with a standard deviation of s times the members'. a and b by least squares, s from the
 * residuals' mean square over the mean square of the spread, each drawn towards "the ensemble is right" (0, 1, 1) as by twenty
 * forecasts; so leads without past forecasts stay as they are. Members are moved so that their order, and with it their courses
 * over the days, stays.
 * Source: Gneiting, Raftery, Westveld & Goldman (2005), Monthly Weather Review 133(5), by moments instead of minimum CRPS.
 */
export function calibrateEnsemble(past: readonly PastForecast[]): EnsembleCalibration {
  const byLead = new Map<number, PastForecast[]>();
  for (const forecast of past) byLead.set(forecast.leadDays, [...(byLead.get(forecast.leadDays) ?? []), forecast]);
  const learned = new Map([...byLead].map(([leadDays, forecasts]) => [leadDays, correctionOf(forecasts)]));
  return (member, { mean, leadDays }) => {
    const correction = learned.get(leadDays);
    if (correction === undefined) return member;
    const { centre, bias, slope, spread } = correction;
    return mean + bias + slope * (mean - centre) + spread * (member - mean);
  };
}

interface Correction {
  /** Mean of the past forecasts. */
  readonly centre: number;
  /** How much warmer it was on average than foreseen. */
  readonly bias: number;
  /** Further change for each degree that the forecast lies above its centre: b - 1. */
  readonly slope: number;
  /** Factor of the members' distance from their mean. */
  readonly spread: number;
}

function correctionOf(forecasts: readonly PastForecast[]): Correction {
  const n = forecasts.length;
  const meanOf = (value: (forecast: PastForecast) => number): number =>
    forecasts.reduce((sum, forecast) => sum + value(forecast), 0) / n;
  const centre = meanOf(({ mean }) => mean);
  const raw = meanOf(({ observed, mean }) => observed - mean);
  const bias = (raw * n) / (n + BELIEF_FORECASTS);
  const variance = meanOf(({ mean }) => (mean - centre) ** 2);
  const together = meanOf(({ observed, mean }) => (observed - mean - raw) * (mean - centre));
  const slope = variance > 0 ? (together * n) / (variance * (n + BELIEF_FORECASTS)) : 0;
  const error = meanOf(({ observed, mean }) => (observed - mean - bias - slope * (mean - centre)) ** 2);
  const foreseen = meanOf(({ spread }) => spread ** 2);
  const spread = Math.sqrt((n * error + BELIEF_FORECASTS * foreseen) / ((n + BELIEF_FORECASTS) * foreseen));
  return { centre, bias, slope, spread: foreseen > 0 ? spread : 1 };
}
