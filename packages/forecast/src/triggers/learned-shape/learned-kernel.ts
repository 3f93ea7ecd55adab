import { normalQuantile } from "@springtide/probability";
import { inverse } from "../../models/cholesky.ts";
import type { TriggerShape } from "../kernel.ts";
import { factorOf, kernelAt } from "../kernel.ts";
import type { QueueEvents } from "./linear-at-shape.ts";
import type { ShapeStep } from "./shape-equations.ts";
import { deviationAt, shapeAt } from "./shape-space.ts";
import type { ShapeSpace } from "./shape-space.ts";
import { entryOf } from "./symmetric-matrix.ts";

/** What one queue's contacts do around an onset of a usual weekday and date, as learned, by days from the onset. */
export interface LearnedKernel {
  readonly firstOffset: number;
  /** Extra contacts as a fraction of the normal ones. */
  readonly mean: readonly number[];
  /** Ends of the band that holds the effect of a usual event with 80 %. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The effect under the shape given, at the lift learned with it. */
  readonly given: readonly number[];
  readonly events: number;
  /** Share of the doubt about the shape that was there before the history spoke: 1 is belief alone, 0 is history alone. */
  readonly priorShare: number;
  /** The shape learned, its peak brought to 1. */
  readonly shape: TriggerShape;
}

/** Shares of the peak at the ends of a learned shape below which it is over. */
const OVER = 0.01;
/** An effect that never changes contacts by more than this has no shape. */
const NO_EFFECT = 0.005;

/** Reads the learned effect by day, with its 80 % band, off the last step of a fit. */
export function learnedKernel(
  queue: QueueEvents,
  space: ShapeSpace,
  step: ShapeStep,
  liftGiven: number,
): LearnedKernel {
  const { given, events, problem, trigger, amplitude } = queue;
  const { coefficients, shape: point } = step.to;
  const shape = shapeAt(space, given, point);
  const lift = Math.expm1(coefficients[problem.triggers[trigger]?.coefficient ?? 0] ?? 0);
  const offsets = Array.from({ length: space.before + space.after + 1 }, (_, i) => i - space.before);
  const mean = offsets.map(
    (offset) => factorOf(lift * kernelAt(shape, offset)) * Math.exp(amplitude * deviationAt(space, point, offset)) - 1,
  );
  const sds = effectSds(queue, space, step, lift, offsets);
  const reach = normalQuantile(0.9);
  return {
    firstOffset: -space.before,
    mean,
    low: mean.map((value, i) => Math.max(-1, value - reach * (sds.effect[i] ?? 0))),
    high: mean.map((value, i) => value + reach * (sds.effect[i] ?? 0)),
    given: offsets.map((offset) => liftGiven * kernelAt(given, offset)),
    events: events.length,
    priorShare: sds.priorShare,
    shape: trimmed(shape, mean, space),
  };
}

/** Standard deviations of the effect by day, and how much of the prior variance of the shape is left, over the days by their variance. */
function effectSds(
  { given, problem, trigger, amplitude }: QueueEvents,
  space: ShapeSpace,
  { to, factor }: ShapeStep,
  lift: number,
  offsets: readonly number[],
): { effect: readonly number[]; priorShare: number } {
  const base = problem.priors.length;
  const covariance = inverse(factor);
  const common = problem.triggers[trigger]?.coefficient ?? 0;
  const place = (m: number): number => (m === 0 ? common : base + m - 1);
  const shape = shapeAt(space, given, to.shape);
  const moved = parameterGradients(space, given, to.shape, offsets);
  const left = { before: 0, after: 0 };
  const effect = offsets.map((offset, i) => {
    const free = Math.exp(amplitude * deviationAt(space, to.shape, offset));
    const whole = factorOf(lift * kernelAt(shape, offset)) * free;
    const slopes = [
      ...moved.map((gradient) => lift * (gradient[i] ?? 0) * free),
      ...(space.free?.hats ?? []).map(({ shares }) => amplitude * (shares[i] ?? 0) * whole),
    ];
    const all = [(lift + 1) * kernelAt(shape, offset) * free, ...slopes];
    left.before += quadratic(slopes, (a, b) => entryOf(space.prior, a, b));
    left.after += quadratic(slopes, (a, b) => entryOf(covariance, base + a, base + b));
    return Math.sqrt(
      Math.max(
        0,
        quadratic(all, (a, b) => entryOf(covariance, place(a), place(b))),
      ),
    );
  });
  return { effect, priorShare: left.before > 0 ? Math.min(1, left.after / left.before) : 1 };
}

function parameterGradients(
  space: ShapeSpace,
  given: TriggerShape,
  point: Float64Array,
  offsets: readonly number[],
): number[][] {
  return space.parameters.map((_, m) => {
    const nudged = (by: number): TriggerShape =>
      shapeAt(
        space,
        given,
        point.map((value, i) => (i === m ? value + by : value)),
      );
    const [above, below] = [nudged(0.1), nudged(-0.1)];
    return offsets.map((offset) => (kernelAt(above, offset) - kernelAt(below, offset)) / 0.2);
  });
}

function quadratic(vector: readonly number[], matrix: (row: number, column: number) => number): number {
  return vector.reduce(
    (sum, a, i) => (a === 0 ? sum : sum + vector.reduce((inner, b, j) => inner + a * b * matrix(i, j), 0)),
    0,
  );
}

/** The shape of an effect with its peak at 1, without the days at its ends on which nothing happens; as it was where there is no effect. */
function trimmed(shape: TriggerShape, effect: readonly number[], { before }: ShapeSpace): TriggerShape {
  const peak = effect.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  if (Math.abs(peak) < NO_EFFECT) return shape;
  const counts = (value: number): boolean => Math.abs(value) >= OVER * Math.abs(peak);
  const first = effect.findIndex(counts);
  const last = effect.findLastIndex(counts);
  return {
    ...shape,
    dayShares: { firstOffset: first - before, shares: effect.slice(first, last + 1).map((value) => value / peak) },
  };
}
