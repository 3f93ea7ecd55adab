import { addPrior, priorOf } from "../../models/coefficient-priors.ts";
import { cholesky, solveLower, solveUpper } from "../../models/cholesky.ts";
import type { LowerTriangle } from "../../models/cholesky.ts";
import type { DailyProblem, TriggerTerm } from "../../models/daily-problem.ts";
import { filteredEquations } from "../../models/level-filter.ts";
import { linearise } from "../../models/linearisation.ts";
import type { Linearisation } from "../../models/linearisation.ts";
import { searchVariation } from "../../models/variation-search.ts";
import type { Hyperparameters } from "../../models/variation-search.ts";
import { factorOf } from "../kernel.ts";
import type { TriggerShape } from "../kernel.ts";
import { kernelOfEvent } from "./events.ts";
import type { ShapeEvent } from "./events.ts";
import { shapeAt } from "./shape-space.ts";
import type { ShapeSpace } from "./shape-space.ts";
import { symmetricMatrix, times } from "./symmetric-matrix.ts";

/** One queue's history as a regression, with the events of the trigger whose shape is learned. */
export interface QueueEvents {
  readonly problem: DailyProblem;
  readonly variation: Hyperparameters;
  /** Factor on the noise variance of each day used. */
  readonly outlying: Float64Array;
  /** Place of the trigger among those of the problem. */
  readonly trigger: number;
  readonly given: TriggerShape;
  readonly events: readonly ShapeEvent[];
  /** Log of the effect's peak, or of what it is believed to be: the unit of a free form. */
  readonly amplitude: number;
}

/** Coefficients of the daily model, and a point in the space of shapes. */
export interface ShapePoint {
  readonly coefficients: Float64Array;
  readonly shape: Float64Array;
}

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
/** Half the width of the differences by which parameters and knots are told apart; effects are smooth over it. */
const NUDGE = 0.1;

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

/** The queue with its variation learned anew beside a shape: one that fits leaves less for the level to explain. */
export function retuned(queue: QueueEvents, space: ShapeSpace, at: ShapePoint): QueueEvents {
  const { problem } = queue;
  const { jacobian, response, rates } = linearAt(queue, space, at).at;
  const regression = {
    days: problem.days,
    jacobian,
    columns: problem.priors.length,
    response,
    countVariance: rates.map((rate) => 1 / rate),
    weights: problem.weights,
    outlying: queue.outlying,
  };
  return { ...queue, variation: searchVariation(problem, regression, at.coefficients, queue.variation) };
}

/** The regression made linear at a point, and the derivatives of the log rate by the shape's parameters and knots. */
export function linearAt(
  queue: QueueEvents,
  space: ShapeSpace,
  { coefficients, shape }: ShapePoint,
): { at: Linearisation; derivatives: Float64Array[] } {
  const { problem, events, amplitude } = queue;
  const moved = shapeAt(space, queue.given, shape);
  const all = events.flat();
  const knots = (space.free?.hats ?? []).map((dayShares) =>
    kernelOfEvent({ ...moved, dayShares }, all, problem.days).map((share) => amplitude * share),
  );
  const at = linearise({ ...problem, triggers: withShape(queue, moved) }, coefficients);
  const rates = at.rates.map((rate, t) =>
    knots.reduce((value, knot, k) => {
      const share = knot[t] ?? 0;
      return share === 0 ? value : value * Math.exp(share * (shape[space.parameters.length + k] ?? 0));
    }, rate),
  );
  const residuals = rates.map((rate, t) => ((problem.counts[t] ?? 0) - rate) / rate);
  const response = at.response.map((value, t) => value - (at.residuals[t] ?? 0) + (residuals[t] ?? 0));
  return {
    at: { rates, jacobian: at.jacobian, residuals, response },
    derivatives: [...parameterDerivatives(queue, space, { coefficients, shape }), ...knots],
  };
}

function parameterDerivatives(
  { problem, trigger, given, events }: QueueEvents,
  space: ShapeSpace,
  { coefficients, shape }: ShapePoint,
): Float64Array[] {
  const term = problem.triggers[trigger];
  const common = coefficients[term?.coefficient ?? -1] ?? 0;
  const lifted = events.flatMap((event, f) => {
    const own = term?.firings[f]?.coefficient ?? null;
    const lift = Math.expm1(common + (own === null ? 0 : (coefficients[own] ?? 0)));
    return event.map(({ day, weight }) => ({ day, weight: weight * lift }));
  });
  const changeAt = (point: ArrayLike<number>): Float64Array =>
    kernelOfEvent(shapeAt(space, given, point), lifted, problem.days);
  const change = changeAt(shape);
  return space.parameters.map((_, m) => {
    const nudged = (by: number): Float64Array => changeAt(shape.map((value, i) => (i === m ? value + by : value)));
    const [above, below] = [nudged(NUDGE), nudged(-NUDGE)];
    return above.map((value, t) => (value - (below[t] ?? 0)) / (2 * NUDGE) / factorOf(change[t] ?? 0));
  });
}

/** The problem's triggers with the one that is learned in another shape. */
function withShape({ problem, trigger, events }: QueueEvents, shape: TriggerShape): readonly TriggerTerm[] {
  return problem.triggers.map((term, i) =>
    i === trigger
      ? {
          ...term,
          firings: term.firings.map((firing, f) => {
            const event = events[f];
            return event === undefined ? firing : { ...firing, kernel: kernelOfEvent(shape, event, problem.days) };
          }),
        }
      : term,
  );
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
