import type { Prior } from "../features/priors.ts";
import type { DailyProblem } from "./daily-problem.ts";
import type { FilteredEquations } from "./level-filter.ts";

/** Families of coefficients whose common size the evidence finds: seasons of the year, turns of the month, measurements. */
export type Family = Exclude<Prior["scale"], "fixed">;

/** Standard deviation of the coefficients of each family, in the units of their priors. */
export type Strengths = Readonly<Record<Family, number>>;

const ONES: Strengths = { harmonic: 1, month: 1, covariate: 1 };

/** Normal priors of coefficients: means and precisions. */
export interface CoefficientPriors {
  readonly mean: Float64Array;
  readonly precision: Float64Array;
}

/** Prior mean and precision of every coefficient, each family at its strength. */
export function priorOf({ priors }: Pick<DailyProblem, "priors">, strengths: Strengths = ONES): CoefficientPriors {
  return {
    mean: Float64Array.from(priors, ({ mean }) => mean),
    precision: Float64Array.from(priors, ({ sd, scale }) => (scale === "fixed" ? sd : sd * strengths[scale]) ** -2),
  };
}

/** Adds a normal prior to normal equations, in place. */
export function addPrior(
  { information, score }: Pick<FilteredEquations, "information" | "score">,
  { mean, precision }: CoefficientPriors,
): void {
  precision.forEach((value, j) => {
    const diagonal = (j * (j + 3)) / 2;
    information.values[diagonal] = (information.values[diagonal] ?? 0) + value;
    score[j] = (score[j] ?? 0) + value * (mean[j] ?? 0);
  });
}
