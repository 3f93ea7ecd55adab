import { cholesky, logDeterminant, solveLower } from "./cholesky.ts";
import type { Prior } from "../features/priors.ts";
import type { DailyProblem } from "./daily-problem.ts";
import { filteredEquations } from "./level-filter.ts";
import type { FilteredEquations, Variation, WanderingRegression } from "./level-filter.ts";
import { lowPoint } from "./nelder-mead.ts";

/** How rates vary, and how strong the harmonics of the year may be before the history speaks. */
export interface Hyperparameters extends Variation {
  readonly harmonicSd: number;
  /** How strongly measurements of the day may move contacts. */
  readonly covariateSd: number;
}

/** What is believed of them for any queue: a level that keeps 95 % a day, wanders by 8 %, days that differ by 7 %. */
export const USUAL: Hyperparameters = {
  persistence: 0.95,
  levelVariance: 0.08 ** 2,
  dayVariance: 0.07 ** 2,
  harmonicSd: 0.15,
  covariateSd: 0.1,
};

const MOST_PERSISTENT = 0.998;

/** Coefficients of one holiday or one firing: many, each felt on a few days, and of little say in how rates vary. */
const OF_SINGLE_DAYS = /^((before-|after-)?holiday|firing) /;

/** Prior precision and precision-weighted mean of every coefficient. */
export function priorOf(
  problem: DailyProblem,
  { harmonicSd, covariateSd }: Pick<Hyperparameters, "harmonicSd" | "covariateSd">,
): { mean: Float64Array; precision: Float64Array } {
  return {
    mean: Float64Array.from(problem.priors, ({ mean }) => mean),
    precision: Float64Array.from(
      problem.priors,
      ({ sd, scale }) => (scale === "harmonic" ? sd * harmonicSd : scale === "covariate" ? sd * covariateSd : sd) ** -2,
    ),
  };
}

/** Adds a normal prior to normal equations, in place. */
export function addPrior(
  { information, score }: Pick<FilteredEquations, "information" | "score">,
  { mean, precision }: { mean: Float64Array; precision: Float64Array },
): void {
  precision.forEach((value, j) => {
    const diagonal = (j * (j + 3)) / 2;
    information.values[diagonal] = (information.values[diagonal] ?? 0) + value;
    score[j] = (score[j] ?? 0) + value * (mean[j] ?? 0);
  });
}

/**
 * Hyperparameters of highest evidence (marginal likelihood, coefficients integrated out) times weak log-normal priors around the
 * usual, the variation first and then the strengths of harmonics and covariates, which need no run of the filter: its rounds take turns.
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
  const full = priorOf(problem, { harmonicSd: 1, covariateSd: 1 });
  const prior: ScaledPrior = {
    mean: Float64Array.from(kept, ({ j }) => full.mean[j] ?? 0),
    precision: Float64Array.from(kept, ({ j }) => full.precision[j] ?? 0),
    scales: kept.map(({ j }) => problem.priors[j]?.scale ?? "fixed"),
  };
  const step = start === USUAL ? 0.7 : 0.25;
  const strengthsAt = (variation: readonly number[], from: readonly number[]): readonly number[] => {
    if (from.length === 0) return from;
    const equations = filteredEquations(reduced, fromPoint(variation));
    return lowPoint((point) => strengthCost(equations, prior, point), from, { step, tolerance: 0.02, evaluations: 40 });
  };
  const usual = toPoint(start).slice(0, strengthsOf(problem));
  const strengths = strengthsAt(usual.slice(0, 3), usual.slice(3));
  const variation = lowPoint(
    (point) => {
      const equations = filteredEquations(reduced, fromPoint(point));
      const ofVariation = equations.square + equations.logVariance + beliefPenalty(point, 0);
      return ofVariation + strengthCost(equations, prior, strengths);
    },
    usual.slice(0, 3),
    { step, tolerance: 0.02, evaluations: 80 },
  );
  return fromPoint([...variation, ...strengthsAt(variation, strengths)]);
}

/** Points hold the variation first; the strengths of harmonics and covariates follow where there are any. */
function strengthsOf({ priors }: DailyProblem): number {
  if (priors.some(({ scale }) => scale === "covariate")) return 5;
  return priors.some(({ scale }) => scale === "harmonic") ? 4 : 3;
}

interface ScaledPrior {
  readonly mean: Float64Array;
  readonly precision: Float64Array;
  readonly scales: readonly Prior["scale"][];
}

/** What the strengths of harmonics and covariates change of -2 log evidence: they need no new run of the filter. */
function strengthCost(
  { information, score }: FilteredEquations,
  { mean, precision, scales }: ScaledPrior,
  strengths: readonly number[],
): number {
  const [harmonic = 0, covariate = 0] = strengths;
  const own = precision.map((p, j) =>
    scales[j] === "harmonic"
      ? p * Math.exp(-2 * harmonic)
      : scales[j] === "covariate"
        ? p * Math.exp(-2 * covariate)
        : p,
  );
  const posterior = { information: { ...information, values: information.values.slice() }, score: score.slice() };
  addPrior(posterior, { mean, precision: own });
  const factor = cholesky(posterior.information);
  let value = logDeterminant(factor) + beliefPenalty(strengths, 3);
  solveLower(factor, posterior.score).forEach((x) => (value -= x * x));
  own.forEach((p, j) => (value += p * (mean[j] ?? 0) ** 2 - Math.log(p)));
  return value;
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

function toPoint({
  persistence,
  levelVariance,
  dayVariance,
  harmonicSd,
  covariateSd,
}: Hyperparameters): readonly number[] {
  const share = persistence / MOST_PERSISTENT;
  return [
    Math.log(share / (1 - share)),
    0.5 * Math.log(levelVariance),
    0.5 * Math.log(dayVariance),
    Math.log(harmonicSd),
    Math.log(covariateSd),
  ];
}

function fromPoint(point: readonly number[]): Hyperparameters {
  const [
    logit = 0,
    level = 0,
    day = 0,
    harmonic = Math.log(USUAL.harmonicSd),
    covariate = Math.log(USUAL.covariateSd),
  ] = point;
  return {
    persistence: MOST_PERSISTENT / (1 + Math.exp(-logit)),
    levelVariance: Math.exp(2 * level),
    dayVariance: Math.exp(2 * day),
    harmonicSd: Math.exp(harmonic),
    covariateSd: Math.exp(covariate),
  };
}

/** Squared distance from the usual in standard deviations of belief, for the part of a point that begins at `from`. */
function beliefPenalty(part: readonly number[], from: number): number {
  const usual = toPoint(USUAL);
  return part.reduce((sum, value, i) => sum + ((value - (usual[from + i] ?? 0)) / (BELIEF_SDS[from + i] ?? 1)) ** 2, 0);
}

const BELIEF_SDS = [1.5, 1, 1, 1, 1] as const;
