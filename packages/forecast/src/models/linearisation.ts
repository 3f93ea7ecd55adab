import { factorOf } from "../triggers/kernel.ts";
import type { DailyProblem, TriggerTerm } from "./daily-problem.ts";

/** The count regression made linear around some coefficients. */
export interface Linearisation {
  /** Expected contacts of each day. */
  readonly rates: Float64Array;
  /** Derivatives of the log rate, row by row. */
  readonly jacobian: Float64Array;
  /** Working response (y - m) / m + J b: what the coefficients would have to explain. */
  readonly response: Float64Array;
  /** (y - m) / m. */
  readonly residuals: Float64Array;
}

const LOG_RATE_RANGE = { least: -12, most: 25 };

/**
 * Log rates and derivatives of the daily model at coefficients b. A trigger adds ln(1 + sum over firings of (e^(beta + delta) - 1) g(t)):
 * its *extra contacts* rise and fade as the kernel g, so beta is the log of the multiplier at the peak.
 */
export function linearise(problem: DailyProblem, coefficients: ArrayLike<number>): Linearisation {
  const size = problem.priors.length;
  const count = problem.days.length;
  const jacobian = new Float64Array(count * size);
  const rates = new Float64Array(count);
  const response = new Float64Array(count);
  const residuals = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const row = jacobian.subarray(t * size, (t + 1) * size);
    row.set(problem.features.subarray(t * problem.linear, (t + 1) * problem.linear));
    let logRate = 0;
    for (let j = 0; j < problem.linear; j++) logRate += (row[j] ?? 0) * (coefficients[j] ?? 0);
    for (const trigger of problem.triggers) logRate += triggerEffect(trigger, coefficients, t, row);
    const rate = Math.exp(Math.min(Math.max(logRate, LOG_RATE_RANGE.least), LOG_RATE_RANGE.most));
    const residual = ((problem.counts[t] ?? 0) - rate) / rate;
    let explained = 0;
    for (let j = 0; j < size; j++) explained += (row[j] ?? 0) * (coefficients[j] ?? 0);
    rates[t] = rate;
    residuals[t] = residual;
    response[t] = residual + explained;
  }
  return { rates, jacobian, response, residuals };
}

function triggerEffect(trigger: TriggerTerm, coefficients: ArrayLike<number>, t: number, row: Float64Array): number {
  const common = coefficients[trigger.coefficient] ?? 0;
  let change = 0;
  for (const { kernel, coefficient } of trigger.firings) {
    const share = kernel[t] ?? 0;
    if (share === 0) continue;
    const multiplier = Math.exp(common + (coefficient === null ? 0 : (coefficients[coefficient] ?? 0)));
    change += (multiplier - 1) * share;
    row[trigger.coefficient] = (row[trigger.coefficient] ?? 0) + multiplier * share;
    if (coefficient !== null) row[coefficient] = multiplier * share;
  }
  const factor = factorOf(change);
  row[trigger.coefficient] = (row[trigger.coefficient] ?? 0) / factor;
  for (const { coefficient } of trigger.firings)
    if (coefficient !== null) row[coefficient] = (row[coefficient] ?? 0) / factor;
  return Math.log(factor);
}
