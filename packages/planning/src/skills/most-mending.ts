import { shortfallOf, shortfallOfQueue, type JudgedService } from "./kept-targets.ts";
import type { QueueService } from "./mix-service.ts";
import type { Mix, SkillProblem } from "./skill-problem.ts";

/** People who do not take a missed queue themselves must mend this much to be added: else they would be added without end. */
const WORTH_ADDING = 1e-4;

/**
 * The mix with one person more where, by the formula, that mends most of what is missing for its cost. Somebody who takes a missed queue may be
 * added even if that shows nothing yet, as where a line still grows without end.
 * @param services what the mix gives now, by whatever judges it
 * @returns null where nobody is left to add who mends anything
 */
export function mostMending(
  problem: SkillProblem,
  mix: Mix,
  services: readonly JudgedService[],
  serviceOf: (mix: Mix) => readonly QueueService[],
  harder: readonly number[],
): Mix | null {
  const short = shortfallOf(problem, services, harder);
  const isMissed = problem.queues.map(({ target }, at) => shortfallOfQueue(target, services[at], harder[at]) > 0);
  const now = serviceOf(mix);
  const gains = problem.groups.flatMap(({ skills, most, costPerHour }, group) => {
    if ((mix[group] ?? 0) >= most) return [];
    const after = mix.map((people, other) => people + Number(other === group));
    const then = serviceOf(after);
    const mended = services.map(({ serviceLevel, occupancy }, queue) => ({
      serviceLevel: serviceLevel + (then[queue]?.serviceLevel ?? 0) - (now[queue]?.serviceLevel ?? 0),
      occupancy: occupancy + (then[queue]?.occupancy ?? 0) - (now[queue]?.occupancy ?? 0),
    }));
    const gain = short - shortfallOf(problem, mended, harder);
    const takesMissed = skills.some(({ queue }) => isMissed[queue]);
    return gain > WORTH_ADDING || takesMissed ? [{ after, perCost: gain / costPerHour, costPerHour }] : [];
  });
  const [first] = [...gains].sort((one, other) => other.perCost - one.perCost || one.costPerHour - other.costPerHour);
  return first?.after ?? null;
}
