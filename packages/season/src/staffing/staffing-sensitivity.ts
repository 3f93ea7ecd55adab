import type { QueueService } from "@springtide/contracts";
import { agentsToHeads, judgedWithinSeconds, leastAgentsUnder, queueResult } from "@springtide/staffing";
import { inTheCallersFields } from "./caller-fields.ts";
import type { WorkQuestion } from "./staffing-curve.ts";
import { modelOf, targetsOf } from "./staffing-numbers.ts";

/** The same question with another volume: what it needs, and what the team of the answer would give. */
export interface OtherVolume {
  /** Of the volume asked about: 1.1 is a tenth more. */
  readonly factor: number;
  readonly contacts: number;
  readonly agents: number;
  readonly heads: number;
  readonly withTeam: QueueService;
}

/**
 * How much an answer hangs on its volume.
 * @param agents the team of the answer, kept while the volume differs; at least one
 * @throws Refusal that names the field of the question
 */
export function staffingSensitivity(request: WorkQuestion, agents: number, factors: readonly number[]): OtherVolume[] {
  const { ahtSeconds, intervalSeconds, shrinkage } = request;
  const [model, targets] = [modelOf(request.model), targetsOf(request.targets)];
  const short = targets.serviceLevel?.shortAbandonSeconds;
  return inTheCallersFields(() =>
    factors.map((factor) => {
      const contacts = request.contacts * factor;
      const loadErlangs = (contacts * ahtSeconds) / intervalSeconds;
      const needed = leastAgentsUnder({ model, loadErlangs, ahtSeconds, targets }).agents;
      return {
        factor,
        contacts,
        agents: needed,
        heads: agentsToHeads({ agents: needed, inShiftShrinkage: shrinkage }),
        withTeam: queueResult({
          ...{ model, agents, loadErlangs, ahtSeconds, withinSeconds: judgedWithinSeconds(targets) },
          ...(short === undefined ? {} : { shortAbandonSeconds: short }),
        }),
      };
    }),
  );
}
