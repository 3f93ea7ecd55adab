import type { PeopleNeeded } from "./covering-bound.ts";
import { costOfMix, type Mix, type SkillProblem } from "./skill-problem.ts";

/** Steps of the walk through all mixes after which it is given up. */
const MOST_STEPS = 2_000_000;

/**
 * Every mix that costs less than so much and meets the needs, the cheapest first.
 * @returns null where there are more than `most`, or too many to look through
 */
export function cheaperMixes(
  problem: SkillProblem,
  needs: readonly PeopleNeeded[],
  { below, most }: { readonly below: number; readonly most: number },
): Mix[] | null {
  const { groups } = problem;
  const leastAfter = groups.map((_, from) =>
    groups.slice(from + 1).reduce((sum, { costPerHour, least }) => sum + costPerHour * least, 0),
  );
  const found: Mix[] = [];
  let steps = 0;
  const walk = (people: readonly number[], cost: number): boolean => {
    const group = people.length;
    const { costPerHour, least, most: largest } = groups[group] ?? { costPerHour: 0, least: 0, most: -1 };
    if (group === groups.length) {
      if (needs.every((need) => need.groups.reduce((sum, at) => sum + (people[at] ?? 0), 0) >= need.people))
        found.push(people);
      return found.length <= most;
    }
    for (let count = least; count <= largest; count += 1) {
      steps += 1;
      const after = cost + costPerHour * count;
      if (after + (leastAfter[group] ?? 0) >= below) break;
      if (steps > MOST_STEPS || !walk([...people, count], after)) return false;
    }
    return true;
  };
  if (!walk([], 0)) return null;
  return found.sort((one, other) => costOfMix(problem, one) - costOfMix(problem, other));
}
