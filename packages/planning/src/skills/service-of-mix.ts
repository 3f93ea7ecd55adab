import { queueWithPatience } from "@springtide/staffing";
import { chainService } from "./chain/chain-service.ts";
import { shortfallOf } from "./kept-targets.ts";
import type { QueueService } from "./mix-service.ts";
import { overflowService } from "./overflow/overflow-service.ts";
import { ahtFactorOf, linkedQueues, type LinkedQueues } from "./routing.ts";
import { loadOf, type Mix, type SkillProblem } from "./skill-problem.ts";

/** The longest chain that a search asks again and again. */
const MOST_STATES = 2_000;
/** By so much the approximation is never wrong where the chain is short. */
const FAR = 0.1;

/**
 * What a mix gives every queue, each part of the house that shares no person with the rest by the best formula for it: Erlang A or C
 * for a queue with people of its own, or several alike that everyone takes as they come; the chain of all states where it has at
 * most 2,000 of them; else the approximation by overflow. Source, assumptions, error: `queueWithPatience`, `chainService`, `overflowService`.
 * @param mostStates the longest chain that is solved; 0 for none
 */
export function serviceOfMix(problem: SkillProblem, mix: Mix, mostStates = MOST_STATES): QueueService[] {
  const services = problem.queues.map((): QueueService => NOBODY);
  for (const part of linkedQueues(problem, mix)) {
    const found =
      part.groups.length === 0
        ? part.queues.map((queue) => withNobody(problem, queue))
        : (asOneLine(problem, mix, part) ??
          chainService(problem, mix, part, mostStates) ??
          overflowService(problem, mix, part));
    part.queues.forEach((queue, at) => {
      services[queue] = found[at] ?? NOBODY;
    });
  }
  return services;
}

/**
 * The same for a search, which need not know by how much a mix misses its targets where it misses them by far: there the approximation, which
 * takes a hundredth of the time, stands.
 */
export function serviceForSearch(problem: SkillProblem, mix: Mix): QueueService[] {
  const roughly = serviceOfMix(problem, mix, 0);
  return shortfallOf(problem, roughly) > FAR ? roughly : serviceOfMix(problem, mix);
}

const NOBODY: QueueService = { serviceLevel: 0, abandonShare: 1, occupancy: 0, method: "erlang" };

/** Without contacts nobody is missed. */
function withNobody({ queues }: SkillProblem, queue: number): QueueService {
  return queues[queue]?.contactsPerHour === 0 ? { ...NOBODY, serviceLevel: 1, abandonShare: 0 } : NOBODY;
}

/** Erlang A or C where everyone takes every queue of the part alike, so that it is one line; null where they do not. */
function asOneLine(problem: SkillProblem, mix: Mix, { queues, groups }: LinkedQueues): QueueService[] | null {
  const [first] = queues.map((queue) => problem.queues[queue]);
  const [firstGroup] = groups;
  if (first === undefined || firstGroup === undefined) return null;
  const aht = (group: number, queue: number): number =>
    (problem.queues[queue]?.ahtSeconds ?? 0) * ahtFactorOf(problem, group, queue);
  const ahtSeconds = aht(firstGroup, queues[0] ?? 0);
  const isOneLine =
    groups.every((group) => {
      const { skills, takes } = problem.groups[group] ?? { skills: [], takes: "in-order" };
      return (
        skills.length === queues.length &&
        (queues.length === 1 || takes === "longest-waiting") &&
        queues.every((queue) => aht(group, queue) === ahtSeconds)
      );
    }) && queues.every((queue) => JSON.stringify(problem.queues[queue]?.patience) === JSON.stringify(first.patience));
  if (!isOneLine) return null;
  const agents = groups.reduce((sum, group) => sum + (mix[group] ?? 0), 0);
  const contactsPerHour = queues.reduce((sum, queue) => sum + (problem.queues[queue]?.contactsPerHour ?? 0), 0);
  const loadErlangs = loadOf({ ...first, contactsPerHour, ahtSeconds });
  return queues.map((queue): QueueService => {
    const { definition, withinSeconds, shortAbandonSeconds } = (problem.queues[queue] ?? first).target;
    const result = queueWithPatience({
      agents,
      loadErlangs,
      ahtSeconds,
      patience: { law: first.patience },
      withinSeconds,
      ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
    });
    return {
      serviceLevel: result.stable ? result.serviceLevels[definition] : 0,
      abandonShare: result.abandonProbability,
      occupancy: result.occupancy,
      method: "erlang",
    };
  });
}
