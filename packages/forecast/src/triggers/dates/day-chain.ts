import type { CivilDay } from "@springtide/calendar";
import { annualHarmonic } from "../../features/annual-harmonics.ts";
import { cholesky, solveLower, solveUpper } from "../../models/cholesky.ts";

/** Chance that a day counts, given whether the day before was. */
export type DayChain = (day: CivilDay, yesterdayCounted: boolean) => number;

const HARMONICS = 3;
const LOG_ODDS_PRIOR_SD = 6;
const MOST_STEPS = 40;

/**
 * First-order Markov chain of days that count: logit P(today counts | yesterday) = s(day of year) + gamma [yesterday counted], s being three annual
 * harmonics with a weak normal prior. Every pair of observed days of every year counts, so that three or four years speak for
 * hundreds of days, where their first dates would be three or four numbers. Posterior mode by Newton's method (IRLS), about
 * 10 steps of days x 8 x 8.
 * @param qualifies 1 counts, 0 not, NaN unknown, from `firstDay` on
 */
export function fitDayChain(qualifies: ArrayLike<number>, firstDay: CivilDay): DayChain {
  const pairs: { row: Float64Array; counts: number }[] = [];
  for (let i = 1; i < qualifies.length; i++) {
    const [yesterday, today] = [qualifies[i - 1] ?? NaN, qualifies[i] ?? NaN];
    if (!Number.isNaN(yesterday + today)) pairs.push({ row: features(firstDay + i, yesterday), counts: today });
  }
  const coefficients = logisticRegression(pairs);
  return (day, yesterdayCounted) => logistic(dot(features(day, Number(yesterdayCounted)), coefficients));
}

function features(day: CivilDay, yesterdayCounted: number): Float64Array {
  const row = new Float64Array(2 + 2 * HARMONICS);
  row[0] = 1;
  row[1] = yesterdayCounted;
  for (let order = 1; order <= HARMONICS; order++) {
    row[2 * order] = annualHarmonic("sin", order, day);
    row[2 * order + 1] = annualHarmonic("cos", order, day);
  }
  return row;
}

function logisticRegression(pairs: readonly { row: Float64Array; counts: number }[]): Float64Array {
  const size = 2 + 2 * HARMONICS;
  const coefficients = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const information = new Float64Array((size * (size + 1)) / 2);
    const score = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      information[(j * (j + 3)) / 2] = LOG_ODDS_PRIOR_SD ** -2;
      score[j] = -(coefficients[j] ?? 0) * LOG_ODDS_PRIOR_SD ** -2;
    }
    for (const { row, counts } of pairs) {
      const chance = logistic(dot(row, coefficients));
      for (let i = 0; i < size; i++) {
        const value = row[i] ?? 0;
        score[i] = (score[i] ?? 0) + value * (counts - chance);
        const weighted = value * chance * (1 - chance);
        for (let j = 0, at = (i * (i + 1)) / 2; j <= i; j++, at++)
          information[at] = (information[at] ?? 0) + weighted * (row[j] ?? 0);
      }
    }
    const factor = cholesky({ size, values: information });
    const change = solveUpper(factor, solveLower(factor, score));
    const largest = change.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const length = Math.min(1, 3 / largest);
    change.forEach((x, j) => (coefficients[j] = (coefficients[j] ?? 0) + length * x));
    if (largest < 1e-10) break;
  }
  return coefficients;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
