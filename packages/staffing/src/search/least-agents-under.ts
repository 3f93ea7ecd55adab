import { requireHandleTime, requireLoad } from "../domain.ts";
import { queueResult } from "../patience/queue-result.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import type { Targets } from "../targets/targets.ts";
import { modelCheck } from "./staffing-search.ts";

/** The work of one interval, the model to judge it by and what must be kept for it. */
export interface ModelledNeed {
  readonly model: QueueModel;
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}

/** The answer, and what the last agent buys: the same queue with one agent fewer. */
export interface LeastAgentsUnder {
  readonly agents: number;
  readonly at: QueueResult;
  /** Null where nobody is needed. */
  readonly oneFewer: QueueResult | null;
}

/**
 * The least whole number of agents that keep all targets under a model, with what that team and a team of one fewer
 * give: 0 where nothing is offered, else at least 1. Service levels are judged at the time of the service-level
 * target, else of the percentile, else at once (0 s). For many intervals see `staffingSearch`, which says how the
 * search goes and what each target means.
 * Cost: the search, and two evaluations of the model.
 * @throws Refusal as `staffingSearch` and its searches
 * @example leastAgentsUnder({ model: { kind: "erlang-c" }, loadErlangs: 50, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }).agents // => 57
 */
export function leastAgentsUnder({ model, loadErlangs, ahtSeconds, targets }: ModelledNeed): LeastAgentsUnder {
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  const least = modelCheck(model, targets).leastAgents(loadErlangs, ahtSeconds);
  const { serviceLevel, waitPercentile } = targets;
  const shortAbandonSeconds = serviceLevel?.shortAbandonSeconds;
  const give = (agents: number): QueueResult =>
    queueResult({
      model,
      agents,
      loadErlangs,
      ahtSeconds,
      withinSeconds: serviceLevel?.withinSeconds ?? waitPercentile?.seconds ?? 0,
      ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
    });
  return { agents: least, at: give(least), oneFewer: least > 0 ? give(least - 1) : null };
}
