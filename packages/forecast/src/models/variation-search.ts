import { cholesky, logDeterminant, solveLower } from "./cholesky.ts";
import type { Prior } from "../features/priors.ts";
import { addPrior, priorOf } from "./coefficient-priors.ts";
import type { Family, Strengths } from "./coefficient-priors.ts";
import type { DailyProblem } from "./daily-problem.ts";
import { filteredEquations } from "./level-filter.ts";
import type { FilteredEquations, Variation, WanderingRegression } from "./level-filter.ts";
import { lowPoint } from "./nelder-mead.ts";

/** How rates vary, and how strong families of coefficients may be before the history speaks. */
export interface Hyperparameters extends Variation {
  readonly strengths: Strengths;
}

/** What is believed of them for any queue: a level that keeps 95 % a day, wanders by 8 %, days that differ by 7 %. */
export const USUAL: Hyperparameters = {
  persistence: 0.95,
  levelVariance: 0.08 ** 2,
  dayVariance: 0.07 ** 2,
  strengths: { harmonic: 0.15, month: 0.01, covariate: 0.1 },
};

const FAMILIES = ["harmonic", "month", "covariate"] as const;
const MOST_PERSISTENT = 0.998;

/** Coefficients of one holiday or one firing: many, each felt on a few days, and of little say in how rates vary. */
const OF_SINGLE_DAYS = /^((before-|after-)?holiday|firing) /;

/**
 * Hyperparameters of highest evidence (marginal likelihood, coefficients integrated out) times weak log-normal priors around the
 * usual: strengths, variation, strengths again, since strengths need no run of the filter.
 * The regression is the one linearised at the current coefficients; what single holidays and firings do is taken as known meanwhile.
 */
export function searchVariation(
  problem: DailyProblem,
  regression: WanderingRegression,
  coefficients: Float64Array,
  start: Hyperparameters,
): Hyperparameters {
  const kept = problem.priors.map(({ name }, j) => ({ name, j })).filter(({ name }) => !OF_SINGLE_DAYS.test(name));
  const reduced = withColumns(
    regression,
    kept.map(({ j }) => j),
    coefficients,
  );
  const priors = kept.flatMap(({ j }) => problem.priors[j] ?? []);
  const families = FAMILIES.filter((family) => priors.some(({ scale }) => scale === family));
  const step = start === USUAL ? 0.7 : 0.25;
  const strengthsAt = (variation: readonly number[], from: Strengths): Strengths => {
    const equations = filteredEquations(reduced, variationAt(variation));
    const point = families.map((family) => Math.log(from[family]));
    const cost = (x: readonly number[]): number => strengthCost(equations, priors, strengthsFrom(families, x));
    const search = { step, tolerance: 0.02, evaluations: 25 * families.length };
    return strengthsFrom(families, families.length === 0 ? [] : lowPoint(cost, point, search));
  };
  const from = pointOf(start);
  const strengths = strengthsAt(from, start.strengths);
  const cost = (point: readonly number[]): number => {
    const equations = filteredEquations(reduced, variationAt(point));
    const unusual = pointOf(USUAL).reduce((sum, x, i) => sum + (((point[i] ?? 0) - x) / (BELIEF_SDS[i] ?? 1)) ** 2, 0);
    return equations.square + equations.logVariance + unusual + strengthCost(equations, priors, strengths);
  };
  const found = lowPoint(cost, from, { step, tolerance: 0.02, evaluations: 80 });
  return { ...variationAt(found), strengths: strengthsAt(found, strengths) };
}

/** What the strengths of families change of -2 log evidence: they need no new run of the filter. */
function strengthCost(equations: FilteredEquations, priors: readonly Prior[], strengths: Strengths): number {
  const { information, score } = equations;
  const prior = priorOf({ priors }, strengths);
  const posterior = { information: { ...information, values: information.values.slice() }, score: score.slice() };
  addPrior(posterior, prior);
  const factor = cholesky(posterior.information);
  let value = logDeterminant(factor);
  solveLower(factor, posterior.score).forEach((x) => (value -= x * x));
  prior.precision.forEach((p, j) => (value += p * (prior.mean[j] ?? 0) ** 2 - Math.log(p)));
  for (const family of FAMILIES) value += Math.log(strengths[family] / USUAL.strengths[family]) ** 2;
  return value;
}

/** Strengths of the families searched, in logs; the others as usual. */
function strengthsFrom(families: readonly Family[], point: readonly number[]): Strengths {
  const found: Record<Family, number> = { ...USUAL.strengths };
  families.forEach((family, i) => (found[family] = Math.exp(point[i] ?? 0)));
  return found;
}

function withColumns(
  regression: WanderingRegression,
  kept: readonly number[],
  coefficients: Float64Array,
): WanderingRegression {
  const rows = regression.days.length;
  const jacobian = new Float64Array(rows * kept.length);
  const keptSet = new Set(kept);
  const response = regression.response.map((z, t) => {
    const row = t * regression.columns;
    kept.forEach((j, k) => (jacobian[t * kept.length + k] = regression.jacobian[row + j] ?? 0));
    let rest = z;
    for (let j = 0; j < regression.columns; j++)
      if (!keptSet.has(j)) rest -= (regression.jacobian[row + j] ?? 0) * (coefficients[j] ?? 0);
    return rest;
  });
  return { ...regression, jacobian, columns: kept.length, response };
}

function pointOf({ persistence, levelVariance, dayVariance }: Variation): readonly number[] {
  const share = persistence / MOST_PERSISTENT;
  return [Math.log(share / (1 - share)), 0.5 * Math.log(levelVariance), 0.5 * Math.log(dayVariance)];
}

function variationAt([logit = 0, level = 0, day = 0]: readonly number[]): Variation {
  return {
    persistence: MOST_PERSISTENT / (1 + Math.exp(-logit)),
    levelVariance: Math.exp(2 * level),
    dayVariance: Math.exp(2 * day),
  };
}

const BELIEF_SDS = [1.5, 1, 1] as const;
