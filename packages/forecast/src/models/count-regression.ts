import { addPrior, priorOf } from "./coefficient-priors.ts";
import { cholesky, inverse, solveLower, solveUpper } from "./cholesky.ts";
import type { LowerTriangle } from "./cholesky.ts";
import type { DailyProblem } from "./daily-problem.ts";
import { filteredEquations, scaledSurprises } from "./level-filter.ts";
import type { FilteredEquations, WanderingRegression } from "./level-filter.ts";
import { linearise } from "./linearisation.ts";
import type { Linearisation } from "./linearisation.ts";
import { searchVariation, USUAL } from "./variation-search.ts";
import type { Hyperparameters } from "./variation-search.ts";

/** A fitted count regression: coefficients with their covariance, how rates vary around them, and where the level stands. */
export interface CountRegression {
  readonly coefficients: Float64Array;
  readonly covariance: LowerTriangle;
  readonly variation: Hyperparameters;
  readonly lastLevel: FilteredEquations["lastLevel"];
  /** Expected contacts of the days used, without the level's wandering. */
  readonly rates: Float64Array;
  /** (y - m) / m of the days used. */
  readonly residuals: Float64Array;
  /** Factor on the noise variance of the days used: above 1 where a day fits badly without a known cause. */
  readonly outlying: Float64Array;
  /** The regression as made linear at the coefficients. */
  readonly linear: WanderingRegression;
}

const ROUNDS = 2;
const MOST_STEPS = 25;
const LARGEST_STEP = 1.5;
/** Change of any day's log rate below which the coefficients stand: before the variation is known, and at last. */
const ROUGHLY = 1e-3;
const FINALLY = 1e-6;
/** In standard deviations: from here on a day without a known cause counts less (Huber's weights). */
const OUTLYING_FROM = 3;

/**
 * Fits ln m = features . b + triggers by iteratively reweighted least squares for counts with variance m + m^2 (day + level variance),
 * the level an AR(1) process (a generalised estimating equation with a normal prior on b). Rounds alternate between the coefficients
 * and the variation (by evidence), and discount days that fit badly and have no known cause.
 * @param held the variation, where it was learned a short while ago: it changes slowly, and its search is the greater part of the cost
 * Cost: about 100 x days x columns^2; a tenth of it with the variation held.
 */
export function fitCountRegression(problem: DailyProblem, held?: Hyperparameters): CountRegression {
  let coefficients: Float64Array = Float64Array.from(problem.priors, ({ mean }) => mean);
  let variation: Hyperparameters = held ?? USUAL;
  let outlying: Float64Array = new Float64Array(problem.days.length).fill(1);
  let solved = solve(problem, coefficients, variation, outlying, ROUGHLY);
  for (let round = 0; round < ROUNDS; round++) {
    ({ coefficients } = solved);
    const regression = regressionOf(problem, solved.at, outlying);
    variation = held ?? searchVariation(problem, regression, coefficients, variation);
    outlying = outlyingDays(problem, regression, solved.at.residuals, variation);
    solved = solve(problem, coefficients, variation, outlying, round === ROUNDS - 1 ? FINALLY : ROUGHLY);
  }
  const { at, equations, factor } = solved;
  return {
    coefficients: solved.coefficients,
    covariance: inverse(factor),
    variation,
    lastLevel: equations.lastLevel,
    rates: at.rates,
    residuals: at.residuals,
    outlying,
    linear: regressionOf(problem, at, outlying),
  };
}

interface Solution {
  readonly coefficients: Float64Array;
  readonly at: Linearisation;
  readonly equations: FilteredEquations;
  readonly factor: LowerTriangle;
}

function solve(
  problem: DailyProblem,
  start: Float64Array,
  variation: Hyperparameters,
  outlying: Float64Array,
  tolerance: number,
): Solution {
  const prior = priorOf(problem, variation.strengths);
  let coefficients: Float64Array = start;
  for (let step = 1; ; step++) {
    const at = linearise(problem, coefficients);
    const equations = filteredEquations(regressionOf(problem, at, outlying), variation);
    addPrior(equations, prior);
    const factor = cholesky(equations.information);
    const target = solveUpper(factor, solveLower(factor, equations.score));
    const largest = largestChange(at.jacobian, coefficients, target);
    if (largest < tolerance || step === MOST_STEPS) return { coefficients, at, equations, factor };
    const share = Math.min(1, LARGEST_STEP / largest);
    coefficients = coefficients.map((value, j) => value + share * ((target[j] ?? 0) - value));
  }
}

function regressionOf(problem: DailyProblem, at: Linearisation, outlying: Float64Array): WanderingRegression {
  return {
    days: problem.days,
    jacobian: at.jacobian,
    columns: problem.priors.length,
    response: at.response,
    countVariance: at.rates.map((rate) => 1 / rate),
    weights: problem.weights,
    outlying,
  };
}

function outlyingDays(
  problem: DailyProblem,
  regression: WanderingRegression,
  residuals: Float64Array,
  variation: Hyperparameters,
): Float64Array {
  return scaledSurprises(regression, residuals, variation).map((surprise, t) =>
    problem.explained[t] === 1 ? 1 : Math.max(1, (surprise / OUTLYING_FROM) ** 2),
  );
}

/** Largest change of a day's log rate. */
function largestChange(jacobian: Float64Array, from: Float64Array, to: Float64Array): number {
  const size = from.length;
  let largest = 0;
  for (let row = 0; row < jacobian.length; row += size) {
    let change = 0;
    for (let j = 0; j < size; j++) change += (jacobian[row + j] ?? 0) * ((to[j] ?? 0) - (from[j] ?? 0));
    largest = Math.max(largest, Math.abs(change));
  }
  return largest;
}
