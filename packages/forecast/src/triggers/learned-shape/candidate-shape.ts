import type { CountRegression } from "../../models/count-regression.ts";
import { inWindow } from "./events.ts";
import { fitShape } from "./fit-shape.ts";
import { heldOutGain } from "./held-out-events.ts";
import { learnedKernel } from "./learned-kernel.ts";
import type { LearnedKernel } from "./learned-kernel.ts";
import { retuned } from "./linear-at-shape.ts";
import type { QueueEvents } from "./linear-at-shape.ts";
import { NOTHING_LEARNED, shapeSpace } from "./shape-space.ts";
import type { ShapeEvidence } from "./shape-space.ts";

const ROUNDS = 3;

/** The shape learned in one space, queue by queue, and what the events held out say of it. */
export function candidateShape(
  withEvents: readonly QueueEvents[],
  fits: readonly CountRegression[],
  evidence: ShapeEvidence,
): { kernels: readonly LearnedKernel[][]; gain: number | null } {
  const space = shapeSpace(
    withEvents.map(({ given }) => given),
    evidence,
  );
  const inSpace = withEvents.map((queue) => ({ ...queue, outlying: outlyingOutside(queue, space) }));
  const start = fits.map(({ coefficients }) => coefficients);
  const roughly = fitShape(inSpace, space, { start, rounds: ROUNDS });
  const asLearned = inSpace.map((queue, q) => {
    const to = roughly[q]?.to;
    return to === undefined ? queue : retuned(queue, space, to);
  });
  const steps = fitShape(asLearned, space, { start: roughly.map(({ to }) => to.coefficients), rounds: ROUNDS });
  const most = Math.max(...withEvents.map(({ events }) => events.length));
  return {
    kernels: asLearned.map((queue, q) => {
      const step = steps[q];
      const { coefficient = 0 } = queue.problem.triggers[queue.trigger] ?? {};
      const liftGiven = Math.expm1(fits[q]?.coefficients[coefficient] ?? 0);
      return step === undefined ? [] : [learnedKernel(queue, space, step, liftGiven)];
    }),
    gain: most < 2 ? null : heldOutGain({ asGiven: tunedAsGiven(inSpace, start), asLearned }, space, start),
  };
}

/** The variation of the shape given is searched as long as that of a learned one, so that neither wins by the search. */
function tunedAsGiven(queues: readonly QueueEvents[], start: readonly Float64Array[]): readonly QueueEvents[] {
  return queues.map((queue, q) => {
    const coefficients = start[q];
    const shape = new Float64Array(0);
    return coefficients === undefined ? queue : retuned(queue, NOTHING_LEARNED, { coefficients, shape });
  });
}

/** Days around events are what is learned from, however far they lie from what was believed. */
function outlyingOutside(
  { problem, outlying, events }: QueueEvents,
  window: { before: number; after: number },
): Float64Array {
  return outlying.map((factor, t) =>
    events.some((event) => inWindow(event, window, problem.days[t] ?? 0)) ? 1 : factor,
  );
}
