import { beliefFromOthers } from "./pooled-belief.ts";
import { shapeStep } from "./shape-equations.ts";
import type { QueueEvents, ShapePoint } from "./linear-at-shape.ts";
import type { ShapeStep } from "./shape-equations.ts";
import type { ShapeSpace } from "./shape-space.ts";

/**
 * Fits the shape of one trigger on all its queues together: Gauss-Newton steps queue by queue, each believing what the others say.
 * A few rounds do, since a shape moves the log rate almost linearly.
 * @param start coefficients of each queue's daily model as fitted with the shape given
 */
export function fitShape(
  queues: readonly QueueEvents[],
  space: ShapeSpace,
  { start, rounds }: { readonly start: readonly Float64Array[]; readonly rounds: number },
): readonly ShapeStep[] {
  const points = queues.map((_, q): ShapePoint => ({
    coefficients: start[q] ?? new Float64Array(0),
    shape: new Float64Array(space.prior.size),
  }));
  const steps: ShapeStep[] = [];
  for (let round = 0; round < rounds; round++)
    queues.forEach((queue, q) => {
      const others = steps.filter((_, other) => other !== q).map(({ evidence }) => evidence);
      const from = points[q];
      if (from === undefined) return;
      const step = shapeStep(queue, space, from, beliefFromOthers(space.prior, others));
      points[q] = step.to;
      steps[q] = step;
    });
  return steps;
}
