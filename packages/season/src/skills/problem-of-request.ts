import type { SkillMixRequest } from "@springtide/contracts";
import type { SkillProblem } from "@springtide/planning";

/** The question in the numbers of the planner: queues and groups by their place in the lists. */
export function problemOfRequest({ queues, groups }: SkillMixRequest): SkillProblem {
  const names = queues.map(({ id }) => id);
  return {
    queues: queues.map(({ contactsPerHour, ahtSeconds, patience, target }) => ({
      contactsPerHour,
      ahtSeconds,
      patience: patience ?? { kind: "endless" },
      target: {
        definition: target.definition,
        share: target.share,
        withinSeconds: target.withinSeconds,
        maxOccupancy: target.maxOccupancy,
        ...(target.shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds: target.shortAbandonSeconds }),
      },
    })),
    groups: groups.map(({ skills, takes, costPerHour, least, most }) => ({
      skills: skills.map(({ queue, ahtFactor }) => ({ queue: names.indexOf(queue), ahtFactor })),
      takes,
      costPerHour,
      least,
      most: most ?? Infinity,
    })),
  };
}
