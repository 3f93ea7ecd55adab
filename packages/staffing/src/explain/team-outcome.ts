import { queueResult } from "../patience/queue-result.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import type { Targets } from "../targets/targets.ts";
import { reachedTargets } from "./reached-targets.ts";
import { judgedWithinSeconds } from "./staffing-question.ts";
import type { TargetStep } from "./staffing-steps.ts";

/** The work of one interval and the terms on which a team is judged. */
export interface JudgedWork {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly model: QueueModel;
  readonly targets: Targets;
}

/** What a team gives for this work, and every target beside it. */
export interface TeamOutcome {
  readonly agents: number;
  readonly result: QueueResult;
  readonly targets: readonly TargetStep[];
  readonly meetsTargets: boolean;
}

/** One team under one load, judged by the model and held against the targets. @throws Refusal as `queueResult` */
export function teamOutcome(agents: number, { loadErlangs, ahtSeconds, model, targets }: JudgedWork): TeamOutcome {
  const resultWithin = (withinSeconds: number, shortAbandonSeconds?: number): QueueResult =>
    queueResult({
      model,
      agents,
      loadErlangs,
      ahtSeconds,
      withinSeconds,
      ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
    });
  const result = resultWithin(judgedWithinSeconds(targets), targets.serviceLevel?.shortAbandonSeconds);
  const reached = reachedTargets(targets, resultWithin);
  return { agents, result, targets: reached, meetsTargets: result.stable && reached.every(({ isMet }) => isMet) };
}
