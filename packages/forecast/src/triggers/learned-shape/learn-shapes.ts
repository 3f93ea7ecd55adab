import { checkedHistory } from "../../models/checked-history.ts";
import { fitCountRegression } from "../../models/count-regression.ts";
import type { CountRegression } from "../../models/count-regression.ts";
import { dailyProblem } from "../../models/daily-problem.ts";
import type { DailyModelInput, DailyProblem } from "../../models/daily-problem.ts";
import { eventsOn, kernelOfEvent, shapeEvidenceOf } from "./events.ts";
import { candidateShape } from "./candidate-shape.ts";
import type { LearnedKernel } from "./learned-kernel.ts";
import type { QueueEvents } from "./linear-at-shape.ts";

/** A queue's past, and the triggers whose effect on it is to be learned. */
export interface ShapeHistory {
  readonly queue: string;
  readonly input: DailyModelInput;
  /** Ids of the triggers that are believed to move this queue. */
  readonly movedBy: readonly string[];
}

/** What the past says of the shape of one trigger. */
export interface LearnedShape {
  readonly trigger: string;
  readonly byQueue: ReadonlyMap<string, LearnedKernel>;
  /** Events of the queue that has most. */
  readonly events: number;
  /**
   * Log density of the events, each seen from the others, under the learned shape less that under the given one, over all queues. Null with
   * fewer than two events: nothing can be held out.
   */
  readonly heldOutGain: number | null;
  /** Whether the held-out events speak for the learned shape, so that forecasts should use it. */
  readonly supported: boolean;
}

/** Held-out events must speak for a learned shape with this log density ratio at least: odds of about seven to one. */
const LEAST_GAIN = 2;
/** Triggers that fire more often than this leave no day alone around their events. */
const MOST_EVENTS = 120;

/**
 * Learns the shape of every trigger's effect from its past events: how long it builds up and fades, its second wave, what a weekend and a late
 * season do, and from four events on its free form day by day, unless the events held out prefer the plain form. Given shapes are priors (`shapeSpace`), events of all years and
 * markets count together, and queues of one trigger draw on each other (`beliefFromOthers`). Triggers are learned one after the
 * other, those with most events first, each beside the holidays and the other triggers as they are by then known.
 * Triggers without an event, with an effect of one day, and queues without contacts are left out.
 * @throws Refusal as of `fitDailyModel`
 * Cost: about that of fitting each queue three times, and as much for every trigger.
 */
export function learnShapes(histories: readonly ShapeHistory[]): readonly LearnedShape[] {
  const fitted = histories.flatMap(fittedQueue);
  const ids = [...new Set(histories.flatMap(({ movedBy }) => movedBy))];
  const byEvents = ids
    .map((id) => ({ id, queues: fitted.filter(({ history }) => history.movedBy.includes(id)) }))
    .map((trigger) => ({
      ...trigger,
      events: Math.max(0, ...trigger.queues.map((queue) => eventCount(queue, trigger.id))),
    }))
    .filter(({ events }) => events > 0 && events <= MOST_EVENTS)
    .sort((a, b) => b.events - a.events);
  return byEvents.map(({ id, queues }) => {
    const learned = learnShape(
      id,
      queues.filter((queue) => eventCount(queue, id) > 0),
    );
    if (learned.supported) for (const queue of queues) useShape(queue, id, learned);
    return learned;
  });
}

interface FittedQueue {
  readonly history: ShapeHistory;
  problem: DailyProblem;
  readonly fit: CountRegression;
}

function fittedQueue(history: ShapeHistory): FittedQueue[] {
  const check = checkedHistory(history.input);
  if (check.totalContacts === 0) return [];
  const problem = dailyProblem(history.input, check.closedWeekdaysWithContacts);
  return [{ history, problem, fit: fitCountRegression(problem) }];
}

function eventCount({ history, problem }: FittedQueue, id: string): number {
  const trigger = history.input.triggers.find((one) => one.id === id);
  if (trigger === undefined || (trigger.durationDays <= 1 && trigger.leadDays === 0)) return 0;
  return eventsOn(trigger, problem.days).length;
}

function learnShape(id: string, queues: readonly FittedQueue[]): LearnedShape {
  const withEvents = queues.map((queue) => queueEvents(queue, id));
  const most = withEvents.reduce((one, other) => (other.events.length > one.length ? other.events : one), NO_EVENTS);
  const evidence = shapeEvidenceOf(most);
  const candidates = (evidence.free ? [true, false] : [false]).map((free) =>
    candidateShape(
      withEvents,
      queues.map(({ fit }) => fit),
      { ...evidence, free },
    ),
  );
  const best = candidates.reduce((one, other) => ((other.gain ?? 0) > (one.gain ?? 0) ? other : one));
  return {
    trigger: id,
    byQueue: new Map(
      queues.flatMap(({ history }, q) => (best.kernels[q] ?? []).map((kernel) => [history.queue, kernel])),
    ),
    events: most.length,
    heldOutGain: best.gain,
    supported: best.gain !== null && best.gain >= LEAST_GAIN,
  };
}

const NO_EVENTS: QueueEvents["events"] = [];

function queueEvents({ history, problem, fit }: FittedQueue, id: string): QueueEvents {
  const trigger = problem.triggers.findIndex((term) => term.id === id);
  const given = history.input.triggers.find((one) => one.id === id);
  if (given === undefined) throw new RangeError(`no trigger ${id}`);
  return {
    problem,
    variation: fit.variation,
    outlying: fit.outlying,
    trigger,
    given,
    events: eventsOn(given, problem.days),
    amplitude: amplitudeOf(problem, trigger, fit),
  };
}

/** The larger of the log lift believed and learned, and a tenth at least. */
function amplitudeOf({ triggers }: DailyProblem, trigger: number, { coefficients }: CountRegression): number {
  const { coefficient = 0, priorMean = 0 } = triggers[trigger] ?? {};
  return Math.max(0.1, Math.abs(priorMean), Math.abs(coefficients[coefficient] ?? 0));
}

/** Later triggers are learned beside the shape that was found. */
function useShape(queue: FittedQueue, id: string, { byQueue }: LearnedShape): void {
  const learned = byQueue.get(queue.history.queue);
  const given = queue.history.input.triggers.find((one) => one.id === id);
  if (learned === undefined || given === undefined) return;
  const events = eventsOn(given, queue.problem.days);
  queue.problem = {
    ...queue.problem,
    triggers: queue.problem.triggers.map((term) =>
      term.id !== id
        ? term
        : {
            ...term,
            firings: term.firings.map((firing, f) => {
              const event = events[f];
              return event === undefined
                ? firing
                : { ...firing, kernel: kernelOfEvent(learned.shape, event, queue.problem.days) };
            }),
          },
    ),
  };
}
