import { leastAgentsUnder, type Targets } from "@springtide/staffing";
import type { PeopleNeeded } from "./covering-bound.ts";
import { loadOf, type SkillProblem, type SkillQueue, type SkillTarget } from "./skill-problem.ts";

/** With more queues than this only single ones, pairs and all together are looked at. */
const EVERY_SUBSET_UP_TO = 6;

/**
 * How many people must have a skill in each set of queues, whatever the mix: as many as would do if they all took every contact of the
 * set as one line, first come first served, at their fastest, and left all other queues alone.
 *
 * Why no mix needs fewer: take the people who have a skill in the set. Let them drop all other work, take every queue of the set, each
 * contact as quickly as the quickest group takes the shortest kind (the load kept, so with more, shorter contacts: less chance, shorter
 * waits), and let one line feed them, so that nobody is idle while a contact of the set waits. Each step can only shorten what stands in
 * line. Then everyone waits alike, and the line must still keep the easiest target of the set, with the shortest patience of the set,
 * or every queue of the set misses its own. An argument, and for several queues in one line not a theorem: a policy could in
 * principle let few wait very long so that more are in time; with fixed priorities the queue that goes last then misses its
 * target. Held against exhaustive enumeration in test/skills/people-bound.test.ts.
 * @throws Refusal as `leastAgentsUnder`: targets beyond the reach of the largest team
 */
export function peopleNeeded(problem: SkillProblem): PeopleNeeded[] {
  return setsOfQueues(problem.queues.length).map((queues) => ({
    groups: problem.groups.flatMap(({ skills }, group) =>
      skills.some((skill) => queues.includes(skill.queue)) ? [group] : [],
    ),
    people: inOneLine(problem, queues),
  }));
}

function setsOfQueues(count: number): number[][] {
  const all = Array.from({ length: count }, (_, queue) => queue);
  if (count > EVERY_SUBSET_UP_TO) {
    const pairs = all.flatMap((one) => all.slice(one + 1).map((other) => [one, other]));
    return [...all.map((queue) => [queue]), ...pairs, all];
  }
  return Array.from({ length: 2 ** count - 1 }, (_, mask) => all.filter((queue) => ((mask + 1) >> queue) % 2 === 1));
}

function inOneLine(problem: SkillProblem, set: readonly number[]): number {
  const queues = set.flatMap((queue) => {
    const description = problem.queues[queue];
    return description === undefined || description.contactsPerHour === 0
      ? []
      : [{ description, factor: fastest(problem, queue) }];
  });
  const loadErlangs = queues.reduce((sum, { description, factor }) => sum + loadOf(description) * factor, 0);
  if (loadErlangs === 0) return 0;
  const ahtSeconds = Math.min(...queues.map(({ description, factor }) => description.ahtSeconds * factor));
  const laws = [
    ...new Map(queues.map(({ description }) => [JSON.stringify(description.patience), description])).values(),
  ];
  const each = queues.flatMap(({ description }) =>
    laws.map(
      ({ patience }) =>
        leastAgentsUnder({
          model: { kind: "patience", patience: { law: patience } },
          loadErlangs,
          ahtSeconds,
          targets: targetsOf(description),
        }).agents,
    ),
  );
  return Math.min(...each);
}

function fastest({ groups }: SkillProblem, queue: number): number {
  const factors = groups.flatMap(({ skills }) => skills.filter((skill) => skill.queue === queue));
  return factors.length === 0 ? 1 : Math.min(...factors.map(({ ahtFactor }) => ahtFactor));
}

/** The target of a queue as the searches of `staffing` take it. */
function targetsOf({ target }: Pick<SkillQueue, "target">): Targets {
  const { definition, share, withinSeconds, shortAbandonSeconds, maxOccupancy }: SkillTarget = target;
  return {
    serviceLevel: {
      definition,
      share,
      withinSeconds,
      ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
    },
    ...(maxOccupancy === undefined ? {} : { maxOccupancy }),
  };
}
