import { erlangC, type TimedQueueLoad } from "../erlang/erlang-c.ts";
import { requirePatience, requireSeconds } from "../domain.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import { queueWithPatience } from "./queue-with-patience.ts";

/** A queue, the model to judge it by, and the wait that counts as good service. */
export interface ModelledQueueLoad extends TimedQueueLoad {
  readonly model: QueueModel;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** Erlang C in the shape that all models answer with: nobody abandons, and the five service levels are one number. */
function erlangCResult(queue: TimedQueueLoad): QueueResult {
  const { agents, loadErlangs } = queue;
  const { stable, waitProbability, serviceLevel, asaSeconds, meanQueue, occupancy } = erlangC(queue);
  return {
    stable,
    loadErlangs,
    waitProbability,
    servedProbability: agents > 0 || loadErlangs === 0 ? 1 : 0,
    abandonProbability: 0,
    blockProbability: 0,
    overflowProbability: 0,
    serviceLevels: {
      slOffered: serviceLevel,
      slAnswered: serviceLevel,
      slExclShort: serviceLevel,
      slAbandonGood: serviceLevel,
      slVirtual: serviceLevel,
    },
    asaSeconds,
    meanWaitSeconds: asaSeconds,
    meanWaitAbandonedSeconds: null,
    meanQueue,
    occupancy: agents > 0 ? occupancy : 0,
  };
}

/**
 * What a queue gives by the model named, in the one shape of all models. `erlang-c` has one number for all service
 * levels; where it is not `stable` its line grows without end, and with no agents at all nobody is served. For the
 * others see `queueWithPatience`; `erlang-a` is its exponential law.
 * Assumptions, sources and cost: `erlangC` and `queueWithPatience`.
 * @throws Refusal as `erlangC` and `queueWithPatience`
 * @example queueResult({ model: { kind: "erlang-a", patienceSeconds: 120 }, agents: 10, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 }).abandonProbability // about 0.1375
 */
export function queueResult({ model, ...queue }: ModelledQueueLoad): QueueResult {
  switch (model.kind) {
    case "erlang-c":
      if (queue.shortAbandonSeconds !== undefined) requireSeconds(queue.shortAbandonSeconds, "/shortAbandonSeconds");
      return erlangCResult(queue);
    case "erlang-a":
      requirePatience(model.patienceSeconds, "/model/patienceSeconds");
      return queueWithPatience({
        ...queue,
        patience: { law: { kind: "exponential", meanSeconds: model.patienceSeconds } },
      });
    case "patience":
      return queueWithPatience({ ...queue, patience: model.patience });
  }
}
