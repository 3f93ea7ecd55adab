import { peopleNeeded } from "./people-bound.ts";
import { searchMix } from "./search-mix.ts";
import { serviceOfMix } from "./service-of-mix.ts";
import type { Mix, SkillProblem } from "./skill-problem.ts";

/** Cheaper mixes judged to prove that specialists are as few as can be. */
const PROOFS = 200;

/**
 * The cheapest people where everybody takes one queue only, each queue alone by Erlang A or C: what skills in common are held against.
 * @returns null where a queue has no such group, or its groups may not have enough people
 * @throws Refusal as `peopleNeeded`
 */
export function specialistsOnly(problem: SkillProblem): Mix | null {
  const alone: SkillProblem = {
    ...problem,
    groups: problem.groups.map((group) => (group.skills.length === 1 ? group : { ...group, least: 0, most: 0 })),
  };
  const hasSomebody = (queue: number): boolean =>
    alone.groups.some(({ most, skills }) => most > 0 && skills.some((skill) => skill.queue === queue));
  if (!problem.queues.every(({ contactsPerHour }, queue) => contactsPerHour === 0 || hasSomebody(queue))) return null;
  const found = searchMix(alone, {
    serviceOf: (mix) => serviceOfMix(alone, mix),
    needs: peopleNeeded(alone),
    harder: problem.queues.map(() => 0),
    proofs: PROOFS,
  });
  return found.kept ? found.mix : null;
}
