import type { Finding } from "@springtide/refusal";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { spanAt } from "./local-words.ts";
import type { RosterFindings } from "./roster-findings.ts";
import { placeOf, type RosterPlaces } from "./roster-places.ts";

/**
 * Stretches in which a queue wants people and nobody with the skill can be there at all. Where that holds for everything that is wanted,
 * there is no roster to make: an error. People who can do nothing are told beside it.
 */
export function coverFindings(problem: RosterProblem, places: RosterPlaces): RosterFindings {
  const isWanted = problem.demand.some((heads) => heads.some((wanted) => wanted > 0));
  const canAny = problem.demand.some((heads, queue) => {
    const present = availableFor(problem, queue);
    return heads.some((wanted, t) => wanted > 0 && present[t] === 1);
  });
  if (isWanted && !canAny) return { errors: [nobodyAtAll(problem, places)], caveats: [] };
  const empty = problem.demand.flatMap((_, queue) => emptyStretches(problem, places, queue));
  return {
    errors: [],
    caveats: [...empty, ...problem.people.flatMap((_, person) => idlePerson(problem, places, person))],
  };
}

/** 1 where somebody with the skill for a queue is available or published to work. */
function availableFor({ people, startsMs }: RosterProblem, queue: number): Uint8Array {
  const present = new Uint8Array(startsMs.length);
  for (const { skills, patterns, available, published } of people) {
    if (!skills.includes(queue)) continue;
    startsMs.forEach((ms, t) => {
      if (patterns.length > 0 && available[t] === 1) present[t] = 1;
      if (published.some(({ startMs, endMs }) => startMs <= ms && endMs > ms)) present[t] = 1;
    });
  }
  return present;
}

function nobodyAtAll({ people, patterns, zone, startsMs, seconds }: RosterProblem, places: RosterPlaces): Finding {
  const last = startsMs.length - 1;
  const span = spanAt(zone, startsMs[0] ?? 0, (startsMs[last] ?? 0) + (seconds[last] ?? 0) * 1000);
  const found =
    people.length === 0
      ? "no people"
      : patterns.length === 0
        ? "no shift patterns"
        : "nobody who has the skill and is available";
  return {
    code: "nobody-available",
    place: placeOf(places, places.demand(0)),
    found: `${found} in all that is wanted from ${span}`,
    rule: "somebody may work in at least one of the hours that are wanted",
    remedy:
      "Name people with the skills of the queues, the hours in which they can work, and the shifts they may be given.",
  };
}

function emptyStretches(problem: RosterProblem, places: RosterPlaces, queue: number): Finding[] {
  const { startsMs, seconds, zone, demand, people } = problem;
  const present = availableFor(problem, queue);
  const runs: { fromMs: number; toMs: number; heads: number }[] = [];
  startsMs.forEach((fromMs, t) => {
    const heads = demand[queue]?.[t] ?? 0;
    if (heads <= 0 || present[t] === 1) return;
    const toMs = fromMs + (seconds[t] ?? 0) * 1000;
    const last = runs.at(-1);
    if (last?.toMs === fromMs)
      runs[runs.length - 1] = { fromMs: last.fromMs, toMs, heads: Math.max(last.heads, heads) };
    else runs.push({ fromMs, toMs, heads });
  });
  const skilled = people.filter(({ skills }) => skills.includes(queue)).length;
  const name = places.queueName(queue);
  return runs.map(({ fromMs, toMs, heads }) => ({
    code: "nobody-available",
    place: placeOf(places, places.demand(queue)),
    found: `${heads} ${heads === 1 ? "head" : "heads"} wanted for ${name} from ${spanAt(zone, fromMs, toMs)}, and nobody available`,
    rule:
      skilled === 0
        ? `nobody has the skill for ${name}`
        : `none of the ${skilled} with the skill for ${name} can work then`,
    remedy: "Find somebody for these hours, buy them from a partner, or leave them closed.",
  }));
}

function idlePerson({ people }: RosterProblem, places: RosterPlaces, person: number): Finding[] {
  const { skills = [], patterns = [], available = new Uint8Array(0) } = people[person] ?? {};
  const lacks = [
    ...(skills.length === 0 ? ["a skill"] : []),
    ...(patterns.length === 0 ? ["a shift pattern"] : []),
    ...(available.includes(1) ? [] : ["an hour in which they are available"]),
  ];
  if (lacks.length === 0) return [];
  return [
    {
      code: "person-without-work",
      place: placeOf(places, places.person(person)),
      found: `${places.personName(person)} without ${lacks.join(" and ")}`,
      rule: "such a person is given no shift",
      remedy: "Give them what is missing, or leave them out of these weeks.",
    },
  ];
}
