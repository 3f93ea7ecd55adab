import { addPrior, priorOf } from "../../models/coefficient-priors.ts";
import { cholesky, solveLower, solveUpper } from "../../models/cholesky.ts";
import type { LowerTriangle } from "../../models/cholesky.ts";
import { filteredEquations } from "../../models/level-filter.ts";
import { linearAt } from "./linear-at-shape.ts";
import type { QueueEvents, ShapePoint } from "./linear-at-shape.ts";
import type { ShapeSpace } from "./shape-space.ts";
import { symmetricMatrix, times } from "./symmetric-matrix.ts";

/** A normal belief about a point in the space of shapes. */
export interface ShapeBelief {
  readonly mean: Float64Array;
  readonly precision: LowerTriangle;
}

/** A step of the joint fit of a daily model and a shape. */
export interface ShapeStep {
  readonly to: ShapePoint;
  /** Cholesky factor of the joint posterior precision, coefficients of the daily model first. */
  readonly factor: LowerTriangle;
  /** What the history alone says of the shape, the daily model's coefficients integrated out: precision, and precision times mean. */
  readonly evidence: { readonly information: LowerTriangle; readonly score: Float64Array };
}

const LARGEST_SHAPE_STEP = 0.5;
const LARGEST_COEFFICIENT_STEP = 1.5;

/**
 * One Gauss-Newton step of the count regression with the shape's parameters as further columns: level, weekdays, seasons, holidays and
 * all other triggers are fitted with it, so a shape is learned from what they leave, and their doubt is in its doubt.
 * Cost: one run of the level filter.
 */
export function shapeStep(queue: QueueEvents, space: ShapeSpace, from: ShapePoint, belief: ShapeBelief): ShapeStep {
  const { problem, variation } = queue;
  const [base, extra] = [problem.priors.length, space.prior.size];
  const { at, derivatives } = linearAt(queue, space, from);
  const columns = base + extra;
  const jacobian = new Float64Array(problem.days.length * columns);
  const response = at.response.map((value, t) => {
    jacobian.set(at.jacobian.subarray(t * base, (t + 1) * base), t * columns);
    let sum = value;
    derivatives.forEach((derivative, m) => {
      jacobian[t * columns + base + m] = derivative[t] ?? 0;
      sum += (derivative[t] ?? 0) * (from.shape[m] ?? 0);
    });
    return sum;
  });
  const { days, weights } = problem;
  const countVariance = at.rates.map((rate) => 1 / rate);
  const equations = filteredEquations(
    { days, jacobian, columns, response, countVariance, weights, outlying: queue.outlying },
    variation,
  );
  const { mean, precision } = priorOf(problem, variation.strengths);
  const padded = (values: Float64Array): Float64Array => {
    const longer = new Float64Array(columns);
    longer.set(values);
    return longer;
  };
  addPrior(equations, { mean: padded(mean), precision: padded(precision) });
  addBelief(equations, base, belief);
  const factor = cholesky(equations.information);
  const half = solveLower(factor, equations.score);
  const target = solveUpper(factor, half);
  return { to: moved(from, target, base), factor, evidence: evidenceOf(factor, half, base, belief) };
}

function addBelief(
  { information, score }: { readonly information: LowerTriangle; readonly score: Float64Array },
  base: number,
  { mean, precision }: ShapeBelief,
): void {
  const pull = times(precision, mean);
  for (let i = 0, at = 0; i < precision.size; i++) {
    const row = base + i;
    for (let j = 0; j <= i; j++, at++) {
      const place = (row * (row + 1)) / 2 + base + j;
      information.values[place] = (information.values[place] ?? 0) + (precision.values[at] ?? 0);
    }
    score[row] = (score[row] ?? 0) + (pull[i] ?? 0);
  }
}

/** The Schur complement, read from the lower right of the factor, with the belief taken off again. */
function evidenceOf(
  factor: LowerTriangle,
  half: Float64Array,
  base: number,
  { mean, precision }: ShapeBelief,
): ShapeStep["evidence"] {
  const corner = (i: number, j: number): number => {
    const row = base + i;
    return j > i ? 0 : (factor.values[(row * (row + 1)) / 2 + base + j] ?? 0);
  };
  const { size } = precision;
  const joint = symmetricMatrix(size, (row, column) => {
    let sum = 0;
    for (let k = 0; k <= column; k++) sum += corner(row, k) * corner(column, k);
    return sum;
  });
  const pull = times(precision, mean);
  const score = Float64Array.from({ length: size }, (_, row) => {
    let sum = -(pull[row] ?? 0);
    for (let k = 0; k <= row; k++) sum += corner(row, k) * (half[base + k] ?? 0);
    return sum;
  });
  return {
    information: { size, values: joint.values.map((value, i) => value - (precision.values[i] ?? 0)) },
    score,
  };
}

function moved({ coefficients, shape }: ShapePoint, target: Float64Array, base: number): ShapePoint {
  const steps = target.map((value, i) => value - (i < base ? (coefficients[i] ?? 0) : (shape[i - base] ?? 0)));
  const largest = Math.max(
    1,
    ...steps.map((step, i) => Math.abs(step) / (i < base ? LARGEST_COEFFICIENT_STEP : LARGEST_SHAPE_STEP)),
  );
  return {
    coefficients: coefficients.map((value, i) => value + (steps[i] ?? 0) / largest),
    shape: shape.map((value, m) => value + (steps[base + m] ?? 0) / largest),
  };
}
