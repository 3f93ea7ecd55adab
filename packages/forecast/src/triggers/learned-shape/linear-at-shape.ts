import type { DailyProblem, TriggerTerm } from "../../models/daily-problem.ts";
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

/** Half the width of the differences by which parameters and knots are told apart; effects are smooth over it. */
const NUDGE = 0.1;

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
