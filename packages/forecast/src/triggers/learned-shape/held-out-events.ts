import type { DailyProblem } from "../../models/daily-problem.ts";
import { firingSd } from "../../models/daily-problem.ts";
import { filteredEquations } from "../../models/level-filter.ts";
import { cholesky, logDeterminant, solveLower } from "../../models/cholesky.ts";
import { addPrior } from "../../models/coefficient-priors.ts";
import { fitShape } from "./fit-shape.ts";
import { inWindow } from "./events.ts";
import { linearAt } from "./linear-at-shape.ts";
import type { QueueEvents, ShapePoint } from "./linear-at-shape.ts";
import { NOTHING_LEARNED } from "./shape-space.ts";
import type { ShapeSpace } from "./shape-space.ts";

const MOST_FOLDS = 4;
const ROUNDS = 2;
/** Days before a window that show where the level stands. */
const DAYS_BEFORE = 28;

/**
 * How much more likely the events are under a shape learned from the other events than under the one given, as a difference of log
 * densities over all queues: each event (or each fourth, where there are more than four) is taken out, model and shape are fitted on the
 * rest, and the days around it are scored, how strong the event itself was being integrated out. Each shape has the variation that
 * was learned with it.
 */
export function heldOutGain(
  queues: { readonly asGiven: readonly QueueEvents[]; readonly asLearned: readonly QueueEvents[] },
  space: ShapeSpace,
  start: readonly Float64Array[],
): number {
  const most = Math.max(...queues.asGiven.map(({ events }) => events.length));
  const folds = Math.min(MOST_FOLDS, most);
  let gain = 0;
  for (let fold = 0; fold < folds; fold++) {
    const score = (all: readonly QueueEvents[], within: ShapeSpace, rounds: number): number => {
      const rest = all.map((queue) => withoutEvents(queue, space, (event) => event % folds === fold));
      const steps = fitShape(rest, within, { start, rounds });
      return all.reduce((sum, queue, q) => {
        const to = steps[q]?.to;
        return to === undefined ? sum : sum + logDensity(queue, { space: within, window: space, to, folds, fold });
      }, 0);
    };
    gain += score(queues.asLearned, space, ROUNDS) - score(queues.asGiven, NOTHING_LEARNED, 1);
  }
  return gain;
}

function withoutEvents(queue: QueueEvents, window: ShapeSpace, out: (event: number) => boolean): QueueEvents {
  const { days } = queue.problem;
  const held = queue.events.filter((_, i) => out(i));
  const kept = Int32Array.from(days.keys()).filter((t) => !held.some((event) => inWindow(event, window, days[t] ?? 0)));
  return {
    ...queue,
    problem: onRows(queue.problem, kept),
    outlying: Float64Array.from(kept, (t) => queue.outlying[t] ?? 1),
  };
}

/** A problem on some of its days. */
function onRows(problem: DailyProblem, kept: Int32Array): DailyProblem {
  const { linear } = problem;
  const features = new Float64Array(kept.length * linear);
  kept.forEach((t, row) => {
    features.set(problem.features.subarray(t * linear, (t + 1) * linear), row * linear);
  });
  const of = (values: Float64Array): Float64Array => Float64Array.from(kept, (t) => values[t] ?? NaN);
  return {
    ...problem,
    days: Int32Array.from(kept, (t) => problem.days[t] ?? 0),
    counts: of(problem.counts),
    weights: of(problem.weights),
    explained: Uint8Array.from(kept, (t) => problem.explained[t] ?? 0),
    features,
    triggers: problem.triggers.map((term) => ({
      ...term,
      firings: term.firings.map((firing) => ({ ...firing, kernel: of(firing.kernel) })),
    })),
  };
}

interface HeldOut {
  readonly space: ShapeSpace;
  readonly window: ShapeSpace;
  readonly to: ShapePoint;
  readonly folds: number;
  readonly fold: number;
}

/** Log density of the log counts of the days around the events of a fold, given the four weeks before each. */
function logDensity(queue: QueueEvents, { space, window, to, folds, fold }: HeldOut): number {
  const { problem, trigger, events } = queue;
  const term = problem.triggers[trigger];
  if (term === undefined) return 0;
  const { rates, jacobian } = linearAt(queue, space, to).at;
  const common = to.coefficients[term.coefficient] ?? 0;
  return events.reduce((sum, event, f) => {
    if (f % folds !== fold) return sum;
    const near = (reach: { before: number; after: number }): Int32Array =>
      Int32Array.from(problem.days.keys()).filter((t) => inWindow(event, reach, problem.days[t] ?? 0));
    const own = term.firings[f]?.coefficient ?? null;
    const strength = (t: number): number => jacobian[t * problem.priors.length + (own ?? term.coefficient)] ?? 0;
    const evidence = (rows: Int32Array): number => evidenceOn(queue, rows, { rates, strength, sd: firingSd(common) });
    const before = window.before + DAYS_BEFORE;
    return (
      sum + evidence(near({ before, after: window.after })) - evidence(near({ before, after: -window.before - 1 }))
    );
  }, 0);
}

/** Log density of log(counts / rates) on some days under the level filter, the event's own strength integrated out. */
function evidenceOn(
  { problem, variation }: QueueEvents,
  rows: Int32Array,
  of: { readonly rates: Float64Array; readonly strength: (t: number) => number; readonly sd: number },
): number {
  if (rows.length === 0) return 0;
  const rate = (t: number): number => of.rates[t] ?? 1;
  const equations = filteredEquations(
    {
      days: Int32Array.from(rows, (t) => problem.days[t] ?? 0),
      columns: 1,
      jacobian: Float64Array.from(rows, of.strength),
      response: Float64Array.from(rows, (t) => Math.log(((problem.counts[t] ?? 0) + 0.5) / (rate(t) + 0.5))),
      countVariance: Float64Array.from(rows, (t) => 1 / Math.max(rate(t), 0.5)),
      weights: new Float64Array(rows.length).fill(1),
      outlying: new Float64Array(rows.length).fill(1),
    },
    variation,
  );
  const precision = of.sd ** -2;
  addPrior(equations, { mean: new Float64Array(1), precision: Float64Array.of(precision) });
  const factor = cholesky(equations.information);
  const explained = solveLower(factor, equations.score)[0] ?? 0;
  const uncertain = logDeterminant(factor) - Math.log(precision);
  return -0.5 * (equations.square + equations.logVariance + uncertain - explained * explained);
}
